/** A stretch of an article: UTF-16 offsets into its canonical text, `start` inclusive, `end` exclusive. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** Whether every position of `inner` lies in `outer`; a range contains itself. */
export function contains(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** Whether the two share at least one code unit; ranges that only touch, and empty ones, do not overlap. */
export function overlaps(a: Range, b: Range): boolean {
  return Math.max(a.start, b.start) < Math.min(a.end, b.end)
}

/** Orders by start; of two with one start the longer comes first, so that what contains precedes what is contained. */
export function compareRanges(a: Range, b: Range): number {
  return a.start - b.start || b.end - a.end
}
