import type { Range } from '../article/range'
import { trimRange } from '../article/snap'
import { clusterAround } from '../article/words'
import type { Annotation } from './annotation'
import { locate, makeSelector, type Selector } from './selector'

/** From one revision of a text to the next. All offsets are UTF-16 offsets into the canonical texts. */
export interface Passage {
  readonly before: string
  readonly after: string
  /** The number of the revision with the text `before`. */
  readonly revision: number
  /** Where a range of the old text is in the new one: what stood in it, and what replaced that; null: nothing of it. */
  readonly moved: (range: Range) => Range | null
}

/**
 * What a correction did to a mark. "kept": its words are the same to the letter, wherever they stand now. "changed":
 * its words, and so its quotation, are others. "orphan": nothing of it is left, or it can't be said where it is.
 */
export interface Carried {
  readonly kind: 'kept' | 'changed' | 'orphan'
  readonly before: Annotation
  /** The same object where nothing of the record changed. */
  readonly after: Annotation
}

/** Carries a mark over to a corrected text. An orphan keeps the selectors of the revision in which they stand. */
export function carryOver(annotation: Annotation, passage: Passage): Carried {
  if (annotation.orphan !== null) return { kind: 'orphan', before: annotation, after: annotation }
  const ranges = annotation.selectors.map((selector) => carryRange(selector, passage))
  const left = withoutOverlaps(ranges.filter((range) => range !== null))
  if (left.length === 0)
    return { kind: 'orphan', before: annotation, after: { ...annotation, orphan: passage.revision } }
  const selectors = left.map((range) => makeSelector(passage.after, range))
  const isKept =
    selectors.length === annotation.selectors.length &&
    selectors.every(({ exact }, i) => exact === annotation.selectors[i]?.exact)
  const isSame = isKept && selectors.every((selector, i) => isSameSelector(selector, annotation.selectors[i]))
  return {
    kind: isKept ? 'kept' : 'changed',
    before: annotation,
    after: isSame ? annotation : { ...annotation, selectors },
  }
}

function carryRange(selector: Selector, { before, after, moved }: Passage): Range | null {
  const stands = before.startsWith(selector.exact, selector.start)
  const range = stands ? { start: selector.start, end: selector.end } : locate(before, selector)
  if (range === null) return null
  const carried = moved(range)
  if (carried === null) return null
  const whole = withWholeClusters(after, carried, before, range)
  if (after.slice(whole.start, whole.end) === selector.exact) return whole
  const trimmed = trimRange(after, whole)
  return trimmed.start < trimmed.end ? trimmed : null
}

/** An end that would cut a letter with its marks, or a pair of surrogates, moves out, unless it did so before. */
function withWholeClusters(after: string, { start, end }: Range, before: string, old: Range): Range {
  const first = clusterAround(before, old.start) === undefined ? clusterAround(after, start) : undefined
  const last = clusterAround(before, old.end) === undefined ? clusterAround(after, end) : undefined
  return { start: first?.start ?? start, end: last?.end ?? end }
}

/** Of ranges in the order of the text those that overlap as one. Those that only touch stay parts of their own. */
function withoutOverlaps(ranges: readonly Range[]): readonly Range[] {
  const apart: Range[] = []
  for (const range of ranges) {
    const last = apart.at(-1)
    if (last !== undefined && range.start < last.end)
      apart[apart.length - 1] = { start: Math.min(last.start, range.start), end: Math.max(last.end, range.end) }
    else apart.push(range)
  }
  return apart
}

function isSameSelector(a: Selector, b: Selector | undefined): boolean {
  return b !== undefined && a.start === b.start && a.prefix === b.prefix && a.suffix === b.suffix
}
