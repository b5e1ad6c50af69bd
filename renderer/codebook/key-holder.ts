import type { Codebook } from '../../src/codebook/codebook'
import { commands } from '../commands'
import { isRecent, keysOf } from '../window/keymap'
import type { ViewState } from '../window/view-state'

/** The letters and digits that are keys of commands in the text, alone, with Alt or with Shift, as a code's key is. */
export function takenKeys(view: ViewState): ReadonlySet<string> {
  return new Set(holders(view).keys())
}

/** What has a key already, by its name: another code of the codebook, or a command; null when it is free. */
export function holderOf(view: ViewState, { codes }: Codebook, key: string, code: string): string | null {
  const other = codes.find((each) => each.key === key && each.id !== code && !each.retired)
  return other?.name ?? holders(view).get(key) ?? null
}

/** A digit is free while it stands for a code that was used lately only. */
function holders(view: ViewState): ReadonlyMap<string, string> {
  return new Map(
    commands
      .filter((each) => each.where === 'text' && !isRecent(each))
      .flatMap((each) => keysOf(view, each).map((key) => [key.replace(/^(?:Alt|Shift)\+/, ''), each.title] as const))
      .filter(([key]) => /^[A-Z1-9]$/.test(key)),
  )
}
