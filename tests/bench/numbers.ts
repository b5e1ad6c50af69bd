/** The value below which so much of the values lie; `part` from 0 to 1. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]
  if (value === undefined) throw new Error('Of no values there is no quantile.')
  return value
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** Milliseconds that each of `count` runs took. */
export async function timeEach(count: number, work: (at: number) => Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = []
  for (let at = 0; at < count; at++) {
    const since = performance.now()
    await work(at)
    times.push(performance.now() - since)
  }
  return times
}

/** Milliseconds that one piece of work took, and what it answered. */
export async function timed<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly value: T }> {
  const since = performance.now()
  const value = await work()
  return { ms: performance.now() - since, value }
}

/** Of points (size, time) the b in time = a · size^b, by least squares of the logarithms. */
export function exponent(points: readonly (readonly [size: number, time: number])[]): number {
  const logs = points.map(([size, time]) => [Math.log(size), Math.log(time)] as const)
  const mean = (at: 0 | 1) => logs.reduce((sum, each) => sum + each[at], 0) / logs.length
  const [x, y] = [mean(0), mean(1)]
  const top = logs.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0)
  return top / logs.reduce((sum, [a]) => sum + (a - x) ** 2, 0)
}

/** Megabytes of values that are in use, after the garbage was collected. */
export function heapUsed(): number {
  if (globalThis.gc === undefined) throw new Error('Node must be started with --expose-gc.')
  globalThis.gc()
  const { heapUsed: heap, external } = process.memoryUsage()
  return (heap + external) / 1e6
}
