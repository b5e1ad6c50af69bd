import { offeredCodes } from '../../src/codebook/codebook'
import { codebookInUse } from '../../src/codebook/codebooks'
import { changeKeys, keysBack } from '../../src/machine/preferences'
import { commandsOf, taggedBy } from '../tagging/code-commands'
import type { Command } from './command'
import { describeKey } from './key'
import { choose } from './preferences'
import type { ViewState } from './view-state'
import type { AppWindow } from './window'

/** The keys of a command as they are now, the analyst's own or else its defaults. */
export function keysOf(view: ViewState, command: Command): readonly string[] {
  const keys = view.preferences.keys[command.id] ?? command.keys
  if (!isRecent(command)) return keys
  const codes = offeredCodes(codebookInUse(view.state.library))
  return keys.filter((key) => codes.every((code) => code.key !== key))
}

/** Whether it tags under a code that was used lately: a digit that the codebook gives to a code is that code's. */
export const isRecent = ({ id }: Command): boolean => id.startsWith('tag.recent ')

/** The command that a key calls, of those that work in the text or of those that work wherever the focus is. */
export function commandOn(view: ViewState, key: string, where: Command['where']): Command | undefined {
  return commandsOf(view).find((each) => each.where === where && keysOf(view, each).includes(key))
}

let known: { readonly of: readonly unknown[]; readonly keys: ReadonlyMap<string, readonly string[]> } | null = null

/** The keys that tag under each code that marks can be made under now, by its id: its own and, if it has one, a digit. */
export function codeKeys(view: ViewState): ReadonlyMap<string, readonly string[]> {
  const { codes } = codebookInUse(view.state.library)
  const of = [codes, view.recent, view.preferences]
  if (known === null || of.some((each, at) => each !== known?.of[at])) {
    const used = codes.filter((code) => !code.retired)
    known = { of, keys: new Map(used.map(({ id, key }) => [id, [key, ...digitsOf(view, id)].filter(Boolean)])) }
  }
  return known.keys
}

function digitsOf(view: ViewState, code: string): readonly string[] {
  const place = view.recent.find((each) => each.code === code)?.place ?? null
  const digit = place === null ? undefined : commandsOf(view).find((each) => each.id === `tag.recent ${place + 1}`)
  return digit ? keysOf(view, digit) : []
}

/** Keys that the text, fields or the system need, and what for. */
const taken: readonly (readonly [keys: RegExp, what: string])[] = [
  [/^(Mod\+|Shift\+)*(Arrow\w+|Home|End|Page\w+)$/, 'moves the caret'],
  [/^(Shift\+|Mod\+)*Tab$/, 'moves the focus'],
  [/^(Mod\+[ACXV]|Shift\+(Insert|Delete))$/, 'selects all, copies, cuts or pastes'],
  [/^(Mod\+[QWHM]|Alt\+F4)$/, 'closes or hides the window'],
  [/^(Mod\+[-+=0]|F11)$/, 'changes the size of what is shown'],
]

/** Why a command can't have that key, in words for people; null when it can. */
export function refusal(
  view: ViewState,
  command: Command,
  key: string,
  isMac = navigator.platform.startsWith('Mac'),
): string | null {
  const name = describeKey(key, isMac)
  const reserved = taken.find(([keys]) => keys.test(key))
  if (reserved !== undefined) return `${name} ${reserved[1]}.`
  if (command.where === 'window' && !/^(Mod|Alt|Other)\+|^(Shift\+)?F\d+$/.test(key))
    return `“${command.title}” works while you type, too: its key needs ${describeKey('Mod', isMac)} or Alt, or is one of F1 to F12.`
  const other = commandsOf(view).find((each) => each.id !== command.id && keysOf(view, each).includes(key))
  if (other !== undefined) return `${name} is the key of “${other.title}”.`
  const letter = key.replace(/^(Alt|Shift)\+/, '')
  for (const { codes, name: codebook } of view.state.library.codebooks.values()) {
    const code = codes.find((each) => each.key === letter && !each.retired)
    if (code !== undefined) return `${name} is a key of the code “${code.name}” in the codebook “${codebook}”.`
  }
  return null
}

/** Whether the analyst may give a command other keys: those of codes are the codebook's. */
export const isRemappable = (command: Command): boolean => taggedBy(command) === null

/** Gives a command these keys; null: its defaults again. */
export function setKeys(window: AppWindow, command: Command, keys: readonly string[] | null): void {
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
