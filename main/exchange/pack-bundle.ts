import { createHash } from 'node:crypto'
import type { Article } from '../../src/article/article'
import { BUNDLE_VERSION, type BundleScope, entryNames, type Manifest } from '../../src/exchange/bundle'
import { ArchivePacker, TooLarge } from '../../src/exchange/pack-archive'
import { reachOfSession, selectScope } from '../../src/exchange/scope'
import type { ArticleId } from '../../src/ids'
import type { ArticleError } from '../../src/ipc/contract'
import { countTravelling } from '../../src/record/counts'
import { SCHEMA } from '../../src/record/migrations'
import { plainLibrary, plainMarks } from '../../src/record/plain'
import type { ArticleRecords, State } from '../../src/record/state'
import { firstTables } from '../../src/record/tables'
import { err, ok, type Result } from '../../src/result'
import type { Maker } from '../report/reports'
import { Breath } from '../storage/disk/breath'
import { encodeRecords } from '../storage/snapshot/record-lines'
import type { LibraryStore } from '../storage/store'

export type PackError = ArticleError | { readonly code: 'too-large' }

/** Packs what is on the disk into a bundle, in pieces: the same content and time make the same bytes. */
export async function packBundle(
  store: LibraryStore,
  scope: BundleScope,
  maker: Maker,
): Promise<Result<readonly Uint8Array[], PackError>> {
  const read = await readScope(store, scope)
  if (!read.ok) return read
  try {
    return await new Packing(store, read.value).pack(scope, maker)
  } catch (error) {
    if (error instanceof TooLarge) return err({ code: 'too-large' })
    throw error
  }
}

/** The records of a scope as they were at one moment: edits that come meanwhile make it begin again. */
async function readScope(store: LibraryStore, scope: BundleScope): Promise<Result<State, ArticleError>> {
  for (;;) {
    await store.settled()
    const { last } = store.known
    const { library } = store.state
    if (scope.kind === 'session' && !library.sessions.has(scope.session)) return err({ code: 'missing' })
    const marks = new Map<ArticleId, ArticleRecords>()
    const wanted = () => {
      const all = [...library.articles.keys()]
      if (scope.kind === 'library') return all
      const reached = reachOfSession({ library, marks }, scope.session, store.kinds).get('article')
      return all.filter((article) => reached?.has(article))
    }
    for (let open = wanted(); open.length > 0; open = wanted().filter((each) => !marks.has(each))) {
      for (const article of open) {
        const opened = await store.openMarks(article)
        if (!opened.ok) return opened
        marks.set(article, opened.value)
      }
    }
    await store.settled()
    if (store.known.last === last) return ok(selectScope({ library, marks }, scope, store.kinds))
  }
}

class Packing {
  readonly #store: LibraryStore
  readonly #records: State
  readonly #packer = new ArchivePacker()
  readonly #breath = new Breath()
  readonly #entries: Manifest['entries'] = []

  constructor(store: LibraryStore, records: State) {
    this.#store = store
    this.#records = records
  }

  async pack(
    scope: BundleScope,
    { author, version, madeAt }: Maker,
  ): Promise<Result<readonly Uint8Array[], PackError>> {
    const { library, marks } = this.#records
    const { kinds } = this.#store
    await this.#addJson(entryNames.library, ordered(plainLibrary(library, kinds)))
    const articles = inOrder([...library.articles.values()])
    const originals = new Set<string>()
    for (const article of articles) {
      const marked = marks.get(article.id) ?? firstTables('article', kinds)
      await this.#addJson(entryNames.marks(article.id), ordered(plainMarks(marked, kinds)))
      const texts = await this.#addTexts(article)
      if (!texts.ok) return texts
      const { sha256 } = article.original
      if (originals.has(sha256)) continue
      originals.add(sha256)
      const original = await this.#store.files.readOriginal(article)
      if (!original.ok) return original
      await this.#add(entryNames.original(sha256), original.value)
    }
    const manifest: Manifest = {
      format: 'sourcemark-bundle',
      version: BUNDLE_VERSION,
      schema: SCHEMA,
      madeAt,
      author,
      app: version,
      scope,
      counts: countTravelling(this.#records, this.#store.kinds),
      entries: this.#entries,
    }
    await this.#addJson(entryNames.manifest, manifest)
    return ok(this.#packer.finish())
  }

  async #addTexts(article: Article): Promise<Result<null, ArticleError>> {
    for (let revision = 1; revision < article.revision; revision++) {
      const older = await this.#store.files.readOlderText(article, revision)
      if (!older.ok) return older
      if (older.value !== null) await this.#addJson(entryNames.text(article.id, revision), older.value)
    }
    const text = await this.#store.files.readText(article)
    if (!text.ok) return text
    await this.#addJson(entryNames.text(article.id, article.revision), text.value)
    return ok(null)
  }

  async #addJson(name: string, value: object): Promise<void> {
    await this.#add(name, Buffer.concat(await encodeRecords(value)))
  }

  async #add(name: string, bytes: Uint8Array): Promise<void> {
    const hash = createHash('sha256')
    for (const slice of this.#packer.add(name, bytes)) {
      hash.update(slice)
      if (this.#breath.isOut) await this.#breath.take()
    }
    this.#entries.push({ name, bytes: bytes.length, sha256: hash.digest('hex') })
  }
}

/** The same tables, each by the ids of its records. */
function ordered(tables: object): object {
  return Object.fromEntries(Object.entries(tables).map(([key, table]) => [key, inOrder(table)]))
}

/** Tables by the ids of their records; whatever is no table as it is. */
function inOrder<T>(table: T): T {
  if (!Array.isArray(table)) return table
  return [...table].sort((a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1)) as T
}
