import { diffArrays } from 'diff'

/** A run of one sequence that stands for a run of another: indices, the ends excluded; either may be empty. */
export interface Replaced {
  readonly fromA: number
  readonly toA: number
  readonly fromB: number
  readonly toB: number
}

// Beyond so many differences the search would take seconds, and what it found would be nothing to read.
const MOST_DIFFERENCES = 1000

/**
 * Which runs of `a` stand for which of `b`, so that as much as can be is the same (Myers 1986); in their order, none
 * touching the next. Sequences with more than a thousand differences are one run, but for what is the same at both ends.
 */
export function diffTokens(a: readonly string[], b: readonly string[]): readonly Replaced[] {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let endA = a.length
  let endB = b.length
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--
    endB--
  }
  if (start === endA && start === endB) return []
  const whole = { fromA: start, toA: endA, fromB: start, toB: endB }
  if (start === endA || start === endB) return [whole]
  const found = diffArrays(a.slice(start, endA), b.slice(start, endB), { maxEditLength: MOST_DIFFERENCES })
  if (found === undefined) return [whole]
  const replaced: Replaced[] = []
  let fromA = start
  let fromB = start
  let toA = start
  let toB = start
  const close = () => {
    if (fromA < toA || fromB < toB) replaced.push({ fromA, toA, fromB, toB })
  }
  for (const { added, removed, count } of found) {
    if (added) toB += count
    else if (removed) toA += count
    else {
      close()
      toA += count
      toB += count
      fromA = toA
      fromB = toB
    }
  }
  close()
  return replaced
}

// A word with its combining marks, a run of white space, or any other character.
const TOKEN = /[\p{L}\p{N}\p{M}]+|\s+|[\s\S]/gu

/** Words, runs of white space, and single characters of everything else; together they are the text. */
export function tokensOf(text: string): readonly string[] {
  return text.match(TOKEN) ?? []
}
