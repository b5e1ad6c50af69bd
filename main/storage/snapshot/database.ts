import { Low } from 'lowdb'
import type * as v from 'valibot'
import type { StoreProblem } from '../../../src/ipc/contract'
import { SCHEMA } from '../../../src/record/migrations'
import { ok } from '../../../src/result'
import type { DataFolder } from '../disk/data-folder'
import { systemCode } from '../disk/durable-file'
import { Generations } from './generations'
import type { Snapshot } from './snapshot-file'

/** How a value is kept in a file: as a plain value, which a schema decodes. */
export interface Shape<T, Plain> {
  /** The kind of file, as its header names it. */
  readonly kind: string
  readonly schema: v.GenericSchema<unknown, Plain>
  readonly toPlain: (body: T) => Plain
  readonly fromPlain: (plain: Plain) => T
}

/** The newest snapshot that is good, null when there is none, and what is wrong with those that can't be used. */
export interface Found<T> {
  readonly snapshot: Snapshot<T> | null
  readonly problems: readonly StoreProblem[]
}

/** A database of one value. lowdb's `data` is what the newest file holds; null when that is not known to be of use. */
export class Database<T, Plain extends object> {
  readonly #name: string
  readonly #files: Generations<Plain>
  readonly #low: Low<Snapshot<T> | null>

  constructor(folder: DataFolder, name: string, { kind, schema, toPlain, fromPlain }: Shape<T, Plain>) {
    const files = new Generations(folder, name, kind, schema)
    this.#name = name
    this.#files = files
    this.#low = new Low<Snapshot<T> | null>(
      {
        read: async () => {
          const read = await files.read()
          const snapshot = read.ok ? read.value : null
          return snapshot && { ...snapshot, body: fromPlain(snapshot.body) }
        },
        write: (data) => files.write(ok(data && { ...data, body: toPlain(data.body) })),
      },
      null,
    )
  }

  /** Bytes of the newest file, as far as it is known. */
  get size(): number {
    return this.#files.size
  }

  async read(): Promise<Found<T>> {
    await this.#low.read()
    const snapshot = this.#low.data
    // What came from an older generation, or in an older schema, has to be written anew.
    if (!this.#files.isNewest || snapshot?.schema !== SCHEMA) this.#low.data = null
    return { snapshot, problems: this.#files.problems }
  }

  /** Whether the newest file holds this very value. */
  holds(body: T): boolean {
    return this.#low.data?.body === body
  }

  /** Answers whether it was written. What can't be written now stays in the journal. */
  async write(sequence: number, body: T): Promise<boolean> {
    this.#low.data = { sequence, body, schema: SCHEMA }
    try {
      await this.#low.write()
      return true
    } catch (error) {
      this.#low.data = null
      console.warn(`${this.#name} is behind the journal for now: ${systemCode(error)}`)
      return false
    }
  }
}
