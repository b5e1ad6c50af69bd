import { isTyping, keyOf } from './key'
import type { AppWindow } from './window'

/** Runs what a key means while the text or the list has the focus. Answers whether it meant anything. */
export function onTextKey(window: AppWindow, event: KeyboardEvent): boolean {
  if (event.isComposing) return false
  const key = keyOf(event)
  const found = window.commands.calledBy(key, 'text')
  if (found === undefined) return false
  // A command that had nothing to do leaves Escape to the text, which collapses the selection.
  return window.commands.run(found.id, { key }) !== false || key !== 'Escape'
}

/**
 * Runs what a key means wherever the focus is. Undo in a field is the field's own. Escape that nobody has a use for leads
 * to the text.
 */
export function onWindowKey(window: AppWindow, event: KeyboardEvent): void {
  window.onActivity()
  if (event.isComposing) return
  const key = keyOf(event)
  if (key === 'Escape' && !event.defaultPrevented && window.view().dialog === null) window.reader?.focus()
  const found = window.commands.calledBy(key, 'window')
  if (found === undefined || (window.view().dialog !== null && !found.isOfFields)) return
  if (isTyping(event.target) && found.isOfFields) return
  event.preventDefault()
  void window.commands.run(found.id, { key })
}
