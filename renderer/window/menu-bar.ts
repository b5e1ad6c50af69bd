import {
  isAccelerator,
  type MenuBar,
  type MenuEntry,
  type MenuRole,
  menuLimits,
  type PlainEntry,
} from '../../src/ipc/menu'
import { type CommandBook, type CommandInfo, type MenuPlace, menuNames } from './command-book'
import { describeKey } from './key'

/** An entry, and where it stands. */
interface Placed<E extends MenuEntry = MenuEntry> {
  readonly in: MenuPlace['in']
  readonly part: number
  readonly under: string | null
  readonly entry: E
}

const roles = (menu: MenuPlace['in'], part: number, ...all: readonly MenuRole[]): readonly Placed[] =>
  all.map((role) => ({ in: menu, part, under: null, entry: { kind: 'role', role } }))

/** What the system does by itself. */
const ofSystem = [
  ...roles('Edit', 1.5, 'cut', 'copy', 'paste', 'selectAll'),
  ...roles('View', 8, 'resetZoom', 'zoomIn', 'zoomOut'),
  ...roles('View', 9, 'togglefullscreen'),
]

/** What the menu bar is made for. */
interface MenuBarOptions {
  readonly isMac: boolean
  /** A dialog is open, behind which nothing can be asked for but what fields have of their own. */
  readonly hasDialog: boolean
}

/** The menu bar as plain data: every command, with its key beside it, as it can be done now. */
export function menuBar(commands: CommandBook, { isMac, hasDialog }: MenuBarOptions): MenuBar {
  const placed = commands.all().flatMap((each) => {
    if (each.menu === null) return []
    const isEnabled = (!hasDialog || each.isOfFields) && commands.lacking(each.id) === null
    const entry = entryOf(each, commands.keysOf(each.id), isEnabled, isMac)
    return [{ ...each.menu, isOwn: isMac && each.menu.isOwn, entry }]
  })
  const shown = [...placed.filter((each) => !each.isOwn), ...ofSystem]
  return {
    own: placed.filter((each) => each.isOwn).map(({ entry }) => entry),
    menus: menuNames.map((label) => ({ label, entries: entriesOf(shown.filter((each) => each.in === label)) })),
  }
}

function entryOf(
  { id, menu, asks, where, isOfFields }: CommandInfo,
  keys: readonly string[],
  isEnabled: boolean,
  isMac: boolean,
) {
  const accelerator = (where === 'window' && keys.find(isAccelerator)) || null
  const [key] = keys
  return {
    ...{ kind: 'command' as const, id, isEnabled, accelerator, isOnlyShown: isOfFields },
    label: short(`${menu?.label ?? ''}${asks ? '…' : ''}`),
    beside: accelerator !== null || key === undefined ? '' : describeKey(key, isMac),
  }
}

/** In the order of their parts, a line between parts; those of a submenu where its first one stands. */
function entriesOf(all: readonly Placed[]): readonly MenuEntry[] {
  const parts = [...new Set(all.map(({ part }) => part))].sort((a, b) => a - b)
  const entries = parts.flatMap((part, at): readonly MenuEntry[] => {
    const ofPart = all.filter((each) => each.part === part)
    const line: readonly PlainEntry[] = at === 0 ? [] : [{ kind: 'separator' }]
    return [...line, ...foldSubmenus(ofPart)]
  })
  return entries.slice(0, menuLimits.entries)
}

function foldSubmenus(all: readonly Placed[]): readonly MenuEntry[] {
  const submenus = new Map<string, PlainEntry[]>()
  return all.flatMap(({ under, entry }): readonly MenuEntry[] => {
    if (under === null || entry.kind === 'submenu') return [entry]
    const known = submenus.get(under)
    if (known !== undefined) {
      if (known.length < menuLimits.entries) known.push(entry)
      return []
    }
    const entries = [entry]
    submenus.set(under, entries)
    return [{ kind: 'submenu', label: short(under), entries }]
  })
}

/** A label of one line that the main process takes. */
function short(label: string): string {
  const line = label.replace(/\p{Cc}+/gu, ' ')
  return line.length <= menuLimits.label ? line : `${line.slice(0, menuLimits.label - 1)}…`
}
