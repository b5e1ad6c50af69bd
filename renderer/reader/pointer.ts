import { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { type MarkPlace, MINE, samePlace } from '../../src/annotation/layer'
import type { AnnotationId } from '../../src/ids'
import { placesNamed } from './mark-attributes'
import { readSelection } from './read-selection'

/** What the mouse does over the text. Marks are those under it, the analyst's own first, of each layer the shortest first. */
export interface PointerActions {
  /** A click that selects no text. `again`: on the spot of the click before. */
  readonly click: (marks: readonly MarkPlace[], again: boolean) => void
  readonly press: () => void
  /** The button was released after a press on the text. */
  readonly release: (event: MouseEvent, dragged: boolean) => void
  /** The mouse came to stand over another mark, the first there, or over none. */
  readonly hover: (mark: MarkPlace | null) => void
}

// In CSS pixels: what a hand moves the mouse in a click.
const STEADY = 4

/** Watches the mouse over the text. It stops no event: ProseMirror makes the selection. */
export function pointer(actions: PointerActions): Plugin {
  return new Plugin({ view: (view) => ({ destroy: watch(view, actions) }) })
}

function watch(view: EditorView, actions: PointerActions): () => void {
  const stopping = new AbortController()
  const { signal } = stopping
  let pressed: MouseEvent | null = null
  let clicked: MouseEvent | null = null
  let hovered: MarkPlace | null = null

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
      actions.click(marksAt(event), clicked !== null && near(clicked, event))
      clicked = event
    },
    { signal },
  )
  view.dom.addEventListener('mousemove', (event) => hoverOver(event.buttons === 0 ? marksAt(event) : []), { signal })
  view.dom.addEventListener('mouseleave', () => hoverOver([]), { signal })

  function hoverOver(marks: readonly MarkPlace[]): void {
    const mark = marks[0] ?? null
    if (samePlace(mark, hovered)) return
    hovered = mark
    actions.hover(mark)
  }

  return () => stopping.abort()
}

function near(a: MouseEvent, b: MouseEvent): boolean {
  return Math.abs(a.clientX - b.clientX) < STEADY && Math.abs(a.clientY - b.clientY) < STEADY
}

function marksAt({ target }: MouseEvent): readonly MarkPlace[] {
  const mark = target instanceof Element ? target.closest('.mark') : null
  const own = mark?.getAttribute('data-annotations')?.split(' ') ?? []
  return [
    ...own.map((id) => ({ layer: MINE, annotation: id as AnnotationId })),
    ...placesNamed(mark?.getAttribute('data-others')),
  ]
}
