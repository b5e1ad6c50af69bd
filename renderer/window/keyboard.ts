import { isTyping, keyOf } from './key'
import { commandOn } from './keymap'
import type { AppWindow } from './window'

/** Runs what a key means while the text or the list has the focus. Answers whether it meant anything. */
export function onTextKey(window: AppWindow, event: KeyboardEvent): boolean {
  if (event.isComposing) return false
  const key = keyOf(event)
  const found = commandOn(window.view(), key, 'text')
  if (found === undefined) return false
  // Escape with nothing to step back from is the text's own: it collapses the selection.
  return found.run(window, key) !== false || found.id !== 'attribution.end'
}

/** Runs what a key means wherever the focus is. Undo in a field is the field's own. */
export function onWindowKey(window: AppWindow, event: KeyboardEvent): void {
  window.onActivity()
  if (event.isComposing) return
  const key = keyOf(event)
  const found = commandOn(window.view(), key, 'window')
  if (found === undefined || (window.view().dialog !== null && found.id !== 'edit.undo')) return
  if (isTyping(event.target) && (found.id === 'edit.undo' || found.id === 'edit.redo')) return
  event.preventDefault()
  void found.run(window, key)
}
