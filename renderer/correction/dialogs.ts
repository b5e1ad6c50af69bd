import type { ArticleId } from '../../src/ids'
import { dialog } from '../window/dialog'
import type { Review } from './review'

/** What a correction does to the marks. */
export const reviewDialog = dialog<{ readonly review: Review }>('review')

/** Whether a correction is to be thrown away. */
export const discardDialog = dialog('discard')

/** Two revisions of a text beside each other. */
export const compareDialog = dialog<{ readonly article: ArticleId }>('compare')
