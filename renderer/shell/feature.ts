import { settingsDialog } from '../commands/dialogs'
import { commandSource } from '../window/command'
import { drawn } from '../window/dialogs'
import type { Feature } from '../window/feature'
import { shellCommands } from './commands'

/** The frame of the window, and its settings. */
export const shell: Feature = {
  answers: [
    commandSource.of(shellCommands),
    drawn(settingsDialog, async () => (await import('./settings-dialog')).SettingsDialog),
  ],
}
