import { Low } from 'lowdb'
import * as v from 'valibot'
import type { Draft } from '../../src/ipc/contract'
import { ok } from '../../src/result'
import { systemCode } from '../storage/disk/durable-file'
import { type Read, SnapshotFile } from '../storage/snapshot/snapshot-file'

/** Milliseconds after which what is typed is on its way to the disk, though the typing goes on. */
const DELAY = 250

// A file of before drafts had a base reads as one whose drafts were typed over nothing.
const draftSchema = v.strictObject({ key: v.string(), text: v.string(), base: v.optional(v.string(), '') })
const draftsSchema = v.strictObject({ drafts: v.array(draftSchema) })
type Body = v.InferOutput<typeof draftsSchema>

/** Texts that are being typed and are no edits yet, so that a crash takes no more than half a second of them. */
export class DraftsFile {
  readonly #database: Low<Read<Body>>
  readonly #drafts: Map<string, Draft>
  readonly #writable: boolean
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> = Promise.resolve()

  private constructor(database: Low<Read<Body>>) {
    this.#database = database
    const read = database.data
    this.#writable = read.ok || read.error.code !== 'newer-schema'
    const drafts = (read.ok && read.value?.body.drafts) || []
    this.#drafts = new Map(drafts.map((draft) => [draft.key, draft]))
  }

  static async open(path: string): Promise<DraftsFile> {
    const database = new Low<Read<Body>>(new SnapshotFile(path, 'drafts', draftsSchema), ok(null))
    await database.read()
    return new DraftsFile(database)
  }

  get drafts(): readonly Draft[] {
    return [...this.#drafts.values()]
  }

  /** Keeps what is typed under a key; an empty text ends it. */
  keep(draft: Draft): void {
    const { key, text } = draft
    if (text === '') this.#drafts.delete(key)
    else this.#drafts.set(key, draft)
    if (this.#writable) this.#timer ??= setTimeout(() => void this.flush(), DELAY)
    // What is saved as an edit must not come back as a draft, so that one goes at once.
    if (text === '') void this.flush()
  }

  flush(): Promise<void> {
    if (this.#timer !== undefined) {
      clearTimeout(this.#timer)
      this.#timer = undefined
      this.#running = this.#running.then(() => this.#write())
    }
    return this.#running
  }

  async #write(): Promise<void> {
    this.#database.data = ok({ sequence: 0, body: { drafts: [...this.drafts] } })
    try {
      await this.#database.write()
    } catch (error) {
      console.warn(`What is being typed could not be kept: ${systemCode(error)}`)
    }
  }
}
