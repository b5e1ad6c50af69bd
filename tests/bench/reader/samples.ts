import { median, quantile } from '../numbers'

/** What was measured of every operation, by case and side. Milliseconds; bytes for memory. */
export class Samples {
  readonly #values = new Map<string, number[]>()

  add(place: string, side: string, operation: string, values: readonly number[]): void {
    const key = keyOf(place, side, operation)
    this.#values.set(key, [...(this.#values.get(key) ?? []), ...values])
  }

  of(place: string, side: string, operation: string): readonly number[] {
    return this.#values.get(keyOf(place, side, operation)) ?? []
  }

  /** The median, or null where nothing was measured. */
  median(place: string, side: string, operation: string): number | null {
    const values = this.of(place, side, operation)
    return values.length === 0 ? null : median(values)
  }

  p95(place: string, side: string, operation: string): number | null {
    const values = this.of(place, side, operation)
    return values.length === 0 ? null : quantile(values, 0.95)
  }
}

const keyOf = (...parts: readonly string[]) => parts.join('\n')
