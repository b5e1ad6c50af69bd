/** What a drag asks for. Points are client coordinates inside the frame; `fine`: Alt is held. */
export interface DragActions {
  readonly move: (x: number, y: number, fine: boolean) => void
  readonly drop: () => void
  readonly cancel: () => void
}

// CSS pixels: where the frame begins to scroll, and how fast it does at most, in a frame of the screen.
const EDGE = 48
const FASTEST = 28

/**
 * Follows a pointer that has gone down on an element until it goes up: once a frame, with Alt, and with what scrolls
 * under it while it is held at the upper or lower edge of `scroller`. Escape gives it up, and so does the element's end.
 * `grip` is added to where the pointer is.
 */
export function followDrag(
  element: HTMLElement,
  { pointerId, clientX, clientY, altKey }: PointerEvent,
  grip: { readonly x: number; readonly y: number },
  scroller: HTMLElement,
  actions: DragActions,
): void {
  const over = new AbortController()
  const { signal } = over
  let at = { x: clientX, y: clientY }
  let fine = altKey
  let isDue = false
  let frame = requestAnimationFrame(turn)

  function turn(): void {
    if (!element.isConnected) return finish(actions.cancel)
    frame = requestAnimationFrame(turn)
    const before = scroller.scrollTop
    const speed = speedAt(at.y)
    if (speed !== 0) scroller.scrollTop += speed
    if (isDue || scroller.scrollTop !== before) move()
  }

  function speedAt(y: number): number {
    const { top, bottom } = scroller.getBoundingClientRect()
    const past = Math.min(y - top - EDGE, 0) + Math.max(y - bottom + EDGE, 0)
    return Math.sign(past) * Math.min(Math.ceil(Math.abs(past) / 3), FASTEST)
  }

  function move(): void {
    isDue = false
    const { left, right, top, bottom } = scroller.getBoundingClientRect()
    const x = Math.min(Math.max(at.x + grip.x, left + 1), right - 1)
    const y = Math.min(Math.max(at.y + grip.y, top + 1), bottom - 1)
    actions.move(x, y, fine)
  }

  function finish(how: () => void): void {
    cancelAnimationFrame(frame)
    over.abort()
    if (element.hasPointerCapture(pointerId)) element.releasePointerCapture(pointerId)
    how()
  }

  function key(event: KeyboardEvent): void {
    if (event.key === 'Alt') {
      fine = event.type === 'keydown'
      isDue = true
    } else if (event.key !== 'Escape' || event.type !== 'keydown') return
    else finish(actions.cancel)
    event.preventDefault()
    event.stopPropagation()
  }

  element.setPointerCapture(pointerId)
  element.addEventListener(
    'pointermove',
    (event) => {
      at = { x: event.clientX, y: event.clientY }
      fine = event.altKey
      isDue = true
    },
    { signal },
  )
  element.addEventListener(
    'pointerup',
    () => {
      if (isDue) move()
      finish(actions.drop)
    },
    { signal },
  )
  element.addEventListener('pointercancel', () => finish(actions.cancel), { signal })
  window.addEventListener('keydown', key, { capture: true, signal })
  window.addEventListener('keyup', key, { capture: true, signal })
}
