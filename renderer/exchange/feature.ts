import { isBundle } from '../../src/exchange/bundle'
import { fileTaker } from '../importing/file-taker'
import { commandSource } from '../window/command'
import { drawn } from '../window/dialogs'
import type { Feature } from '../window/feature'
import { exchangeCommands } from './commands'
import { importDialog } from './dialogs'
import { receiveBundle } from './receiving'

/** Sessions and libraries from other machines. */
export const exchange: Feature = {
  answers: [
    // It is shown at once that it is being read, and can be closed.
    fileTaker.of({ takes: ({ name, bytes }) => isBundle(name, bytes), take: receiveBundle }),
    commandSource.of(exchangeCommands),
    drawn(importDialog, async () => (await import('./import-dialog')).ImportDialog),
  ],
}
