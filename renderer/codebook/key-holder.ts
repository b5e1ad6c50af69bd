import type { Codebook } from '../../src/codebook/codebook'
import { commands } from '../workbench/commands'
import { keysOf } from '../workbench/keymap'
import type { ViewState } from '../workbench/view-state'

/** The letters that are keys of commands in the text, alone, with Alt or with Shift, as a code's key is. */
export function takenLetters(view: ViewState): ReadonlySet<string> {
  return new Set(letterHolders(view).keys())
}

/** What has a letter for its key already, by its name: another code of the codebook, or a command; null when it is free. */
export function holderOf(view: ViewState, { codes }: Codebook, letter: string, code: string): string | null {
  const other = codes.find((each) => each.key === letter && each.id !== code && !each.retired)
  return other?.name ?? letterHolders(view).get(letter) ?? null
}

function letterHolders(view: ViewState): ReadonlyMap<string, string> {
  return new Map(
    commands
      .filter((each) => each.where === 'text')
      .flatMap((each) => keysOf(view, each).map((key) => [key.replace(/^(?:Alt|Shift)\+/, ''), each.title] as const))
      .filter(([key]) => /^[A-Z]$/.test(key)),
  )
}
