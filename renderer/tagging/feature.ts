import { onOpen } from '../place/opening'
import { commandSource } from '../window/command'
import { drawn } from '../window/dialogs'
import type { Feature } from '../window/feature'
import { codeCommands } from './code-commands'
import { taggingCommands } from './commands'
import { occurrencesDialog } from './dialogs'
import { beginRecent, handledMarks, keptCode, recentCodes } from './recent'

/** Marks in the text, and the codes they are made under. */
export const tagging: Feature = {
  fields: [handledMarks, keptCode, recentCodes],
  answers: [
    commandSource.of(codeCommands),
    commandSource.of(taggingCommands),

    onOpen.of(beginRecent),
    drawn(occurrencesDialog, async () => (await import('./occurrences-dialog')).OccurrencesDialog),
  ],
}
