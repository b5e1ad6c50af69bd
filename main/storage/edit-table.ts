import type { EditId } from '../../src/ids'
import type { IndexRows } from './index-rows'

/** Finds the row of an edit by its id: a hash table of row numbers, without the ids themselves. */
export class EditTable {
  readonly #rows: IndexRows
  /** Row numbers from 1; 0 is free. Its length is a power of two. */
  #places = new Uint32Array(256)
  #size = 0

  constructor(rows: IndexRows) {
    this.#rows = rows
    for (let at = 0; at < rows.size; at++) this.add(at)
  }

  /** Adds a row. Of rows with the same id the last one is found. */
  add(row: number): void {
    if (2 * (this.#size + 1) > this.#places.length) this.#widen()
    this.#put(row)
  }

  /** The row of an edit; null when it is not there. */
  find(id: EditId): number | null {
    const bytes = Buffer.from(id.replaceAll('-', ''), 'hex')
    const row = this.#places[this.#placeOf(bytes)] ?? 0
    return row === 0 ? null : row - 1
  }

  #put(row: number): void {
    const place = this.#placeOf(this.#rows.id(row))
    if (this.#places[place] === 0) this.#size++
    this.#places[place] = row + 1
  }

  #placeOf(id: Buffer): number {
    const mask = this.#places.length - 1
    for (let place = hash(id) & mask; ; place = (place + 1) & mask) {
      const row = this.#places[place] ?? 0
      if (row === 0 || this.#rows.id(row - 1).equals(id)) return place
    }
  }

  #widen(): void {
    const rows = this.#places.filter((row) => row !== 0)
    this.#places = new Uint32Array(4 * this.#places.length)
    this.#size = 0
    for (const row of rows) this.#put(row - 1)
  }
}

/** FNV-1a over words: ids are random as a rule, and need not be. */
function hash(id: Buffer): number {
  let sum = 0x811c9dc5
  for (let at = 0; at + 4 <= id.length; at += 4) {
    sum = Math.imul(sum ^ id.readUInt32LE(at), 0x01000193)
    sum ^= sum >>> 15
  }
  return sum >>> 0
}
