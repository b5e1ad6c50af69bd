/** Records that are copied together, as a power of two. */
const BITS = 8
const CHUNK = 1 << BITS

/** Where each key's value stands in all tables that come of one another: given once, and never to another key. */
interface Places<K> {
  readonly byKey: Map<K, number>
  readonly keys: K[]
}

/** A key whose values in two tables are not the same object: the value before and after, undefined for none. */
export type Difference<K, V> = readonly [key: K, before: V | undefined, after: V | undefined]

type Chunk<V> = readonly (V | undefined)[]

/**
 * A table of records that is never changed: putting and removing answer with another table that shares what is the
 * same. One change copies 256 records and a list of n/256, where copying a Map of n takes milliseconds when it is
 * large. Its order is that in which keys first came. No value may be undefined.
 */
export class RecordTable<K, V> implements ReadonlyMap<K, V> {
  readonly size: number
  readonly #places: Places<K>
  readonly #chunks: readonly Chunk<V>[]

  private constructor(places: Places<K>, chunks: readonly Chunk<V>[], size: number) {
    this.#places = places
    this.#chunks = chunks
    this.size = size
  }

  static of<K, V>(map: ReadonlyMap<K, V>): RecordTable<K, V> {
    return map instanceof RecordTable ? map : RecordTable.from(map)
  }

  /** Of keys that come twice the last value counts. */
  static from<K, V>(entries: Iterable<readonly [K, V]>): RecordTable<K, V> {
    const byKey = new Map<K, number>()
    const chunks: V[][] = []
    for (const [key, value] of entries) {
      const known = byKey.get(key)
      const place = known ?? byKey.size
      if (known === undefined) byKey.set(key, place)
      if (place >> BITS === chunks.length) chunks.push([])
      const chunk = chunks[place >> BITS]
      if (chunk !== undefined) chunk[place & (CHUNK - 1)] = value
    }
    return new RecordTable({ byKey, keys: [...byKey.keys()] }, chunks, byKey.size)
  }

  with(key: K, value: V): RecordTable<K, V> {
    const { byKey, keys } = this.#places
    let place = byKey.get(key)
    if (place === undefined) {
      // Removed records leave places behind: half of them empty are too many.
      if (keys.length > 2 * this.size + CHUNK) return RecordTable.from(this).with(key, value)
      place = keys.push(key) - 1
      byKey.set(key, place)
    }
    return this.#set(place, value, this.size + (this.#at(place) === undefined ? 1 : 0))
  }

  without(key: K): RecordTable<K, V> {
    const place = this.#places.byKey.get(key)
    if (place === undefined || this.#at(place) === undefined) return this
    return this.#set(place, undefined, this.size - 1)
  }

  get(key: K): V | undefined {
    const place = this.#places.byKey.get(key)
    return place === undefined ? undefined : this.#at(place)
  }

  has(key: K): boolean {
    return this.get(key) !== undefined
  }

  /** The place of a key's record in the order of the table; that of a key that is not there comes after all. */
  placeOf(key: K): number {
    return this.#places.byKey.get(key) ?? Number.POSITIVE_INFINITY
  }

  /** What another table has instead, or null where neither came of the other and all must be compared. */
  changesTo(other: RecordTable<K, V>): readonly Difference<K, V>[] | null {
    if (this.#places !== other.#places) return null
    const { keys } = this.#places
    const found: Difference<K, V>[] = []
    for (let at = 0; at < Math.max(this.#chunks.length, other.#chunks.length); at++) {
      const [from, to] = [this.#chunks[at] ?? [], other.#chunks[at] ?? []]
      if (from === to) continue
      for (let inside = 0; inside < Math.max(from.length, to.length); inside++) {
        if (from[inside] !== to[inside]) found.push([keys[(at << BITS) + inside] as K, from[inside], to[inside]])
      }
    }
    return found
  }

  *entries(): MapIterator<[K, V]> {
    const { keys } = this.#places
    for (const [at, chunk] of this.#chunks.entries()) {
      for (let inside = 0; inside < chunk.length; inside++) {
        const value = chunk[inside]
        if (value !== undefined) yield [keys[(at << BITS) + inside] as K, value]
      }
    }
  }

  *keys(): MapIterator<K> {
    for (const [key] of this.entries()) yield key
  }

  *values(): MapIterator<V> {
    for (const chunk of this.#chunks) for (const value of chunk) if (value !== undefined) yield value
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries()
  }

  forEach(visit: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this.entries()) visit(value, key, this)
  }

  #at(place: number): V | undefined {
    return this.#chunks[place >> BITS]?.[place & (CHUNK - 1)]
  }

  #set(place: number, value: V | undefined, size: number): RecordTable<K, V> {
    const chunks = this.#chunks.slice()
    // Subtle: another table may have taken the places in between, so that there can be holes; they count as empty.
    while (chunks.length <= place >> BITS) chunks.push([])
    const chunk = chunks[place >> BITS]?.slice() ?? []
    while (chunk.length < (place & (CHUNK - 1))) chunk.push(undefined)
    chunk[place & (CHUNK - 1)] = value
    chunks[place >> BITS] = chunk
    return new RecordTable(this.#places, chunks, size)
  }
}

/** In what two tables differ, value by value. Of tables that come of one another only the chunks that differ are seen. */
export function differences<K, V>(before: ReadonlyMap<K, V>, after: ReadonlyMap<K, V>): readonly Difference<K, V>[] {
  if (before === after) return []
  const near = before instanceof RecordTable && after instanceof RecordTable ? before.changesTo(after) : null
  if (near !== null) return near
  const found: Difference<K, V>[] = []
  for (const [key, value] of before) if (after.get(key) !== value) found.push([key, value, after.get(key)])
  for (const [key, value] of after) if (!before.has(key)) found.push([key, undefined, value])
  return found
}

/** The first of some records in the order of their table. */
export function firstOf<K, V>(table: ReadonlyMap<K, V>, keys: readonly K[]): V | undefined {
  const places = keys.length > 1 ? RecordTable.of(table) : null
  const first = places === null ? keys[0] : [...keys].sort((a, b) => places.placeOf(a) - places.placeOf(b))[0]
  return first === undefined ? undefined : table.get(first)
}
