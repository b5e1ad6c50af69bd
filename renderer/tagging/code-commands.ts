import type { Code } from '../../src/codebook/codebook'
import { codebookInUse } from '../../src/codebook/codebooks'
import { aSelection, onText } from '../place/when'
import { type Command, type CommandSource, commandsWith } from '../window/command'
import type { MenuPlace } from '../window/command-book'
import { keepTagging, tagByKey } from './marking'

/** So many codes stand in the menu itself, and more in one of their own. */
const FEW = 9

/** For each code of the codebook in use: to tag under it, and to go on tagging under it. Their keys are the codebook's. */
export const codeCommands: CommandSource = {
  depends: (view) => codebookInUse(view.state.library).codes,
  make: (view) => {
    const codes = codebookInUse(view.state.library).codes.filter((code) => !code.retired)
    const menu = { in: 'Tag', part: 0, under: codes.length > FEW ? 'Tag as' : null } as const
    return codes.flatMap((code) => commandsOfCode(code, menu))
  },
}

const tag = commandsWith({ group: 'Tagging', where: 'text', when: aSelection, context: ['words'] })
const keep = commandsWith({
  ...{ group: 'Tagging', where: 'text', when: onText },
  menu: { in: 'Tag', part: 1, under: 'Keep tagging' },
})

function commandsOfCode({ id, name, key }: Code, menu: Pick<MenuPlace, 'in' | 'part' | 'under'>): readonly Command[] {
  // A digit with Shift types another sign on each keyboard, so there is none to keep tagging.
  const keepKey = /[A-Z]/.test(key) ? `Shift+${key}` : ''
  return [
    tag(
      `tag.as ${id}`,
      `Tag as ${name}`,
      key && `${key} Alt+${key}`,
      (window, call) => tagByKey(window, id, call.key ?? ''),
      { code: id, menu },
    ),
    keep(`keep.as ${id}`, `Keep tagging as ${name}`, keepKey, (window) => keepTagging(window, id), { code: id }),
  ]
}
