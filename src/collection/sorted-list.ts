import { firstIndex } from './search'

/** Values that are copied together. */
const CHUNK = 128

/** Orders two values; 0 only for what counts as the same value. */
export type Compare<T> = (a: T, b: T) => number

/**
 * Values in an order, never changed: an edit answers with another list that shares the chunks that are the same. It
 * compares O(log n) values for each that comes or goes, and copies a chunk of 128 and a list of n/128 chunks.
 */
export class SortedList<T> {
  readonly length: number
  /** Stretches of the list; none is empty, and none is ever changed. */
  readonly chunks: readonly (readonly T[])[]
  readonly #compare: Compare<T>

  private constructor(chunks: readonly (readonly T[])[], length: number, compare: Compare<T>) {
    this.chunks = chunks
    this.length = length
    this.#compare = compare
  }

  static of<T>(values: Iterable<T>, compare: Compare<T>): SortedList<T> {
    const sorted = [...values].sort(compare)
    return new SortedList(chunksOf(sorted), sorted.length, compare)
  }

  /** The value at an index, counted from 0. */
  at(index: number): T | undefined {
    return this.slice(index, index + 1)[0]
  }

  /** The values from one index to another, which is excluded. */
  slice(from: number, to: number): readonly T[] {
    const found: T[] = []
    let start = 0
    for (const chunk of this.chunks) {
      if (start >= to) break
      if (start + chunk.length > from) found.push(...chunk.slice(Math.max(from - start, 0), to - start))
      start += chunk.length
    }
    return found
  }

  /** The index of the first value for which the condition holds; it must hold for all after it, too. */
  firstIndex(holds: (value: T) => boolean): number {
    const at = firstIndex(this.chunks, (chunk) => holds(chunk.at(-1) as T))
    let before = 0
    for (let index = 0; index < at; index++) before += this.chunks[index]?.length ?? 0
    return before + firstIndex(this.chunks[at] ?? [], holds)
  }

  /** The index of a value; -1 when it is not in the list. */
  indexOf(value: T): number {
    const index = this.firstIndex((each) => this.#compare(each, value) >= 0)
    const there = this.at(index)
    return there !== undefined && this.#compare(there, value) === 0 ? index : -1
  }

  /** The list without some values, which must be in it, and with others, which must not. */
  edited(gone: readonly T[], come: readonly T[]): SortedList<T> {
    if (gone.length === 0 && come.length === 0) return this
    if (gone.length + come.length > CHUNK + this.length / 8) return this.#rebuilt(gone, come)
    const chunks: T[][] = this.chunks.slice() as T[][]
    const owned = new Set<readonly T[]>()
    const own = (at: number): T[] => {
      const chunk = chunks[at] ?? []
      if (owned.has(chunk)) return chunk
      const copy = chunk.slice()
      chunks[at] = copy
      owned.add(copy)
      return copy
    }
    for (const value of gone) {
      const at = firstIndex(chunks, (chunk) => this.#compare(chunk.at(-1) as T, value) >= 0)
      const chunk = own(at)
      const inside = firstIndex(chunk, (each) => this.#compare(each, value) >= 0)
      const there = chunk[inside]
      if (there === undefined || this.#compare(there, value) !== 0)
        throw new Error('A value that leaves a sorted list must be in it.')
      chunk.splice(inside, 1)
      if (chunk.length === 0) chunks.splice(at, 1)
    }
    for (const value of come) {
      const last = Math.max(chunks.length - 1, 0)
      const at = Math.min(
        firstIndex(chunks, (chunk) => this.#compare(chunk.at(-1) as T, value) > 0),
        last,
      )
      const chunk = own(at)
      chunk.splice(
        firstIndex(chunk, (each) => this.#compare(each, value) > 0),
        0,
        value,
      )
      if (chunk.length < 2 * CHUNK) continue
      const half = chunk.splice(CHUNK)
      owned.add(half)
      chunks.splice(at + 1, 0, half)
    }
    return new SortedList(chunks, this.length - gone.length + come.length, this.#compare)
  }

  *[Symbol.iterator](): IterableIterator<T> {
    for (const chunk of this.chunks) yield* chunk
  }

  #rebuilt(gone: readonly T[], come: readonly T[]): SortedList<T> {
    const leaving = [...gone].sort(this.#compare)
    let next = 0
    const kept: T[] = []
    for (const value of this) {
      const wanted = leaving[next]
      if (wanted !== undefined && this.#compare(value, wanted) === 0) next++
      else kept.push(value)
    }
    if (next < leaving.length) throw new Error('A value that leaves a sorted list must be in it.')
    return SortedList.of([...kept, ...come], this.#compare)
  }
}

function chunksOf<T>(sorted: readonly T[]): readonly (readonly T[])[] {
  const chunks: (readonly T[])[] = []
  for (let at = 0; at < sorted.length; at += CHUNK) chunks.push(sorted.slice(at, at + CHUNK))
  return chunks
}
