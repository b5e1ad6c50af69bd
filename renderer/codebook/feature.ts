import { looksLikeCodebook } from '../../src/exchange/codebook/format'
import type { GivenFile } from '../../src/ipc/contract'
import { fileTaker } from '../importing/file-taker'
import { commandSource } from '../window/command'
import { drawn } from '../window/dialogs'
import type { Feature } from '../window/feature'
import type { AppWindow } from '../window/window'
import { codebookCommands } from './commands'
import { codebookDialog, codebookImportDialog } from './dialogs'
import { marksVersion } from './marks-version'

/** The codes, and what becomes of the marks when they change. */
export const codebook: Feature = {
  fields: [marksVersion],
  answers: [
    fileTaker.of({ takes: isCodebook, take: receiveCodebook }),
    commandSource.of(codebookCommands),

    drawn(codebookDialog, async () => (await import('./codebook-dialog')).CodebookDialog),
    drawn(codebookImportDialog, async () => (await import('./codebook-import-dialog')).CodebookImportDialog),
  ],
}

function isCodebook({ name, bytes }: GivenFile): boolean {
  return looksLikeCodebook(name, String.fromCharCode(...bytes.subarray(0, 100)))
}

/** What reads codebooks is loaded when the first one comes: inputs wait for it. */
function receiveCodebook(window: AppWindow, file: GivenFile): Promise<unknown> {
  return window.inputs.hold(`“${file.name}”`, async () =>
    (await import('./codebook-files')).receiveCodebook(window, file),
  )
}
