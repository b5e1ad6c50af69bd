import type { ArticleId } from '../../src/ids'
import { dialog } from '../window/dialog'

/** The encoding under which an article's original is read. */
export const encodingDialog = dialog<{ readonly article: ArticleId }>('encoding')
