import * as v from 'valibot'
import { formatId, partialDate } from '../article/article'
import { areInOrder, textEntries } from '../record/plain'
import type { ReadArticle } from './format'

const version = v.pipe(v.number(), v.safeInteger(), v.minValue(1))

/** Which reader made a text: that of a format, in one of its versions. */
export const readerVersion = v.pipe(v.strictObject({ id: formatId, version }), v.readonly())
export type ReaderVersion = v.InferOutput<typeof readerVersion>

/** Something of the original that is not in the text. */
const loss = v.pipe(
  v.strictObject({
    /** In words for people, as a plural or a substance: "pictures", "HTML". */
    what: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)),
    count: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  }),
  v.readonly(),
)
export type Loss = v.InferOutput<typeof loss>

const losses = v.pipe(v.array(loss), v.maxLength(50), v.readonly())

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
