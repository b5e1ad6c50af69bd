import * as v from 'valibot'
import type { Block } from '../article/block'
import type { RecordKinds } from './record-kind'
import type { ArticleRecords, Library } from './state'
import { type PlainTablesAt, recordKinds } from './table'
import { plainTables, tablesFrom, tablesSchema } from './tables'

/** A library as a plain value: tables are arrays. */
export interface PlainLibrary extends PlainTablesAt<'library'> {}

/** What is kept beside one article, as a plain value. */
export interface PlainMarks extends PlainTablesAt<'article'> {}

/** The body of `library.json`. */
export function librarySchemaFor(kinds: RecordKinds): v.GenericSchema<unknown, PlainLibrary> {
  return tablesSchema('library', kinds)
}

/** The body of `articles/<id>.json`. */
export function marksSchemaFor(kinds: RecordKinds): v.GenericSchema<unknown, PlainMarks> {
  return tablesSchema('article', kinds)
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

export function plainLibrary(library: Library, kinds: RecordKinds = recordKinds): PlainLibrary {
  return plainTables('library', library, kinds)
}

export function libraryOf(plain: PlainLibrary, kinds: RecordKinds = recordKinds): Library {
  return tablesFrom('library', plain, kinds)
}

export function plainMarks(marks: ArticleRecords, kinds: RecordKinds = recordKinds): PlainMarks {
  return plainTables('article', marks, kinds)
}

export function marksOf(plain: PlainMarks, kinds: RecordKinds = recordKinds): ArticleRecords {
  return tablesFrom('article', plain, kinds)
}
