import type { ArticleId, SessionId } from '../../src/ids'
import { dialog } from '../window/dialog'

/** Where an article comes from. */
export const provenanceDialog = dialog<{ readonly article: ArticleId }>('provenance')

/** A session, to be read and changed; null: one that begins. */
export const sessionDialog = dialog<{ readonly session: SessionId | null }>('session')

/** What was done in a session; null: in all of the library. */
export const logDialog = dialog<{ readonly session: SessionId | null }>('log')
