/** Records that are copied together, as a power of two. */
const BITS = 8
const CHUNK = 1 << BITS

/** Where each key's value stands in all tables that come of one another: given once, and never to another key. */
interface Places<K> {
  readonly byKey: Map<K, number>
  readonly keys: K[]
}

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
