import { codebookInUse } from '../../src/library/library'
import { commands } from './commands'
import { isTyping, keyOf } from './key'
import { tagSelection } from './marking'
import type { Workbench } from './workbench'

/** Runs what a key means while the text or the list has the focus. Answers whether it meant anything. */
export function onTextKey(bench: Workbench, event: KeyboardEvent): boolean {
  if (event.isComposing) return false
  const key = keyOf(event)
  const code = codebookInUse(bench.view().state.library).codes.find(
    (each) => key === each.key || key === `Alt+${each.key}`,
  )
  if (code !== undefined) {
    tagSelection(bench, code.id, !event.altKey)
    return true
  }
  const found = commands.find((each) => each.where === 'text' && each.keys.includes(key))
  if (found === undefined) return false
  // Escape with nothing to step back from is the text's own: it collapses the selection.
  return found.run(bench) !== false
}

/** Runs what a key means wherever the focus is. Undo in a field is the field's own. */
export function onWindowKey(bench: Workbench, event: KeyboardEvent): void {
  bench.onActivity()
  const key = keyOf(event)
  const found = commands.find((each) => each.where === 'window' && each.keys.includes(key))
  if (found === undefined || (bench.view().dialog !== null && found.id !== 'edit.undo')) return
  if (isTyping(event.target) && found.group === 'Everything' && found.id !== 'app.settings') return
  event.preventDefault()
  void found.run(bench)
}
