/** Of a table of n records so many changes are kept apart before they are laid into a copy of the whole. */
const apart = (size: number) => Math.max(32, Math.sqrt(size))

const GONE = Symbol('gone')

/**
 * A table of records that is never changed: putting and removing answer with another table that shares what is the
 * same. One change among n records costs in the order of √n, where copying a Map costs n.
 */
export class RecordTable<K, V> implements ReadonlyMap<K, V> {
  readonly size: number
  readonly #base: ReadonlyMap<K, V>
  /** What differs from the base. */
  readonly #changed: ReadonlyMap<K, V | typeof GONE>

  private constructor(base: ReadonlyMap<K, V>, changed: ReadonlyMap<K, V | typeof GONE>, size: number) {
    this.#base = base
    this.#changed = changed
    this.size = size
  }

  /** The map as a table. The map must not change from now on. */
  static of<K, V>(map: ReadonlyMap<K, V>): RecordTable<K, V> {
    return map instanceof RecordTable ? map : new RecordTable(map, new Map(), map.size)
  }

  with(key: K, value: V): RecordTable<K, V> {
    return this.#set(key, value, this.size + (this.has(key) ? 0 : 1))
  }

  without(key: K): RecordTable<K, V> {
    return this.has(key) ? this.#set(key, GONE, this.size - 1) : this
  }

  get(key: K): V | undefined {
    const changed = this.#changed.get(key)
    if (changed === GONE) return undefined
    return changed === undefined ? this.#base.get(key) : changed
  }

  has(key: K): boolean {
    const changed = this.#changed.get(key)
    return changed === undefined ? this.#base.has(key) : changed !== GONE
  }

  *entries(): MapIterator<[K, V]> {
    for (const [key, value] of this.#base) {
      const changed = this.#changed.get(key)
      if (changed === undefined) yield [key, value]
      else if (changed !== GONE) yield [key, changed]
    }
    for (const [key, value] of this.#changed) if (value !== GONE && !this.#base.has(key)) yield [key, value]
  }

  *keys(): MapIterator<K> {
    for (const [key] of this.entries()) yield key
  }

  *values(): MapIterator<V> {
    for (const [, value] of this.entries()) yield value
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries()
  }

  forEach(visit: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this.entries()) visit(value, key, this)
  }

  #set(key: K, value: V | typeof GONE, size: number): RecordTable<K, V> {
    const changed = new Map(this.#changed).set(key, value)
    if (changed.size <= apart(this.#base.size)) return new RecordTable(this.#base, changed, size)
    // Copying a Map as it is takes a tenth of the time that going through its entries does.
    const whole = new Map(this.#base)
    for (const [each, to] of changed) {
      if (to === GONE) whole.delete(each)
      else whole.set(each, to)
    }
    return new RecordTable(whole, new Map(), size)
  }
}
