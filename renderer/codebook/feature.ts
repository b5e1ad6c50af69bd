import { commandSource } from '../window/command'
import { drawn } from '../window/dialogs'
import type { Feature } from '../window/feature'
import { codebookCommands } from './commands'
import { codebookDialog, codebookImportDialog } from './dialogs'
import { marksVersion } from './marks-version'

/** The codes, and what becomes of the marks when they change. */
export const codebook: Feature = {
  fields: [marksVersion],
  answers: [
    commandSource.of(codebookCommands),

    drawn(codebookDialog, async () => (await import('./codebook-dialog')).CodebookDialog),
    drawn(codebookImportDialog, async () => (await import('./codebook-import-dialog')).CodebookImportDialog),
  ],
}
