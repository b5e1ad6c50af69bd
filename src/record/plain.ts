import * as v from 'valibot'
import { type Annotation, annotationSchema } from '../annotation/annotation'
import { type Attribution, attributionSchema } from '../annotation/attribution'
import type { Marks } from '../annotation/marks'
import { articleSchema } from '../article/article'
import type { Block } from '../article/block'
import { statementSchema } from '../claim/statement'
import { type Codebook, codebookSchema } from '../codebook/codebook'
import { RecordTable } from '../collection/record-table'
import { sessionSchema } from '../session/session'
import { profileSchema } from '../source/profile'
import { type Library, settingsSchema } from './state'

/** A library as a plain value: tables are arrays. */
export interface PlainLibrary {
  readonly settings: Library['settings']
  readonly codebooks: readonly Codebook[]
  readonly articles: readonly (Library['articles'] extends ReadonlyMap<unknown, infer R> ? R : never)[]
  readonly profiles: readonly (Library['profiles'] extends ReadonlyMap<unknown, infer R> ? R : never)[]
  readonly statements: readonly (Library['statements'] extends ReadonlyMap<unknown, infer R> ? R : never)[]
  readonly sessions: readonly (Library['sessions'] extends ReadonlyMap<unknown, infer R> ? R : never)[]
}

/** The body of `library.json`. */
export const librarySchema: v.GenericSchema<unknown, PlainLibrary> = v.strictObject({
  settings: settingsSchema,
  codebooks: v.pipe(v.array(codebookSchema), v.minLength(1)),
  articles: v.array(articleSchema),
  profiles: v.array(profileSchema),
  statements: v.array(statementSchema),
  sessions: v.array(sessionSchema),
})

/** The body of `articles/<id>.json`. */
export const marksSchema: v.GenericSchema<unknown, PlainMarks> = v.strictObject({
  annotations: v.array(annotationSchema),
  attributions: v.array(attributionSchema),
})
export interface PlainMarks {
  readonly annotations: readonly Annotation[]
  readonly attributions: readonly Attribution[]
}

const offset = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

const blockSchema: v.GenericSchema<unknown, Block> = v.strictObject({
  kind: v.picklist(['headline', 'paragraph', 'list-item', 'quotation']),
  start: offset,
  end: offset,
})

export const textEntries = { text: v.string(), blocks: v.array(blockSchema) } as const

/** The body of `texts/<id>.<revision>.json`. */
export const textSchema = v.pipe(
  v.strictObject(textEntries),
  v.check(({ text, blocks }) => areInOrder(text, blocks), 'blocks lie in the text, in its order, and none is empty'),
)
export interface ArticleText {
  readonly text: string
  readonly blocks: readonly Block[]
}

/** Whether blocks lie in a text, in its order, without overlaps, and none is empty. */
export function areInOrder(text: string, blocks: readonly Block[]): boolean {
  let end = 0
  for (const block of blocks) {
    if (block.start < end || block.end <= block.start) return false
    end = block.end
  }
  return end <= text.length
}

export function plainLibrary(library: Library): PlainLibrary {
  return {
    settings: library.settings,
    codebooks: [...library.codebooks.values()],
    articles: [...library.articles.values()],
    profiles: [...library.profiles.values()],
    statements: [...library.statements.values()],
    sessions: [...library.sessions.values()],
  }
}

export function libraryOf({ settings, ...tables }: PlainLibrary): Library {
  return {
    settings,
    codebooks: byId(tables.codebooks),
    articles: byId(tables.articles),
    profiles: byId(tables.profiles),
    statements: byId(tables.statements),
    sessions: byId(tables.sessions),
  }
}

export function plainMarks(marks: Marks): PlainMarks {
  return { annotations: [...marks.annotations.values()], attributions: [...marks.attributions.values()] }
}

export function marksOf(plain: PlainMarks): Marks {
  return { annotations: byId(plain.annotations), attributions: byId(plain.attributions) }
}

function byId<R extends { readonly id: string }>(records: readonly R[]): ReadonlyMap<R['id'], R> {
  return RecordTable.from(entriesById(records))
}

function* entriesById<R extends { readonly id: string }>(records: readonly R[]): Iterable<readonly [R['id'], R]> {
  for (const record of records) yield [record.id, record]
}
