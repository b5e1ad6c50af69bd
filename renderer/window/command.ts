import type { Call, CommandInfo, MenuPlace, Subject } from './command-book'
import { facet } from './facet'
import type { ViewState } from './view-state'
import type { AppWindow } from './window'

/** Why something can't be done now, in words for people; null when it can. */
export type When = (window: AppWindow, about: Subject | null) => string | null

/** Something that the analyst can ask for: by key, menu, button or the command palette. */
export interface Command extends CommandInfo {
  /** What must be there for it to have something to do. */
  readonly when: When
  readonly run: (window: AppWindow, call: Call) => unknown
}

/** What a feature lets be done: always the same, or made anew when what it depends on is another. */
export type CommandSource =
  | readonly Command[]
  | { readonly depends: (view: ViewState) => unknown; readonly make: (view: ViewState) => readonly Command[] }

/** Why something can't be done that is said aloud, and not only beside the command; null when there is no such reason. */
export const spokenReason = facet<(window: AppWindow) => string | null>('spoken reasons')

/** What features let be done. Lists and menus have it in the order of the features. */
export const commandSource = facet<CommandSource>('commands')

/** What some commands have in common, and what one of them has of its own. */
interface CommandTraits extends Partial<Pick<Command, 'context' | 'asks' | 'isOfFields' | 'code' | 'givesWay'>> {
  /** Its label is the title, unless it is given. */
  readonly menu?: (Pick<MenuPlace, 'in' | 'part'> & Partial<MenuPlace>) | null
  /** It can always be done when this is left out. */
  readonly when?: When
}

interface CommonTraits extends Pick<Command, 'group' | 'where'>, CommandTraits {}

/**
 * A maker of commands that have some traits in common. What it is told of a command is all that there is to tell: every
 * place that offers it is made from this. Keys have spaces between them.
 */
export function commandsWith(common: CommonTraits) {
  return (id: string, title: string, keys: string, run: Command['run'], own: Partial<CommonTraits> = {}): Command => {
    const { menu = null, ...traits } = { ...common, ...own }
    return {
      ...{ context: [], asks: false, isOfFields: false, code: null, givesWay: false, when: () => null },
      ...traits,
      ...{ id, title, run },
      keys: keys.split(' ').filter(Boolean),
      menu: menu && { under: null, label: title, isOwn: false, ...menu },
    }
  }
}
