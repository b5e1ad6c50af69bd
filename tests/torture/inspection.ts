import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openArticle } from '../../main/articles/articles'
import { LibraryStore } from '../../main/storage/store'
import type { ArticleId } from '../../src/ids'
import type { CanHistory, StoreProblem } from '../../src/ipc/contract'
import type { Edit } from '../../src/record/edit'
import { textOf } from './gestures'
import { allRecords, type Records } from './records'

/** What a store shows when it is opened after what was done to its folder. */
interface Found {
  /** The oldest first. */
  readonly log: readonly Edit[]
  readonly records: Records
  readonly can: CanHistory
  readonly problems: readonly StoreProblem[]
  /** Articles whose text or original is not there or can't be used, and says so. */
  readonly withoutText: readonly string[]
  /** Articles that show a text which is not theirs, and other things that must never be. */
  readonly forged: readonly string[]
}

export type Inspected =
  | { readonly kind: 'opened'; readonly found: Found }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'crashed'; readonly reason: string }

/** Opens the store in a folder, reads everything in it and closes it. `known` are articles to open in any case. */
export async function inspect(folder: string, known: Iterable<ArticleId> = []): Promise<Inspected> {
  try {
    const pace = { quietMs: 1e6, most: Number.POSITIVE_INFINITY }
    const opened = await LibraryStore.open(folder, { pace })
    if (!opened.ok)
      return { kind: 'refused', reason: 'reason' in opened.error ? opened.error.reason : opened.error.code }
    const store = opened.value
    try {
      return { kind: 'opened', found: await look(store, known) }
    } finally {
      await store.close()
    }
  } catch (error) {
    return { kind: 'crashed', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

async function look(store: LibraryStore, known: Iterable<ArticleId>): Promise<Found> {
  const withoutText: string[] = []
  const forged: string[] = []
  for (const [id, article] of store.state.library.articles) {
    const [opened, original] = [await openArticle(store, id), await store.files.readOriginal(article)]
    if (!opened.ok || !original.ok) withoutText.push(id)
    if (opened.ok && opened.value.text !== textOf(article.original.name)) forged.push(`text of ${id}`)
    if (original.ok && Buffer.from(original.value).toString() !== textOf(article.original.name)) {
      forged.push(`original of ${id}`)
    }
  }
  const records = await allRecords(store, known)
  const log = [...(await store.readLog(null, Number.POSITIVE_INFINITY))].reverse()
  const { can, problems } = store
  return { log, records, can, problems: [...problems], withoutText, forged }
}

/** Whether the folder's newest journal ends in the middle of a record, as a look at its bytes alone can tell. */
export async function isTorn(folder: string): Promise<boolean> {
  const generation = (name: string) => Number(/^journal-(\d+)/.exec(name)?.[1] ?? 1)
  const journals = (await readdir(folder).catch(() => [])).filter((name) => /^journal.*\.jsonl$/.test(name))
  const newest = journals.sort((a, b) => generation(a) - generation(b)).at(-1)
  if (newest === undefined) return false
  const bytes = await readFile(join(folder, newest))
  return bytes.length > 0 && (bytes.at(-1) !== 10 || bytes.includes(0))
}
