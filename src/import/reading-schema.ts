import * as v from 'valibot'
import { partialDate } from '../article/article'
import { areInOrder, textEntries } from '../record/plain'
import type { ReadArticle } from './format'
import { losses } from './loss'
import { readerVersion } from './reader-version'

const words = v.pipe(v.string(), v.maxLength(10_000))

/** What is kept of a reading, checked: whoever made it may be in the hands of a hostile file. */
export const readingSchema: v.GenericSchema<unknown, ReadArticle> = v.pipe(
  v.strictObject({
    ...textEntries,
    title: v.string(),
    provenance: v.strictObject({
      title: v.exactOptional(words),
      publisher: v.exactOptional(words),
      author: v.exactOptional(words),
      publishedOn: v.exactOptional(partialDate),
      retrievedOn: v.exactOptional(partialDate),
      address: v.exactOptional(words),
      language: v.exactOptional(words),
      note: v.exactOptional(words),
    }),
    encoding: v.nullable(v.pipe(v.string(), v.nonEmpty(), v.maxLength(100))),
    reader: readerVersion,
    losses,
  }),
  v.check(({ text, blocks }) => areInOrder(text, blocks), 'blocks lie in the text, in its order, and none is empty'),
)
