import type { Codebook } from '../../src/codebook/codebook'
import type { CommandBook } from '../window/command-book'

/** The letters and digits that are keys of commands in the text, alone, with Alt or with Shift, as a code's key is. */
export function takenKeys(commands: CommandBook): ReadonlySet<string> {
  return new Set(holders(commands).keys())
}

/** What has a key already, by its name: another code of the codebook, or a command; null when it is free. */
export function holderOf(commands: CommandBook, { codes }: Codebook, key: string, code: string): string | null {
  const other = codes.find((each) => each.key === key && each.id !== code && !each.retired)
  return other?.name ?? holders(commands).get(key) ?? null
}

/** A digit is free while it stands for a code that was used lately only. */
function holders(commands: CommandBook): ReadonlyMap<string, string> {
  return new Map(
    commands
      .all()
      .filter((each) => each.where === 'text' && each.code === null && !each.givesWay)
      .flatMap((each) =>
        commands.keysOf(each.id).map((key) => [key.replace(/^(?:Alt|Shift)\+/, ''), each.title] as const),
      )
      .filter(([key]) => /^[A-Z1-9]$/.test(key)),
  )
}
