import type { Code } from '../../src/codebook/codebook'
import { codebookInUse } from '../../src/codebook/codebooks'
import { commands } from '../commands'
import { type Command, command } from '../window/command'
import type { ViewState } from '../window/view-state'
import { keepTagging, tagByKey } from './marking'

let known: { readonly codes: readonly Code[]; readonly commands: readonly Command[] } | null = null

/** Every command there is now: those of the window, and for each code of the codebook those that tag under it. */
export function commandsOf(view: ViewState): readonly Command[] {
  const { codes } = codebookInUse(view.state.library)
  if (known?.codes !== codes)
    known = { codes, commands: [...codes.filter((code) => !code.retired).flatMap(commandsOfCode), ...commands] }
  return known.commands
}

/** The code under which a command tags or goes on tagging; null for every other command. */
export function taggedBy({ id }: Command): string | null {
  return /^(?:tag\.as|keep\.as) (.*)$/s.exec(id)?.[1] ?? null
}

function commandsOfCode({ id, name, key }: Code): readonly Command[] {
  return [
    command(`tag.as ${id}`, `Tag as ${name}`, 'Tagging', 'text', key && `${key} Alt+${key}`, (window, pressed) =>
      tagByKey(window, id, pressed ?? ''),
    ),
    // A digit with Shift types another sign on each keyboard, so there is none to keep tagging.
    command(
      `keep.as ${id}`,
      `Keep tagging as ${name}`,
      'Tagging',
      'text',
      /[A-Z]/.test(key) ? `Shift+${key}` : '',
      (b) => keepTagging(b, id),
    ),
  ]
}
