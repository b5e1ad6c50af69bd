import type { AppWindow } from './window'

/** Something that the analyst can ask for: by key, menu, button or the command palette. */
export interface Command {
  readonly id: string
  readonly title: string
  readonly group: 'Article' | 'Tagging' | 'Marks' | 'Attributions' | 'Moving about' | 'Reports' | 'Everything'
  /** As {@link keyOf} writes them: those that it has unless the analyst gave it others. */
  readonly keys: readonly string[]
  /** "text": single keys, while the text or the list has the focus. "window": wherever the focus is. */
  readonly where: 'text' | 'window'
  /** `key`: by which it was called, if by one. */
  readonly run: (window: AppWindow, key?: string) => unknown
}

export const command = (
  id: string,
  title: string,
  group: Command['group'],
  where: Command['where'],
  keys: string,
  run: Command['run'],
): Command => ({ id, title, group, where, keys: keys === '' ? [] : keys.split(' '), run })
