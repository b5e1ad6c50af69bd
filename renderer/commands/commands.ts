import { commandsWith } from '../window/command'
import { commandDialog, settingsDialog, shortcutsDialog } from './dialogs'

const command = commandsWith({ group: 'Everything', where: 'window', asks: true })

export const commandCommands = [
  command('app.commands', 'Find a command, a code or an article', 'Mod+K', (window) => window.show(commandDialog), {
    menu: { in: 'Edit', part: 2 },
  }),
  command('app.keys', 'Change keys', '', (window) => window.show(settingsDialog, { page: 'keys' }), {
    menu: { in: 'Edit', part: 4 },
  }),
  command('help.shortcuts', 'Keys', '?', (window) => window.show(shortcutsDialog), {
    ...{ where: 'text', asks: false, menu: { in: 'Help', part: 1, label: 'Keyboard shortcuts' } },
  }),
]
