import { commandSource } from '../window/command'
import { drawn } from '../window/dialogs'
import type { Feature } from '../window/feature'
import { exchangeCommands } from './commands'
import { importDialog } from './dialogs'

/** Sessions and libraries from other machines. */
export const exchange: Feature = {
  answers: [
    commandSource.of(exchangeCommands),
    drawn(importDialog, async () => (await import('./import-dialog')).ImportDialog),
  ],
}
