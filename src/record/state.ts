import * as v from 'valibot'
import type { Marks } from '../annotation/marks'
import type { Article } from '../article/article'
import type { Statement } from '../claim/statement'
import { claimsAndSources } from '../codebook/claims-and-sources'
import type { Codebook } from '../codebook/codebook'
import type { ArticleId, ProfileId, SessionId, StatementId } from '../ids'
import type { Session } from '../session/session'
import type { Profile } from '../source/profile'

/** What belongs to the library; what is chosen for one machine is no record ({@link Preferences}). */
export const settingsSchema = v.pipe(
  v.strictObject({
    id: v.literal('settings'),
    /** The name under which edits are made; empty: the system user's. */
    author: v.string(),
    /** Id of the codebook under which new marks are made. */
    codebook: v.string(),
  }),
  v.readonly(),
)
export type Settings = v.InferOutput<typeof settingsSchema>

/** What is known across articles. */
export interface Library {
  readonly settings: Settings
  /** Never empty. No two have a code with the same id. */
  readonly codebooks: ReadonlyMap<string, Codebook>
  readonly articles: ReadonlyMap<ArticleId, Article>
  readonly profiles: ReadonlyMap<ProfileId, Profile>
  readonly statements: ReadonlyMap<StatementId, Statement>
  readonly sessions: ReadonlyMap<SessionId, Session>
}

/** All that edits change: the library, and the marks of those articles that are open. */
export interface State {
  readonly library: Library
  readonly marks: ReadonlyMap<ArticleId, Marks>
}

export const emptyLibrary: Library = {
  settings: { id: 'settings', author: '', codebook: claimsAndSources.id },
  codebooks: new Map([[claimsAndSources.id, claimsAndSources]]),
  articles: new Map(),
  profiles: new Map(),
  statements: new Map(),
  sessions: new Map(),
}
