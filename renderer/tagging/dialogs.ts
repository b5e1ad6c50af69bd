import type { AnnotationId } from '../../src/ids'
import { dialog } from '../window/dialog'

/** Of which words all occurrences are to be tagged, and as what. */
export interface OccurrencesOf {
  readonly words: string
  readonly code: string
  /** The mark that has the words; null when they were only selected. */
  readonly mark: AnnotationId | null
}

/** All occurrences of some words, to be tagged at once. */
export const occurrencesDialog = dialog<{ readonly from: OccurrencesOf }>('occurrences')
