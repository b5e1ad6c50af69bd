import * as v from 'valibot'

/** What a menu bar may hold at most, so that a page that has gone mad cannot hang the system's menus. */
export const menuLimits = { menus: 12, entries: 400, all: 2000, label: 200, id: 300 } as const

const names = 'Enter|Space|Insert|Delete|Backspace|Home|End|PageUp|PageDown|Arrow(?:Up|Down|Left|Right)'
const chord = new RegExp(
  `^(?:(?:(?:Mod|Alt|Other)\\+)+(?:Shift\\+)?(?:[!-~]|${names})|(?:(?:Mod|Alt|Other|Shift)\\+)*F(?:[1-9]|1\\d|2[0-4]))$`,
)

/**
 * Whether a menu may listen to a key, as the window names it: one with Ctrl, Cmd or Alt, or a function key. A menu that
 * listened to a single key would take it from every field on a Mac, where it can't be told only to show it.
 */
export const isAccelerator = (key: string): boolean => chord.test(key)

const label = v.pipe(
  v.string(),
  v.nonEmpty(),
  v.maxLength(menuLimits.label),
  v.check((text) => !/\p{Cc}/u.test(text), 'a label is one line of text'),
)

const command = v.strictObject({
  kind: v.literal('command'),
  /** What the window is told when it is chosen. */
  id: v.pipe(v.string(), v.nonEmpty(), v.maxLength(menuLimits.id)),
  label,
  /** A key that stands beside the label as text; empty where there is none, or where `accelerator` has it. */
  beside: v.pipe(v.string(), v.maxLength(menuLimits.label)),
  accelerator: v.nullable(v.pipe(v.string(), v.check(isAccelerator, 'an accelerator has Mod or Alt, or is F1 to F24'))),
  /** The page listens to the accelerator, which the menu only shows. */
  isOnlyShown: v.boolean(),
  isEnabled: v.boolean(),
})

/** What the system does by itself in the window that has the focus. */
const role = v.strictObject({
  kind: v.literal('role'),
  role: v.picklist(['cut', 'copy', 'paste', 'selectAll', 'resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen']),
})

const separator = v.strictObject({ kind: v.literal('separator') })

const entries = v.pipe(
  v.array(v.variant('kind', [command, role, separator])),
  v.maxLength(menuLimits.entries),
  v.readonly(),
)

const submenu = v.strictObject({ kind: v.literal('submenu'), label, entries })

const menu = v.strictObject({
  label,
  entries: v.pipe(
    v.array(v.variant('kind', [command, role, separator, submenu])),
    v.maxLength(menuLimits.entries),
    v.readonly(),
  ),
})

/** The menu bar as the window wants it: plain data, with submenus that have none. */
export const menuBarSchema = v.pipe(
  v.strictObject({
    /** What a Mac has in the menu that is named after the app; empty elsewhere. */
    own: entries,
    menus: v.pipe(v.array(menu), v.maxLength(menuLimits.menus), v.readonly()),
  }),
  v.check((bar) => countEntries(bar) <= menuLimits.all, `a menu bar has at most ${menuLimits.all} entries`),
)

export type MenuCommand = Readonly<v.InferOutput<typeof command>>
export type MenuRole = v.InferOutput<typeof role>['role']
export type PlainEntry = MenuCommand | Readonly<v.InferOutput<typeof role>> | Readonly<v.InferOutput<typeof separator>>
export type MenuEntry = PlainEntry | Readonly<v.InferOutput<typeof submenu>>
export interface MenuBar {
  readonly own: readonly PlainEntry[]
  readonly menus: readonly { readonly label: string; readonly entries: readonly MenuEntry[] }[]
}

function countEntries({ own, menus }: MenuBar): number {
  const all = menus.flatMap(({ entries: each }) => each)
  return all.reduce((sum, each) => sum + (each.kind === 'submenu' ? each.entries.length : 0), own.length + all.length)
}
