import * as v from 'valibot'
import { instant } from '../article/article'
import type { ArticleId } from '../ids'
import { sessionId } from '../ids'

/** The layout of the file; what the records in it look like is numbered by the schema. */
export const BUNDLE_VERSION = 1

export const BUNDLE_EXTENSION = 'sourcemark'

/** Names of the entries. They are made here only, from ids and hashes. */
export const entryNames = {
  manifest: 'manifest.json',
  library: 'library.json',
  marks: (article: ArticleId) => `articles/${article}.json`,
  text: (article: ArticleId, revision: number) => `texts/${article}.${revision}.json`,
  original: (sha256: string) => `originals/${sha256}`,
} as const

/** Whether a file is a bundle, by its name or its first bytes: the first entry is always the library's. */
export function isBundle(name: string, bytes: Uint8Array): boolean {
  if (name.toLowerCase().endsWith(`.${BUNDLE_EXTENSION}`)) return true
  const start = String.fromCharCode(...bytes.subarray(0, 42))
  return start.startsWith('PK\u0003\u0004') && start.endsWith(entryNames.library)
}

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

export const scopeSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('library') }),
  v.strictObject({ kind: v.literal('session'), session: sessionId }),
])
/** What a bundle holds: everything, or one session with all that it stands on. */
export type BundleScope = v.InferOutput<typeof scopeSchema>

/** How many records there are of each kind that travels and is counted, by the name of its table. */
const countsSchema = v.record(v.string(), count)

/** What is read of a manifest before anything else is believed: whether this version can read the rest. */
export const manifestHead = v.object({
  format: v.literal('sourcemark-bundle'),
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  schema: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
})

/** What a bundle says of itself. */
export const manifestSchema = v.strictObject({
  ...manifestHead.entries,
  madeAt: instant,
  /** The analyst who packed it. */
  author: v.string(),
  /** The version of the app that packed it. */
  app: v.string(),
  scope: scopeSchema,
  counts: countsSchema,
  /** Every entry but the manifest, in the order of the file. */
  entries: v.array(
    v.strictObject({ name: v.string(), bytes: count, sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) }),
  ),
})
export type Manifest = v.InferOutput<typeof manifestSchema>
