import * as v from 'valibot'
import type { Annotation } from '../annotation/annotation'
import type { Attribution } from '../annotation/attribution'
import type { Article } from '../article/article'
import { claimsAndSources } from '../codebook/claims-and-sources'
import type { Codebook } from '../codebook/codebook'
import type { AnnotationId, ArticleId, AttributionId, ProfileId, SessionId, StatementId } from '../ids'
import type { Profile } from './profile'
import type { Session } from './session'
import type { Statement } from './statement'

export const settingsSchema = v.pipe(
  v.strictObject({
    id: v.literal('settings'),
    /** The name under which edits are made; empty: the system user's. */
    author: v.string(),
    theme: v.picklist(['system', 'light', 'dark']),
    /** A second folder for backups, as the analyst chose it in a dialog; empty: none. */
    backupFolder: v.string(),
  }),
  v.readonly(),
)
export type Settings = v.InferOutput<typeof settingsSchema>

/** What is known across articles. */
export interface Library {
  readonly settings: Settings
  readonly codebook: Codebook
  readonly articles: ReadonlyMap<ArticleId, Article>
  readonly profiles: ReadonlyMap<ProfileId, Profile>
  readonly statements: ReadonlyMap<StatementId, Statement>
  readonly sessions: ReadonlyMap<SessionId, Session>
}

/** What is marked in one article. */
export interface Marks {
  readonly annotations: ReadonlyMap<AnnotationId, Annotation>
  readonly attributions: ReadonlyMap<AttributionId, Attribution>
}

/** All that edits change: the library, and the marks of those articles that are open. */
export interface State {
  readonly library: Library
  readonly marks: ReadonlyMap<ArticleId, Marks>
}

export const noMarks: Marks = { annotations: new Map(), attributions: new Map() }

export const emptyLibrary: Library = {
  settings: { id: 'settings', author: '', theme: 'system', backupFolder: '' },
  codebook: claimsAndSources,
  articles: new Map(),
  profiles: new Map(),
  statements: new Map(),
  sessions: new Map(),
}
