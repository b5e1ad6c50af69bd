import type { End } from '../../src/editor/resize'
import { type DragActions, followDrag } from './drag'
import type { Box, Point } from './text-layout'

/** A handle at one end of one part: beside the first or the last line of it, in client coordinates. */
export interface HandlePlace {
  readonly part: number
  readonly end: End
  readonly line: Box
}

/** What a handle that is dragged asks for. Points are in the middle of the line that is meant. */
export type HandleActions = Omit<DragActions, 'move'> & {
  readonly move: (part: number, end: End, ...to: Parameters<DragActions['move']>) => void
}

/**
 * Shows handles in a layer over the text of `root`, which scrolls, and lets them be dragged; each call says which there
 * are.
 */
export function handlePainter(
  root: HTMLElement,
  layer: HTMLElement,
  actions: HandleActions,
): (places: readonly HandlePlace[], origin: Point) => void {
  // Kept from call to call: a handle that is being dragged must not be replaced.
  const handles = new Map<string, HTMLElement>()

  return (places, origin) => {
    const wanted = new Set(places.map(nameOf))
    for (const [name, handle] of handles) {
      if (wanted.has(name)) continue
      handle.remove()
      handles.delete(name)
    }
    for (const place of places) {
      const handle = handles.get(nameOf(place)) ?? makeHandle(place, root, actions)
      const { left, right, top, bottom } = place.line
      handle.style.left = `${(place.end === 'start' ? left - 2 : right + 2) - origin.left}px`
      handle.style.top = `${top - 2 - origin.top}px`
      handle.style.height = `${bottom - top + 4}px`
      if (handles.get(nameOf(place)) === handle) continue
      handles.set(nameOf(place), handle)
      layer.append(handle)
    }
  }
}

function nameOf({ part, end }: Pick<HandlePlace, 'part' | 'end'>): string {
  return `${part} ${end}`
}

function makeHandle(
  { part, end }: Pick<HandlePlace, 'part' | 'end'>,
  root: HTMLElement,
  actions: HandleActions,
): HTMLElement {
  const handle = document.createElement('div')
  const knob = document.createElement('div')
  handle.className = `handle ${end}`
  knob.className = 'knob'
  knob.title = `Drag to move the ${end} by words, with Alt by characters`
  knob.dataset.handle = nameOf({ part, end })
  handle.append(knob)

  knob.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return
    event.preventDefault()
    // From the pointer to the end of the mark, so that a handle does not jump when it is taken.
    const bar = handle.getBoundingClientRect()
    const grip = { x: bar.left - event.clientX, y: (bar.top + bar.bottom) / 2 - event.clientY }
    followDrag(knob, event, grip, root, { ...actions, move: (...to) => actions.move(part, end, ...to) })
  })
  // The focus and the selection of the text stay where they are.
  knob.addEventListener('mousedown', (event) => event.preventDefault())
  return handle
}
