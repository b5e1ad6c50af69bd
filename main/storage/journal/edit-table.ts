import type { EditId } from '../../../src/ids'
import type { IndexRows } from './index-rows'

/** Finds the row of an edit by its id: a hash table of row numbers, without the ids themselves. */
export class EditTable {
  readonly #rows: IndexRows
  /** Row numbers from 1; 0 is free. Its length is a power of two. */
  #places: Uint32Array
  #size = 0

  /** None of the rows is in it yet, and there is room for all of them. */
  constructor(rows: IndexRows) {
    this.#rows = rows
    this.#places = new Uint32Array(2 ** Math.max(8, Math.ceil(Math.log2(2 * (rows.size + 1)))))
  }

  /** Adds a row. Of rows with the same id the last one is found. */
  add(row: number): void {
    if (2 * (this.#size + 1) > this.#places.length) this.#widen()
    this.#put(row)
  }

  /** The row of an edit; null when it is not there. */
  find(id: EditId): number | null {
    const bytes = Buffer.alloc(16)
    bytes.write(id.replaceAll('-', ''), 'hex')
    const word = (at: number) => bytes.readUInt32LE(4 * at)
    const row = this.#places[this.#placeOf(word(0), word(1), word(2), word(3))] ?? 0
    return row === 0 ? null : row - 1
  }

  #put(row: number): void {
    const rows = this.#rows
    const place = this.#placeOf(rows.idWord(row, 0), rows.idWord(row, 1), rows.idWord(row, 2), rows.idWord(row, 3))
    if (this.#places[place] === 0) this.#size++
    this.#places[place] = row + 1
  }

  // Subtle: words rather than bytes, because an object for each of a hundred thousand ids is what a start would wait for.
  #placeOf(a: number, b: number, c: number, d: number): number {
    const rows = this.#rows
    const mask = this.#places.length - 1
    for (let place = hash(a, b, c, d) & mask; ; place = (place + 1) & mask) {
      const row = (this.#places[place] ?? 0) - 1
      const isHere =
        row < 0 ||
        (rows.idWord(row, 0) === a &&
          rows.idWord(row, 1) === b &&
          rows.idWord(row, 2) === c &&
          rows.idWord(row, 3) === d)
      if (isHere) return place
    }
  }

  #widen(): void {
    const rows = this.#places.filter((row) => row !== 0)
    this.#places = new Uint32Array(4 * this.#places.length)
    this.#size = 0
    for (const row of rows) this.#put(row - 1)
  }
}

/** FNV-1a over the words of an id: they are random as a rule, and need not be. */
function hash(a: number, b: number, c: number, d: number): number {
  return mix(mix(mix(mix(0x811c9dc5, a), b), c), d) >>> 0
}

function mix(sum: number, word: number): number {
  const next = Math.imul(sum ^ word, 0x01000193)
  return next ^ (next >>> 15)
}
