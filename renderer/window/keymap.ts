import { changeKeys, keysBack } from '../../src/machine/preferences'
import type { CommandInfo } from './command-book'
import { describeKey } from './key'
import { choose } from './preferences'
import type { AppWindow } from './window'

/** Keys that the text, fields or the system need, and what for. */
const taken: readonly (readonly [keys: RegExp, what: string])[] = [
  [/^(Mod\+|Shift\+)*(Arrow\w+|Home|End|Page\w+)$/, 'moves the caret'],
  [/^(Shift\+|Mod\+)*Tab$/, 'moves the focus'],
  [/^(Shift\+F10|ContextMenu)$/, 'opens the menu of what is selected'],
  [/^(Mod\+[ACXV]|Shift\+(Insert|Delete))$/, 'selects all, copies, cuts or pastes'],
  [/^(Mod\+[QWHM]|Alt\+F4)$/, 'closes or hides the window'],
  [/^(Mod\+[-+=0]|F11)$/, 'changes the size of what is shown'],
]

/** Why a command can't have that key, in words for people; null when it can. */
export function refusal(
  window: AppWindow,
  command: CommandInfo,
  key: string,
  isMac = navigator.platform.startsWith('Mac'),
): string | null {
  const { commands } = window
  const name = describeKey(key, isMac)
  const reserved = taken.find(([keys]) => keys.test(key))
  if (reserved !== undefined) return `${name} ${reserved[1]}.`
  if (command.where === 'window' && !/^(Mod|Alt|Other)\+|^(Shift\+)?F\d+$/.test(key))
    return `“${command.title}” works while you type, too: its key needs ${describeKey('Mod', isMac)} or Alt, or is one of F1 to F12.`
  const other = commands.all().find((each) => each.id !== command.id && commands.keysOf(each.id).includes(key))
  if (other !== undefined) return `${name} is the key of “${other.title}”.`
  const letter = key.replace(/^(Alt|Shift)\+/, '')
  for (const { codes, name: codebook } of window.view().state.library.codebooks.values()) {
    const code = codes.find((each) => each.key === letter && !each.retired)
    if (code !== undefined) return `${name} is a key of the code “${code.name}” in the codebook “${codebook}”.`
  }
  return null
}

/** Whether the analyst may give a command other keys: those of codes are the codebook's. */
export const isRemappable = (command: CommandInfo): boolean => command.code === null

/** Gives a command these keys; null: its defaults again. */
export function setKeys(window: AppWindow, command: CommandInfo, keys: readonly string[] | null): void {
  const { [command.id]: _, ...others } = window.view().preferences.keys
  choose(window, changeKeys(window.view().preferences, keys === null ? others : { ...others, [command.id]: keys }))
}

/** Gives every command its defaults again. */
export function resetKeys(window: AppWindow): void {
  choose(window, changeKeys(window.view().preferences, {}))
}

/** Gives the commands the keys that they had before the last change of keys. */
export function takeKeysBack(window: AppWindow): void {
  const back = keysBack(window.view().preferences)
  if (back !== null) choose(window, back)
}
