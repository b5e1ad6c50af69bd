import { digitTaker } from '../tagging/marking'
import { commandSource } from '../window/command'
import { drawn } from '../window/dialogs'
import type { Feature } from '../window/feature'
import { attributionCommands } from './commands'
import { linkDialog } from './dialogs'
import { linkCandidate } from './linking'

/** Who says what, in which words and through whom. */
export const attribution: Feature = {
  answers: [
    digitTaker.of(linkCandidate),
    commandSource.of(attributionCommands),
    drawn(linkDialog, async () => (await import('./link-dialog')).LinkDialog),
  ],
}
