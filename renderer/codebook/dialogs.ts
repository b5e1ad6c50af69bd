import { dialog } from '../window/dialog'
import type { IncomingCodebook } from './incoming-codebook'

/** The codebooks of the library, to be read and changed. */
export const codebookDialog = dialog('codebook')

/** What a codebook that was read from a file would bring. */
export const codebookImportDialog = dialog<{ readonly incoming: IncomingCodebook }>('codebook import')
