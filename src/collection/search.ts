/**
 * Index of the first value for which the condition holds, found by halving; the number of values when it holds for none.
 * It must hold for all values after one for which it holds.
 */
export function firstIndex<T>(values: ArrayLike<T>, holds: (value: T) => boolean): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(values[middle] as T)) high = middle
    else low = middle + 1
  }
  return low
}
