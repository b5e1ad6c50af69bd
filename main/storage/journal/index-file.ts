import * as v from 'valibot'
import { SCHEMA } from '../../../src/record/migrations'
import { ok } from '../../../src/result'
import { type DataFolder, names } from '../disk/data-folder'
import { rmQuietly, systemCode } from '../disk/durable-file'
import { SnapshotFile } from '../snapshot/snapshot-file'
import { IndexRows } from './index-rows'
import type { KnownJournal } from './journal'
import type { KnownRows } from './journal-index'

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/** What the journal holds, without the edits. The checksum of the file vouches for its rows, which are Base64. */
const indexSchema = v.strictObject({
  parts: v.array(v.strictObject({ name: v.string(), length: count, sha256: v.string() })),
  last: count,
  sessions: v.array(v.string()),
  articles: v.array(v.string()),
  size: count,
  blocks: v.array(v.string()),
  more: v.array(v.array(count)),
})
type IndexBody = v.InferOutput<typeof indexSchema>

export interface KnownIndex extends KnownRows {
  readonly journal: KnownJournal
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
    // What an edit of an older schema comes to may be another by now.
    if (!read.ok || read.value?.schema !== SCHEMA) return null
    const { parts, last, sessions, articles, size, blocks, more } = read.value.body
    const rows = IndexRows.read(
      blocks.map((block) => Buffer.from(block, 'base64')),
      size,
    )
    return rows && { journal: { parts, last }, rows, sessions, articles, more }
  }

  /** Writes it. A cache that can't be written is gone, rather than wrong. */
  async write({ journal, rows, sessions, articles, more }: KnownIndex): Promise<boolean> {
    const body: IndexBody = {
      ...journal,
      parts: [...journal.parts],
      sessions: [...sessions],
      articles: [...articles],
      size: rows.size,
      blocks: rows.blocks().map((block) => block.toString('base64')),
      more: more.map((each) => [...each]),
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
