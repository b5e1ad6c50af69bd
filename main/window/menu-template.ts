import type { MenuItemConstructorOptions } from 'electron'
import type { MenuBar, MenuCommand, MenuEntry } from '../../src/ipc/menu'
import { acceleratorFor } from './accelerator'

/** What the app itself adds to a menu bar. */
interface AppMenu {
  readonly name: string
  readonly isMac: boolean
  readonly isPackaged: boolean
  readonly showAbout: () => void
  /** A command of the window was chosen. */
  readonly send: (id: string) => void
}

const separator: MenuItemConstructorOptions = { type: 'separator' }

/** What stands in the menu bar while no page has said more: what every window has. */
export const baseMenu: MenuBar = {
  own: [],
  menus: [
    { label: 'File', entries: [] },
    {
      label: 'Edit',
      entries: (['cut', 'copy', 'paste', 'selectAll'] as const).map((role) => ({ kind: 'role', role })),
    },
    { label: 'Help', entries: [] },
  ],
}

/**
 * The menu bar as Electron builds it. What every app has stands where the system has it: leaving at the end of the first
 * menu, "About" at the end of the last, and on a Mac in the menu that is named after the app.
 */
export function menuTemplate({ own, menus }: MenuBar, about: AppMenu): MenuItemConstructorOptions[] {
  const { isMac, isPackaged, showAbout, send } = about
  const aboutItem: MenuItemConstructorOptions = { label: `About ${about.name}`, click: showAbout }
  const hidden: MenuItemConstructorOptions[] = isPackaged ? [] : [{ role: 'toggleDevTools' }]
  const ends = new Map<number, MenuItemConstructorOptions[]>()
  ends.set(0, [{ role: isMac ? 'close' : 'quit' }])
  ends.set(menus.length - 1, [...hidden, ...(isMac ? [] : [aboutItem])])
  const shown = menus.map(({ label, entries }, at) => {
    const items = entries.map((each) => itemOf(each, send))
    const end = ends.get(at) ?? []
    return {
      label: plain(label),
      submenu: items.length > 0 && end.length > 0 ? [...items, separator, ...end] : [...items, ...end],
    }
  })
  if (!isMac) return shown
  const ownItems = own.length === 0 ? [] : [...own.map((each) => itemOf(each, send)), separator]
  const leave: MenuItemConstructorOptions[] = [{ role: 'hide' }, { role: 'unhide' }, separator, { role: 'quit' }]
  return [{ label: plain(about.name), submenu: [aboutItem, separator, ...ownItems, ...leave] }, ...shown]
}

function itemOf(entry: MenuEntry, send: AppMenu['send']): MenuItemConstructorOptions {
  switch (entry.kind) {
    case 'command':
      return commandItem(entry, send)
    case 'role':
      return { role: entry.role }
    case 'separator':
      return separator
    case 'submenu':
      return { label: plain(entry.label), submenu: entry.entries.map((each) => itemOf(each, send)) }
  }
}

function commandItem(command: MenuCommand, send: AppMenu['send']): MenuItemConstructorOptions {
  const { id, label, beside, accelerator, isOnlyShown, isEnabled } = command
  return {
    id,
    label: plain(beside === '' ? label : `${label}\u2003${beside}`),
    enabled: isEnabled,
    click: () => send(id),
    ...(accelerator === null ? {} : { accelerator: acceleratorFor(accelerator), registerAccelerator: !isOnlyShown }),
  }
}

/** A label in which "&" stands for itself, and underlines no letter. */
function plain(label: string): string {
  return label.replaceAll('&', '&&')
}
