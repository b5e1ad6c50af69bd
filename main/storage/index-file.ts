import * as v from 'valibot'
import type { ArticleId, EditId, SessionId } from '../../src/ids'
import { ok } from '../../src/result'
import { type DataFolder, names } from './data-folder'
import { rmQuietly, systemCode } from './durable-file'
import type { KnownJournal } from './journal'
import type { Entry } from './journal-index'
import { SnapshotFile } from './snapshot-file'

const ACTS = ['do', 'undo', 'redo', 'log'] as const

/** Sequence, part, offset, length, id, act, of, session, articles, in the library; sessions and articles by number. */
type Row = readonly [number, number, number, number, EditId, number, EditId | 0, number, readonly number[], 0 | 1]

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/** What the journal holds, without the edits. The checksum of the file vouches for its rows. */
const indexSchema = v.strictObject({
  parts: v.array(v.strictObject({ name: v.string(), length: count, sha256: v.string() })),
  last: count,
  sessions: v.array(v.string()),
  articles: v.array(v.string()),
  rows: v.array(v.custom<Row>((row) => Array.isArray(row) && row.length === 10, 'a row has ten fields')),
})
type IndexBody = v.InferOutput<typeof indexSchema>

export interface KnownIndex {
  readonly journal: KnownJournal
  readonly entries: readonly Entry[]
}

/** A cache that makes a start short. It counts as long as the journal begins with what it was made from. */
export class IndexFile {
  readonly #path: string
  readonly #file: SnapshotFile<IndexBody>

  constructor(folder: DataFolder) {
    this.#path = folder.locate(names.index)
    this.#file = new SnapshotFile(this.#path, 'journal-index', indexSchema)
  }

  /** Null when there is none that can be used: the journal tells it all again. */
  async read(): Promise<KnownIndex | null> {
    const read = await this.#file.read()
    if (!read.ok || read.value === null) return null
    const { parts, last, sessions, articles, rows } = read.value.body
    const singles = articles.map((article) => [article as ArticleId])
    const entries = rows.map(([sequence, part, offset, length, id, act, of, session, touched, inLibrary]) => {
      const [only] = touched
      const known = touched.length === 1 && only !== undefined ? singles[only] : undefined
      const edit = {
        id,
        act: ACTS[act] ?? 'log',
        of: of === 0 ? null : of,
        session: (sessions[session - 1] as SessionId | undefined) ?? null,
        articles: known ?? touched.flatMap((at) => singles[at] ?? []),
        inLibrary: inLibrary === 1,
      }
      return { sequence, part, offset, length, edit }
    })
    return { journal: { parts, last }, entries }
  }

  /** Writes it. A cache that can't be written is gone, rather than wrong. */
  async write({ journal, entries }: KnownIndex): Promise<boolean> {
    const sessions = new Numbers()
    const articles = new Numbers()
    const rows = entries.map(
      ({ sequence, part, offset, length, edit }): Row => [
        sequence,
        part,
        offset,
        length,
        edit.id,
        ACTS.indexOf(edit.act),
        edit.of ?? 0,
        edit.session === null ? 0 : sessions.of(edit.session) + 1,
        edit.articles.map((article) => articles.of(article)),
        edit.inLibrary ? 1 : 0,
      ],
    )
    const body: IndexBody = {
      ...journal,
      parts: [...journal.parts],
      sessions: sessions.names,
      articles: articles.names,
      rows,
    }
    try {
      await this.#file.write(ok({ sequence: journal.last, body }))
      return true
    } catch (error) {
      console.warn(`The index of the journal could not be written: ${systemCode(error)}`)
      await rmQuietly(this.#path)
      return false
    }
  }
}

/** Numbers for names that recur. */
class Numbers {
  readonly names: string[] = []
  readonly #known = new Map<string, number>()

  of(name: string): number {
    const known = this.#known.get(name)
    if (known !== undefined) return known
    this.#known.set(name, this.names.length)
    return this.names.push(name) - 1
  }
}
