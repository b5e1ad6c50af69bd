import type { Code } from '../../src/codebook/codebook'
import { codebookInUse } from '../../src/library/library'
import { commandsOf } from './code-commands'
import type { Command } from './command'
import type { ViewState } from './view-state'

/** The keys of a command as they are now, the analyst's own or else its defaults. */
export function keysOf(view: ViewState, command: Command): readonly string[] {
  return view.state.library.settings.keys[command.id] ?? command.keys
}

/** The command that a key calls, of those that work in the text or of those that work wherever the focus is. */
export function commandOn(view: ViewState, key: string, where: Command['where']): Command | undefined {
  return commandsOf(view).find((each) => each.where === where && keysOf(view, each).includes(key))
}

let known: { readonly of: readonly unknown[]; readonly keys: ReadonlyMap<string, readonly string[]> } | null = null

/** The keys that tag under each code, by its id, that marks can be made under now: its own and, for one used lately, a digit. */
export function codeKeys(view: ViewState): ReadonlyMap<string, readonly string[]> {
  const { codes } = codebookInUse(view.state.library)
  const of = [codes, view.recent, view.state.library.settings]
  if (known === null || of.some((each, at) => each !== known?.of[at]))
    known = {
      of,
      keys: new Map(codes.filter((code) => !code.retired).map((code) => [code.id, keysOfCode(view, code)])),
    }
  return known.keys
}

function keysOfCode(view: ViewState, code: Code): readonly string[] {
  const place = view.recent.findIndex((each) => each.code === code.id)
  const digit = commandsOf(view).find((each) => each.id === `tag.recent ${place + 1}`)
  return [code.key, ...(digit ? keysOf(view, digit) : [])].filter(Boolean)
}
