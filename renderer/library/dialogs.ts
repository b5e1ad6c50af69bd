import type { ArticleRemoval } from '../../src/gesture/remove-article'
import type { ArticleId, SessionId } from '../../src/ids'
import type { ArticleRecords } from '../../src/record/state'
import { dialog } from '../window/dialog'

/** Where an article comes from. */
export const provenanceDialog = dialog<{ readonly article: ArticleId }>('provenance')

/** An article that is to be removed, what is marked in it, and what goes with it. */
export interface ArticleToRemove {
  readonly article: ArticleId
  readonly title: string
  readonly marks: ArticleRecords
  readonly told: ArticleRemoval
}
export const removeArticleDialog = dialog<ArticleToRemove>('remove-article')

/** A session, to be read and changed; null: one that begins. */
export const sessionDialog = dialog<{ readonly session: SessionId | null }>('session')

/** What was done in a session; null: in all of the library. */
export const logDialog = dialog<{ readonly session: SessionId | null }>('log')
