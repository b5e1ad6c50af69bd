import type * as v from 'valibot'
import { annotationSchema } from '../annotation/annotation'
import { attributionSchema, members } from '../annotation/attribution'
import { articleSchema } from '../article/article'
import { statementSchema } from '../claim/statement'
import { claimsAndSources } from '../codebook/claims-and-sources'
import { codebookSchema } from '../codebook/codebook'
import { sessionSchema } from '../session/session'
import { profileSchema } from '../source/profile'
import type { AnyRecord, Home, RecordKind, Reference, TextPath } from './record-kind'
import { firstSettings, settingsSchema } from './settings'
import {
  describeAnnotation,
  describeAttribution,
  sayAnnotation,
  sayArticle,
  sayAttribution,
  sayCodebook,
  sayProfile,
  saySession,
  sayStatement,
} from './wording'

/** What the types of libraries and files are made from. */
interface Layout {
  readonly home: Home
  readonly many: string
  readonly single?: true
  readonly travels: RecordKind['travels']
}

interface Described<R extends AnyRecord> extends Omit<RecordKind<R>, 'schema' | 'references'> {
  readonly references: { readonly [P in TextPath<R>]?: Reference }
}

/** One entry: what the schema says of a record goes for the rest of its description. */
function kind<R extends AnyRecord, const L extends Layout>(
  schema: v.GenericSchema<unknown, R>,
  described: Described<R> & L,
): RecordKind<R> & L {
  return { schema, ...described }
}

/** Each kind of record, once. A new one is an entry here, its schema, and a migration of the libraries that lack it. */
export const recordKinds = {
  settings: kind(settingsSchema, {
    home: 'library',
    many: 'settings',
    single: true,
    first: [firstSettings],
    references: { '.codebook': { to: 'codebook', lost: 'kept' } },
    travels: 'never',
    noun: null,
    describe: () => 'Settings',
    say: () => [],
  }),
  /** No two have a code with the same id. */
  codebook: kind(codebookSchema, {
    home: 'library',
    many: 'codebooks',
    first: [claimsAndSources],
    references: {},
    travels: 'always',
    noun: null,
    describe: ({ name }) => `Codebook “${name}”`,
    say: sayCodebook,
  }),
  article: kind(articleSchema, {
    home: 'library',
    many: 'articles',
    first: [],
    references: {},
    travels: 'referred-to',
    noun: ['article', 'articles'],
    describe: ({ title }) => `Article “${title}”`,
    say: sayArticle,
  }),
  profile: kind(profileSchema, {
    home: 'library',
    many: 'profiles',
    first: [],
    references: {},
    travels: 'referred-to',
    noun: ['source', 'sources'],
    describe: ({ name }) => `Source “${name}”`,
    say: sayProfile,
  }),
  statement: kind(statementSchema, {
    home: 'library',
    many: 'statements',
    first: [],
    references: {
      // Evidence in a mark that is not there becomes its words.
      '.evidence.*.reference.article': { to: 'article', lost: 'kept' },
      '.evidence.*.reference.annotation': { to: 'annotation', lost: 'kept' },
    },
    travels: 'referred-to',
    noun: ['statement', 'statements'],
    describe: ({ text }) => `Statement “${text}”`,
    say: sayStatement,
  }),
  session: kind(sessionSchema, {
    home: 'library',
    many: 'sessions',
    first: [],
    references: { '.articles.*': { to: 'article', lost: 'removed' } },
    travels: 'referred-to',
    noun: ['session', 'sessions'],
    describe: ({ title }) => `Session “${title}”`,
    say: saySession,
  }),
  annotation: kind(annotationSchema, {
    home: 'article',
    many: 'annotations',
    first: [],
    references: {
      // Its home, in whose file it lies.
      '.article': { to: 'article', lost: 'kept' },
      '.profile': { to: 'profile', lost: 'cleared' },
      '.statement': { to: 'statement', lost: 'cleared' },
    },
    travels: 'always',
    noun: ['mark', 'marks'],
    describe: describeAnnotation,
    say: sayAnnotation,
  }),
  attribution: kind(attributionSchema, {
    home: 'article',
    many: 'attributions',
    first: [],
    references: {
      '.article': { to: 'article', lost: 'kept' },
      '.sources.*': { to: 'annotation', lost: 'removed' },
      '.cues.*': { to: 'annotation', lost: 'removed' },
      '.contents.*': { to: 'annotation', lost: 'removed' },
      '.relayedBy.*.annotation': { to: 'annotation', lost: 'removed' },
      '.relayedBy.*.attribution': { to: 'attribution', lost: 'removed' },
    },
    travels: 'always',
    noun: ['attribution', 'attributions'],
    describe: describeAttribution,
    say: sayAttribution,
    isEmpty: (attribution) => members(attribution).length === 0,
  }),
} as const

type Kinds = typeof recordKinds
type RecordIn<K> = K extends RecordKind<infer R> ? R : never

/** The tables that edits change: all but those of this machine. */
export type Table = { [T in keyof Kinds]: Kinds[T]['home'] extends 'machine' ? never : T }[keyof Kinds]
export type RecordOf<T extends Table> = RecordIn<Kinds[T]>
/** The tables of which records are carried from one library to another. */
export type CarriedTable = { [T in Table]: Kinds[T]['travels'] extends 'never' ? never : T }[Table]

type Held<T extends Table> = Kinds[T] extends { readonly single: true }
  ? RecordOf<T>
  : ReadonlyMap<RecordOf<T>['id'], RecordOf<T>>
type Listed<T extends Table> = Kinds[T] extends { readonly single: true } ? RecordOf<T> : readonly RecordOf<T>[]

/** The tables of one home, by the names that they have there. */
export type TablesAt<H extends Home> = {
  readonly [T in Table as Kinds[T]['home'] extends H ? Kinds[T]['many'] : never]: Held<T>
}

/** The same as a plain value: tables are arrays. */
export type PlainTablesAt<H extends Home> = {
  readonly [T in Table as Kinds[T]['home'] extends H ? Kinds[T]['many'] : never]: Listed<T>
}
