import type { Range } from '../article/range'
import { snapToWords, trimRange } from '../article/snap'

export type End = 'start' | 'end'

/** An end of one of several ranges, in the order of the text, that is to move. */
export interface Move {
  readonly parts: readonly Range[]
  readonly part: number
  readonly end: End
  /** UTF-16 offset into the canonical text. */
  readonly offset: number
  /** Whether the end goes to the border of a word. */
  readonly snap: boolean
}

/**
 * Where the range is when its end has moved as far towards the offset as it may: not past its other end, of which
 * it keeps at least one character or word, and not into the neighbouring ranges. The other end stays.
 */
export function resized(text: string, { parts, part, end, offset, snap }: Move): Range {
  const range = parts[part]
  if (range === undefined) throw new RangeError(`The part ${part} to resize must be one of ${parts.length}.`)
  const fitted = snap ? snapToWords : trimRange
  if (end === 'start') {
    const least = parts[part - 1]?.end ?? 0
    const wanted = Math.min(Math.max(offset, least), range.end - 1)
    return { start: Math.max(fitted(text, { start: wanted, end: range.end }).start, least), end: range.end }
  }
  const most = parts[part + 1]?.start ?? text.length
  const wanted = Math.max(Math.min(offset, most), range.start + 1)
  return { start: range.start, end: Math.min(fitted(text, { start: range.start, end: wanted }).end, most) }
}
