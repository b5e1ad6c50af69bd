import type { EditorView } from 'prosemirror-view'

// What ProseMirror keeps to itself of a view.
interface Internals {
  readonly domObserver: { readonly flush: () => void; readonly forceFlush: () => void }
  readonly input: { lastFocus: number }
}

/**
 * Brings the state's selection in step with the browser's own, which a key or the mouse has moved already.
 *
 * Subtle: ProseMirror learns of that by `selectionchange`, a task that comes after inputs that wait. What a key is to be
 * done on is what was selected when it was pressed.
 */
export function readSelection(view: EditorView): void {
  if (view.isDestroyed || !view.hasFocus()) return
  const { domObserver, input } = view as unknown as Internals
  domObserver.forceFlush()
  domObserver.flush()
  // Shortly after the focus came, a caret that a key brings to the very beginning would count as the browser's whim.
  input.lastFocus = 0
}
