import { strFromU8, strToU8 } from 'fflate/browser'
import * as v from 'valibot'
import type { Article } from '../article/article'
import type { ArticleId } from '../ids'
import { countTravelling, type RecordCounts } from '../record/counts'
import { migrate, SCHEMA } from '../record/migrations'
import { type ArticleText, libraryOf, librarySchemaFor, marksOf, marksSchemaFor, textSchema } from '../record/plain'
import type { RecordKinds } from '../record/record-kind'
import type { ArticleRecords, State } from '../record/state'
import { recordKinds, type Table } from '../record/table'
import { recordsIn, tablesAt } from '../record/tables'
import { err, ok, type Result } from '../result'
import { type Archive, type ArchiveError, inflateEntry, openArchive } from './archive'
import { BUNDLE_VERSION, entryNames, isBundle, type Manifest, manifestHead, manifestSchema } from './bundle'

/** SHA-256 of bytes, in hexadecimal. */
export type Sha256 = (bytes: Uint8Array) => Promise<string>

export type BundleError =
  | ArchiveError
  /** It is a file of another kind. */
  | { readonly code: 'not-a-bundle' }
  /** A newer version of the app made it. */
  | { readonly code: 'newer-version'; readonly app: string }

/** One revision of an article's text, as it came. */
interface Revision extends ArticleText {
  readonly revision: number
}

/** A bundle of which every byte was checked. Its records are at hand; texts and originals are inflated when asked for. */
export interface Bundle {
  readonly manifest: Manifest
  readonly records: State
  /** All revisions of an article's text, the oldest first; the last is the one that it is tagged in. */
  readonly texts: (article: Article) => readonly Revision[]
  /** The bytes that the article was imported from. */
  readonly original: (article: Article) => Uint8Array
}

/**
 * Reads a bundle that nobody trusts: directory, sizes, checksums, the hash of each entry, the shape of each record,
 * that each article has its text and its original, and that nothing else is there. The first fault ends it.
 */
export async function readBundle(
  bytes: Uint8Array,
  sha256: Sha256,
  kinds: RecordKinds = recordKinds,
): Promise<Result<Bundle, BundleError>> {
  if (!isBundle('', bytes)) return err({ code: 'not-a-bundle' })
  const archive = openArchive(bytes)
  if (!archive.ok) return archive
  try {
    return ok(await new Reader(archive.value, sha256, kinds).read())
  } catch (error) {
    if (error instanceof Fault) return err(error.fault)
    throw error
  }
}

/** Ends the reading; caught in {@link readBundle} only. */
class Fault extends Error {
  readonly fault: BundleError

  constructor(fault: BundleError) {
    super(fault.code)
    this.fault = fault
  }
}

const TEXT = /^texts\/([^/.]*)\.([1-9]\d{0,8})\.json$/

class Reader {
  readonly #archive: Archive
  readonly #sha256: Sha256
  readonly #kinds: RecordKinds

  constructor(archive: Archive, sha256: Sha256, kinds: RecordKinds) {
    this.#archive = archive
    this.#sha256 = sha256
    this.#kinds = kinds
  }

  async read(): Promise<Bundle> {
    const manifest = this.#manifest()
    const { schema } = manifest
    const listed = await this.#checkHashes(manifest)
    const library = libraryOf(
      this.#decode(entryNames.library, librarySchemaFor(this.#kinds), 'library', schema),
      this.#kinds,
    )
    const expected = new Set<string>([entryNames.manifest, entryNames.library])
    const marks = new Map<ArticleId, ArticleRecords>()
    const revisions = this.#revisions()
    const marksShape = marksSchemaFor(this.#kinds)
    for (const article of library.articles.values()) {
      const name = entryNames.marks(article.id)
      const read = marksOf(this.#decode(name, marksShape, 'marks', schema), this.#kinds)
      const all = this.#recordsOf(read)
      if (all.some((record) => !('article' in record) || record.article !== article.id)) throw damaged(name)
      marks.set(article.id, read)
      const numbers = revisions.get(article.id) ?? []
      if (numbers.at(-1) !== article.revision) throw damaged(entryNames.text(article.id, article.revision))
      for (const number of numbers) await this.#checkText(article, number, schema)
      const original = listed.get(entryNames.original(article.original.sha256))
      if (original?.sha256 !== article.original.sha256 || original.bytes !== article.original.byteLength) {
        throw damaged(entryNames.original(article.original.sha256))
      }
      const texts = numbers.map((number) => entryNames.text(article.id, number))
      for (const each of [name, ...texts, entryNames.original(article.original.sha256)]) expected.add(each)
    }
    for (const each of this.#archive.entries.keys()) if (!expected.has(each)) throw damaged(each)
    const records: State = { library, marks }
    if (!countsAgree(manifest, countTravelling(records, this.#kinds))) throw damaged(entryNames.manifest)
    const ids = [...marks.values()].flatMap((each) => this.#recordsOf(each).map(({ id }) => id))
    if (new Set<string>(ids).size < ids.length) throw damaged(entryNames.library)
    return {
      manifest,
      records,
      texts: ({ id }) =>
        (revisions.get(id) ?? []).map((revision) => ({
          revision,
          ...this.#decode(entryNames.text(id, revision), textSchema, 'text', schema),
        })),
      original: ({ original }) => this.#inflate(entryNames.original(original.sha256)),
    }
  }

  /** All that is kept beside an article, of every kind. */
  #recordsOf(read: ArticleRecords) {
    return tablesAt('article', this.#kinds).flatMap((table) => [...recordsIn<Table>(read, table, this.#kinds).values()])
  }

  #manifest(): Manifest {
    if (!this.#archive.entries.has(entryNames.manifest)) throw damaged(entryNames.manifest)
    const json = this.#json(entryNames.manifest, 'manifest', SCHEMA)
    const head = v.safeParse(manifestHead, json)
    if (!head.success) throw damaged(entryNames.manifest)
    if (head.output.version > BUNDLE_VERSION || head.output.schema > SCHEMA) {
      const app = v.safeParse(v.object({ app: v.string() }), json)
      throw new Fault({ code: 'newer-version', app: app.success ? app.output.app.slice(0, 40) : '' })
    }
    const manifest = v.safeParse(manifestSchema, json)
    if (!manifest.success) throw damaged(entryNames.manifest)
    return manifest.output
  }

  /** The manifest names every other entry of the archive, once, and each is what it says. */
  async #checkHashes({ entries }: Manifest): Promise<ReadonlyMap<string, Manifest['entries'][number]>> {
    const listed = new Map(entries.map((entry) => [entry.name, entry]))
    for (const name of this.#archive.entries.keys()) {
      if (name !== entryNames.manifest && !listed.has(name)) throw damaged(name)
    }
    if (listed.size !== entries.length) throw damaged(entryNames.manifest)
    for (const { name, bytes, sha256 } of entries) {
      if (name === entryNames.manifest || this.#archive.entries.get(name)?.size !== bytes) throw damaged(name)
      if ((await this.#sha256(this.#inflate(name))) !== sha256) throw damaged(name)
    }
    return listed
  }

  /** The numbers of the revisions of each article, ascending. */
  #revisions(): ReadonlyMap<string, readonly number[]> {
    const revisions = new Map<string, number[]>()
    for (const name of this.#archive.entries.keys()) {
      const [, article, number] = TEXT.exec(name) ?? []
      if (article === undefined) continue
      const numbers = revisions.get(article) ?? []
      numbers.push(Number(number))
      revisions.set(article, numbers)
    }
    for (const numbers of revisions.values()) numbers.sort((a, b) => a - b)
    return revisions
  }

  async #checkText(article: Article, revision: number, schema: number): Promise<void> {
    const name = entryNames.text(article.id, revision)
    const { text } = this.#decode(name, textSchema, 'text', schema)
    if (revision < article.revision) return
    if ((await this.#sha256(strToU8(text))) !== article.textSha256) throw damaged(name)
  }

  #decode<T>(name: string, shape: v.GenericSchema<unknown, T>, kind: string, schema: number): T {
    const decoded = v.safeParse(shape, this.#json(name, kind, schema))
    if (!decoded.success) throw damaged(name)
    return decoded.output
  }

  /** The value in an entry, in the newest schema. */
  #json(name: string, kind: string, schema: number): unknown {
    const bytes = this.#inflate(name)
    try {
      return migrate(kind, JSON.parse(strFromU8(bytes)), schema)
    } catch {
      throw damaged(name)
    }
  }

  #inflate(name: string): Uint8Array {
    const entry = this.#archive.entries.get(name)
    if (entry === undefined) throw damaged(name)
    const inflated = inflateEntry(this.#archive, entry)
    if (!inflated.ok) throw new Fault(inflated.error)
    return inflated.value
  }
}

/** Whether a manifest counts what there is. That of an older schema knows nothing of the kinds that have come since. */
function countsAgree({ counts, schema }: Manifest, there: RecordCounts): boolean {
  const counted = Object.keys(counts).every((many) => counts[many] === there[many])
  return counted && (schema < SCHEMA || Object.keys(there).every((many) => many in counts))
}

function damaged(entry: string): Fault {
  return new Fault({ code: 'damaged', entry })
}
