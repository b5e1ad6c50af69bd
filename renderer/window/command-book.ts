import type { AnnotationId, ArticleId, ProfileId, SessionId } from '../../src/ids'

/** Parts of the shortcut page and of the page on keys, in their order. */
export const commandGroups = [
  'Tagging',
  'Marks',
  'Attributions',
  'Moving about',
  'Article',
  'Sessions',
  'Reports',
  'Everything',
] as const
type CommandGroup = (typeof commandGroups)[number]

/** The menus of the menu bar, in their order. */
export const menuNames = ['File', 'Edit', 'View', 'Article', 'Tag', 'Go', 'Help'] as const

/** Where a command stands in the menu bar. */
export interface MenuPlace {
  readonly in: (typeof menuNames)[number]
  /** Commands of one number stand together, lines between them; the lowest come first. */
  readonly part: number
  /** The submenu that holds it; null where it stands in the menu itself. */
  readonly under: string | null
  /** What it says there, without the dots of {@link CommandInfo.asks}. */
  readonly label: string
  /** A Mac has it in the menu that is named after the app. */
  readonly isOwn: boolean
}

/** What a context menu is about. Marks and words are those that are selected. */
export type Subject =
  | { readonly kind: 'mark'; readonly annotation: AnnotationId }
  | { readonly kind: 'words' }
  | { readonly kind: 'article'; readonly article: ArticleId }
  | { readonly kind: 'source'; readonly profile: ProfileId }
  | { readonly kind: 'session'; readonly session: SessionId }

/** What is known of a command without doing it. */
export interface CommandInfo {
  readonly id: string
  readonly title: string
  readonly group: CommandGroup
  /** Those that it has unless the analyst gave it others, as {@link keyOf} writes them. */
  readonly keys: readonly string[]
  /** "text": single keys, while the text or the list has the focus. "window": wherever the focus is. */
  readonly where: 'text' | 'window'
  /** Null for what can only be asked of something that is pointed at, in a context menu. */
  readonly menu: MenuPlace | null
  /** The context menus that offer it. */
  readonly context: readonly Subject['kind'][]
  /** It asks for something before it is done. */
  readonly asks: boolean
  /** In a field that is typed into, its keys and its item of the menu are the field's own. */
  readonly isOfFields: boolean
  /** The code under which it tags, whose codebook gives it its keys; null for every other command. */
  readonly code: string | null
  /** A key that another command has is that command's alone. */
  readonly givesWay: boolean
}

/** Whether it can be asked for without pointing at anything. */
export const isAnywhere = ({ menu }: CommandInfo): boolean => menu !== null

/** How a command came to be called; null for what it was not called by. */
export interface Call {
  readonly key: string | null
  /** What the context menu is about that it was chosen from. */
  readonly about: Subject | null
}

/**
 * What can be asked for in the window now. Every key that is shown anywhere comes from here, so that it is the one that
 * works.
 */
export interface CommandBook {
  /** In the order of their registration. The same array until codes or keys change. */
  readonly all: () => readonly CommandInfo[]
  /** The keys that call it now, the analyst's own or else its defaults; none where there is no such command. */
  readonly keysOf: (id: string) => readonly string[]
  /** The command that a key calls, of those that work in the text or of those that work wherever the focus is. */
  readonly calledBy: (key: string, where: CommandInfo['where']) => CommandInfo | undefined
  /** Why it has nothing to do now, in words for people; null when it can be done. */
  readonly lacking: (id: string, about?: Subject) => string | null
  /** Does it, and answers what that answers. Throws where there is no such command. */
  readonly run: (id: string, call?: Partial<Call>) => unknown
}

/** The book of a window in which nothing can be asked for. */
export const noCommands: CommandBook = {
  all: () => [],
  keysOf: () => [],
  calledBy: () => undefined,
  lacking: () => null,
  run: () => undefined,
}
