/** Numbers for names that recur, counted from 1; 0 is none. */
export class Numbers {
  readonly #names: string[]
  readonly #known: Map<string, number>

  constructor(names: readonly string[] = []) {
    this.#names = [...names]
    this.#known = new Map(names.map((name, at) => [name, at + 1]))
  }

  /** All names, in the order of their numbers. */
  get names(): readonly string[] {
    return this.#names
  }

  /** The number of a name; 0 when it has none. */
  known(name: string): number {
    return this.#known.get(name) ?? 0
  }

  /** The number of a name, which gets one when it has none. */
  of(name: string): number {
    const known = this.#known.get(name)
    if (known !== undefined) return known
    this.#known.set(name, this.#names.length + 1)
    return this.#names.push(name)
  }
}
