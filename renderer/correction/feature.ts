import { onOpen } from '../place/opening'
import { commandSource } from '../window/command'
import { drawn } from '../window/dialogs'
import type { Feature } from '../window/feature'
import { correctionCommands } from './commands'
import { resumeCorrection } from './correcting'
import { compareDialog, discardDialog, reviewDialog } from './dialogs'
import { correctionHandle } from './handle'

/** The text itself, to be corrected. */
export const correction: Feature = {
  fields: [correctionHandle],
  answers: [
    commandSource.of(correctionCommands),

    onOpen.of(resumeCorrection),
    drawn(compareDialog, async () => (await import('./compare-dialog')).CompareDialog),
    drawn(discardDialog, async () => (await import('./discard-dialog')).DiscardDialog),
    drawn(reviewDialog, async () => (await import('./review-dialog')).ReviewDialog),
  ],
}
