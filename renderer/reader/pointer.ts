import type { EditorView } from 'prosemirror-view'
import { readSelection } from './read-selection'

/** What the mouse does over the text. Ids are those of the annotations under it, the shortest first. */
export interface PointerActions {
  /** A click that selects no text. `again`: on the spot of the click before. */
  readonly click: (ids: readonly string[], again: boolean) => void
  readonly press: () => void
  /** The button was released after a press on the text. */
  readonly release: (event: MouseEvent, dragged: boolean) => void
  /** The mouse came to stand over another annotation, the shortest there, or over none. */
  readonly hover: (id: string | null) => void
}

// In CSS pixels: what a hand moves the mouse in a click.
const STEADY = 4

/** Watches the mouse over the text until the answer is called. It stops no event: ProseMirror makes the selection. */
export function watchPointer(view: EditorView, actions: PointerActions): () => void {
  const stopping = new AbortController()
  const { signal } = stopping
  let pressed: MouseEvent | null = null
  let clicked: MouseEvent | null = null
  let hovered: string | undefined

  view.dom.addEventListener(
    'mousedown',
    (event) => {
      if (event.button !== 0) return
      pressed = event
      actions.press()
    },
    { signal },
  )
  // Subtle: ProseMirror may set the selection that it knows of in a timer after this, over what a key has moved by then.
  view.dom.ownerDocument.addEventListener('mouseup', () => setTimeout(() => readSelection(view)), {
    capture: true,
    signal,
  })
  window.addEventListener(
    'mouseup',
    (event) => {
      const from = pressed
      if (event.button !== 0 || from === null) return
      pressed = null
      const dragged = !near(from, event)
      actions.release(event, dragged)
      // The second click of a double click selects a word, one with Shift extends the selection.
      if (dragged || event.shiftKey || event.detail > 1) return
      actions.click(idsAt(event), clicked !== null && near(clicked, event))
      clicked = event
    },
    { signal },
  )
  view.dom.addEventListener('mousemove', (event) => hoverOver(event.buttons === 0 ? idsAt(event) : []), { signal })
  view.dom.addEventListener('mouseleave', () => hoverOver([]), { signal })

  function hoverOver(ids: readonly string[]): void {
    const [id] = ids
    if (id === hovered) return
    hovered = id
    actions.hover(id ?? null)
  }

  return () => stopping.abort()
}

function near(a: MouseEvent, b: MouseEvent): boolean {
  return Math.abs(a.clientX - b.clientX) < STEADY && Math.abs(a.clientY - b.clientY) < STEADY
}

function idsAt({ target }: MouseEvent): readonly string[] {
  const mark = target instanceof Element ? target.closest('[data-annotations]') : null
  return mark?.getAttribute('data-annotations')?.split(' ') ?? []
}
