import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import { reportFormats } from '../../src/export/catalogue'
import type { MenuCommand } from '../../src/ipc/contract'
import type { Keys } from '../../src/machine/preferences'
import { acceleratorFor } from './accelerator'

const separator: MenuItemConstructorOptions = { type: 'separator' }

/**
 * Sets the menu of the app. Items that are commands of the window carry the command as their id, and show the keys that
 * the analyst gave it.
 */
export function setMenu(
  send: (command: MenuCommand) => void,
  platform: NodeJS.Platform,
  keys: Keys,
  formats = reportFormats(),
): void {
  const item = (id: MenuCommand, label: string, more: MenuItemConstructorOptions = {}): MenuItemConstructorOptions => ({
    id,
    label,
    click: () => send(id),
    ...more,
    ...acceleratorFor(keys[id]),
  })
  // Subtle: the keys of undo and redo must reach the page, which alone knows whether a field or the project is meant.
  const shown = (accelerator: string): MenuItemConstructorOptions => ({ accelerator, registerAccelerator: false })
  const isMac = platform === 'darwin'
  const settings = item('app.settings', 'Settings…', { accelerator: 'CmdOrCtrl+,' })
  const about: MenuItemConstructorOptions = { label: 'About Sourcemark', click: () => app.showAboutPanel() }

  const file: MenuItemConstructorOptions[] = [
    item('file.open', 'Open…', { accelerator: 'CmdOrCtrl+O' }),
    item('file.paste', 'New Article from Clipboard', { accelerator: 'CmdOrCtrl+Shift+V' }),
    separator,
    item('file.preview', 'Preview Report', { accelerator: 'CmdOrCtrl+P' }),
    {
      label: 'Export',
      submenu: formats.map(({ id, label }) => item(`file.export.${id}`, `${label}…`)),
    },
    separator,
    {
      label: 'Export for Another Machine',
      submenu: [item('file.pack.session', 'Session…'), item('file.pack.library', 'Whole Library…')],
    },
    item('file.receive', 'Import from Another Machine…'),
    {
      label: 'Codebook',
      submenu: [item('codebook.import', 'Import…'), item('codebook.export', 'Export…')],
    },
    separator,
    isMac ? { role: 'close' } : { role: 'quit' },
  ]
  const edit: MenuItemConstructorOptions[] = [
    item('edit.undo', 'Undo', shown('CmdOrCtrl+Z')),
    item('edit.redo', 'Redo', shown('CmdOrCtrl+Shift+Z')),
    separator,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
    separator,
    item('app.codebook', 'Codebook…', { accelerator: 'CmdOrCtrl+Shift+K' }),
    ...(isMac ? [] : [settings]),
  ]
  const view: MenuItemConstructorOptions[] = [
    item('view.library', 'Library Panel', { accelerator: 'CmdOrCtrl+Shift+L' }),
    item('view.annotations', 'Annotations Panel', { accelerator: 'CmdOrCtrl+Shift+A' }),
    separator,
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    separator,
    { role: 'togglefullscreen' },
    ...(app.isPackaged ? [] : [separator, { role: 'toggleDevTools' } as const]),
  ]
  const help: MenuItemConstructorOptions[] = [
    item('help.shortcuts', 'Keyboard Shortcuts'),
    ...(isMac ? [] : [separator, about]),
  ]
  const own: MenuItemConstructorOptions = {
    label: app.name,
    submenu: [about, separator, settings, separator, { role: 'hide' }, { role: 'unhide' }, separator, { role: 'quit' }],
  }
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [own] : []),
    { label: 'File', submenu: file },
    { label: 'Edit', submenu: edit },
    { label: 'View', submenu: view },
    { label: 'Help', submenu: help },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
