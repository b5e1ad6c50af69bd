import * as v from 'valibot'
import type { Annotation } from '../annotation/annotation'
import type { Attribution } from '../annotation/attribution'
import type { Article } from '../article/article'
import type { Statement } from '../claim/statement'
import { claimsAndSources } from '../codebook/claims-and-sources'
import type { Code, Codebook } from '../codebook/codebook'
import type { AnnotationId, ArticleId, AttributionId, ProfileId, SessionId, StatementId } from '../ids'
import type { Session } from '../session/session'
import type { Profile } from '../source/profile'

export const settingsSchema = v.pipe(
  v.strictObject({
    id: v.literal('settings'),
    /** The name under which edits are made; empty: the system user's. */
    author: v.string(),
    theme: v.picklist(['system', 'light', 'dark']),
    /** A second folder for backups, as the analyst chose it in a dialog; empty: none. */
    backupFolder: v.string(),
    /** Id of the codebook under which new marks are made. */
    codebook: v.string(),
    /** The keys of commands that the analyst gave other keys than their own, by the command's id. */
    keys: v.pipe(v.record(v.string(), v.pipe(v.array(v.string()), v.readonly())), v.readonly()),
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
  settings: {
    id: 'settings',
    author: '',
    theme: 'system',
    backupFolder: '',
    codebook: claimsAndSources.id,
    keys: {},
  },
  codebooks: new Map([[claimsAndSources.id, claimsAndSources]]),
  articles: new Map(),
  profiles: new Map(),
  statements: new Map(),
  sessions: new Map(),
}

/** The codebook under which new marks are made; the first one when the one that was chosen is gone. */
export function codebookInUse({ settings, codebooks }: Pick<Library, 'settings' | 'codebooks'>): Codebook {
  const [first = claimsAndSources] = codebooks.values()
  return codebooks.get(settings.codebook) ?? first
}

const wholes = new WeakMap<ReadonlyMap<string, Codebook>, Map<Codebook, Codebook>>()

/**
 * Every code of the library as one codebook, to look them up in: those of the codebook in use first, whose name and id
 * it has. The same object for as long as no codebook changes.
 */
export function wholeCodebook(library: Pick<Library, 'settings' | 'codebooks'>): Codebook {
  const { codebooks } = library
  const used = codebookInUse(library)
  if (codebooks.size <= 1) return used
  const known = wholes.get(codebooks) ?? new Map<Codebook, Codebook>()
  wholes.set(codebooks, known)
  const found = known.get(used)
  if (found !== undefined) return found
  const codes = new Map<string, Code>()
  for (const { codes: each } of [used, ...codebooks.values()])
    for (const code of each) if (!codes.has(code.id)) codes.set(code.id, code)
  const whole = { ...used, codes: [...codes.values()] }
  known.set(used, whole)
  return whole
}
