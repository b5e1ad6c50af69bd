import type * as v from 'valibot'
import type { Annotation } from '../annotation/annotation'
import type { Attribution } from '../annotation/attribution'
import type { Article } from '../article/article'
import type { Statement } from '../claim/statement'
import type { Codebook } from '../codebook/codebook'
import type { Profile } from '../source/profile'

/** What every record has: an id that is its own in its table. */
export interface AnyRecord {
  readonly id: string
}

/**
 * Where the records of a kind lie: in the library, beside the marks of the article that their field `article` names,
 * or in a file of this machine, which no edit changes and no bundle takes along.
 */
export type Home = 'library' | 'article' | 'machine'

/**
 * What becomes of a reference to a record that did not come with an import. "cleared": the field is null. "removed": the
 * element of the list goes that it stands in, or the whole record where it stands in none. "kept": it stays, and another
 * rule deals with it.
 */
type Lost = 'cleared' | 'removed' | 'kept'

/** A field, or each element of a list, that holds the id of another record. */
export interface Reference {
  /** The table of the record that is referred to. */
  readonly to: string
  readonly lost: Lost
}

/** The paths of the texts in a record: keys joined by ".", with "*" for each element of a list. */
export type TextPath<R> = R extends string
  ? ''
  : R extends number | boolean | null | undefined
    ? never
    : R extends readonly (infer Each)[]
      ? `.*${TextPath<Each>}`
      : { [K in keyof R & string]: `.${K}${TextPath<R[K]>}` }[keyof R & string]

/** The records that the words for another one are taken from. */
export interface Around {
  readonly codebook: ReadonlyMap<string, Codebook>
  readonly article: ReadonlyMap<string, Article>
  readonly profile: ReadonlyMap<string, Profile>
  readonly statement: ReadonlyMap<string, Statement>
  readonly annotation: ReadonlyMap<string, Annotation>
  readonly attribution: ReadonlyMap<string, Attribution>
}

/** All that a record says, for people: what it is, and how it is put into words. Empty words are nothing said. */
export type Said = readonly (readonly [label: string, words: string])[]

/** All there is to know of one kind of record, whoever keeps, changes, carries or counts it. */
export interface RecordKind<R extends AnyRecord = AnyRecord> {
  readonly schema: v.GenericSchema<unknown, R>
  readonly home: Home
  /** What its table is called in a library or beside an article, and in their files. */
  readonly many: string
  /** There is always one, and never another: it stands there without a table. */
  readonly single?: true
  /** The records that a new library begins with. A table that begins with some is never empty. */
  readonly first: readonly R[]
  /** By path, such as ".sources.*"; "kept" where the schema or another rule sees to it. */
  readonly references: { readonly [path: string]: Reference | undefined }
  /** Whether a bundle takes it along: each, of a session only those that something in it refers to, or none. */
  readonly travels: 'always' | 'referred-to' | 'never'
  /** What people call one and many of them where they are counted; null where nobody counts them. */
  readonly noun: readonly [one: string, many: string] | null
  /** What stands for a record in a list: its kind and its words. */
  describe(record: R, around: Around): string
  /** All that a record says, field by field. */
  say(record: R, around: Around): Said
  /** Whether it says nothing once what it referred to has gone, so that it goes as well. */
  isEmpty?(record: R): boolean
}

/** Every kind of record by the name of its table, in the order in which they are told of, stored and changed. */
export type RecordKinds = Readonly<Record<string, RecordKind>>
