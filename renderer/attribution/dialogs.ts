import type { AnnotationId } from '../../src/ids'
import { dialog } from '../window/dialog'

/** The marks that one can be linked to. */
export const linkDialog = dialog<{ readonly annotation: AnnotationId }>('link')
