import { commandSource } from '../window/command'
import { drawn } from '../window/dialogs'
import type { Feature } from '../window/feature'
import { commandCommands } from './commands'
import { commandDialog, shortcutsDialog } from './dialogs'

/** Commands and keys, to be found by their names. */
export const commands: Feature = {
  answers: [
    commandSource.of(commandCommands),

    drawn(commandDialog, async () => (await import('./command-dialog')).CommandDialog),
    drawn(shortcutsDialog, async () => (await import('./shortcuts-dialog')).ShortcutsDialog),
  ],
}
