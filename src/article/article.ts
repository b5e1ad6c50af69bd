import * as v from 'valibot'
import { articleId } from '../ids'
import { losses } from '../import/loss'
import { readerVersion } from '../import/reader-version'

/** A calendar date as the analyst knows it: "2026", "2026-04" or "2026-04-21"; empty when not known. */
export const partialDate = v.pipe(v.string(), v.regex(/^(\d{4}(-\d{2}(-\d{2})?)?)?$/))

/** An instant: ISO 8601, in UTC, with milliseconds. */
export const instant = v.pipe(v.string(), v.isoTimestamp())

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))

/** Where a text comes from, as far as the analyst knows. Every field may be empty, the title apart. */
const provenanceEntries = {
  title: v.string(),
  publisher: v.string(),
  author: v.string(),
  publishedOn: partialDate,
  retrievedOn: partialDate,
  address: v.string(),
  /** BCP 47, such as "en" or "uk-UA". */
  language: v.string(),
  note: v.string(),
} as const

/** One text with its provenance. The text itself lies beside it, one file for each revision. */
export const articleSchema = v.pipe(
  v.strictObject({
    id: articleId,
    ...provenanceEntries,
    /** The file as it was imported: kept for ever under its SHA-256. */
    original: v.strictObject({ name: v.string(), byteLength: v.pipe(v.number(), v.integer(), v.minValue(1)), sha256 }),
    /** What read the file: the same bytes give the same text under it for ever. */
    reader: readerVersion,
    /** The label of the Encoding Standard under which the bytes were read, such as "utf-8"; null where it had no choice. */
    encoding: v.nullable(v.string()),
    /** What of the file is not in the text. Empty, too, where it was imported before that was noted. */
    losses,
    /** Counts up from 1 with each change of the canonical text. */
    revision: v.pipe(v.number(), v.integer(), v.minValue(1)),
    /** Of the canonical text of this revision, as UTF-8. */
    textSha256: sha256,
    words: v.pipe(v.number(), v.integer(), v.minValue(0)),
    importedAt: instant,
  }),
  v.readonly(),
)
export type Article = v.InferOutput<typeof articleSchema>
/** The keys of what an analyst says of where a text comes from. */
export const provenanceKeys = Object.keys(provenanceEntries) as readonly (keyof typeof provenanceEntries)[]
export type Provenance = Readonly<Pick<Article, keyof typeof provenanceEntries>>
