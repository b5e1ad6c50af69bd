import * as v from 'valibot'
import { isInsidePair } from '../article/code-points'
import type { Range } from '../article/range'

// Web Annotation Data Model, sections 4.2.4 and 4.2.5: TextQuoteSelector and TextPositionSelector in one.
const offset = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

export const selectorSchema = v.pipe(
  v.strictObject({
    /** UTF-16 offset into the article's canonical text, inclusive. */
    start: offset,
    /** UTF-16 offset into the article's canonical text, exclusive. */
    end: offset,
    /** The words themselves, never empty. */
    exact: v.pipe(v.string(), v.nonEmpty()),
    /** The text just before, at most 32 code units of it when made here. */
    prefix: v.string(),
    /** The text just after, at most 32 code units of it when made here. */
    suffix: v.string(),
  }),
  v.check(({ start, end, exact }) => exact.length === end - start, 'A selector must be as long as its quotation.'),
  v.readonly(),
)

/** How a range is found again: its position, and a quotation with its context to check the position against. */
export type Selector = v.InferOutput<typeof selectorSchema>

const CONTEXT = 32
const LONG_QUOTATION = 32

/** Describes a range of the canonical text. Throws if it is empty, leaves the text or cuts a surrogate pair. */
export function makeSelector(text: string, { start, end }: Range): Selector {
  if (!(start >= 0 && start < end && end <= text.length)) {
    throw new RangeError(`A selector needs a range with text in it; got ${start} to ${end} of ${text.length}.`)
  }
  if (isInsidePair(text, start) || isInsidePair(text, end)) {
    throw new RangeError(`A selector must not cut a surrogate pair; ${start} to ${end} does.`)
  }
  const before = Math.max(start - CONTEXT, 0)
  const after = Math.min(end + CONTEXT, text.length)
  return {
    start,
    end,
    exact: text.slice(start, end),
    prefix: text.slice(isInsidePair(text, before) ? before + 1 : before, start),
    suffix: text.slice(end, isInsidePair(text, after) ? after - 1 : after),
  }
}

/** A place where the quotation stands. */
interface Candidate {
  readonly start: number
  /** Code units of the context that agree, counted outwards from the quotation on both sides. */
  readonly agreement: number
}

/**
 * Finds the range of a selector in a text, which may have changed since: where the position says, if quotation and
 * context stand there; otherwise where the quotation stands in its context. Null makes the annotation an orphan: the
 * quotation is gone, or it cannot be told which of several places is meant. The quotation must be there to the letter.
 *
 * Of a text that changed in one place outside the quotation, one side of the quotation's context is still whole. So
 * every place with one side whole, or with half of the context, is a rival, and a place is accepted only
 * - with all of the context, if it is the only such place and no rival is nearer to the recorded position;
 * - with half of it, if it has no rival;
 * - with less, or none, if the quotation has 32 code units or more and occurs just once.
 * A short quotation in strange surroundings is an orphan even if it occurs once: "he said" proves nothing.
 */
export function locate(text: string, selector: Selector): Range | null {
  const { start, exact, prefix, suffix } = selector
  const context = prefix.length + suffix.length
  // Rounded down, because a side that spared a surrogate pair is one unit shorter than the other.
  const half = Math.max(Math.floor(context / 2), 1)
  // Subtle: where a whole passage with its context is repeated, this alone tells one from the other.
  if (text.startsWith(prefix + exact + suffix, start - prefix.length) && start >= prefix.length) return rangeAt(start)

  let occurrences = 0
  const rivals: Candidate[] = []
  for (let at = text.indexOf(exact); at !== -1; at = text.indexOf(exact, at + 1)) {
    occurrences++
    const end = at + exact.length
    const before = commonEnd(text, at, prefix)
    const after = commonStart(text, end, suffix)
    const agreement = before + after
    const beforeWhole = before === prefix.length && (before >= CONTEXT - 1 || at === before)
    const afterWhole = after === suffix.length && (after >= CONTEXT - 1 || end + after === text.length)
    if (beforeWhole || afterWhole || agreement >= half) rivals.push({ start: at, agreement })
  }

  const whole = rivals.filter((rival) => context > 0 && rival.agreement === context)
  const [best] = whole.length > 0 ? whole : rivals
  if (best === undefined || context === 0) {
    return occurrences === 1 && exact.length >= LONG_QUOTATION ? rangeAt(text.indexOf(exact)) : null
  }
  if (whole.length > 1) return null
  if (whole.length === 1) {
    const distance = Math.abs(best.start - start)
    return rivals.some((rival) => Math.abs(rival.start - start) < distance) ? null : rangeAt(best.start)
  }
  if (rivals.length > 1) return null
  const supported = best.agreement >= half || (occurrences === 1 && exact.length >= LONG_QUOTATION)
  return supported ? rangeAt(best.start) : null

  function rangeAt(position: number): Range {
    return { start: position, end: position + exact.length }
  }
}

function commonEnd(text: string, end: number, prefix: string): number {
  let length = 0
  while (length < prefix.length && text.charAt(end - length - 1) === prefix.at(-1 - length)) length++
  return length
}

function commonStart(text: string, start: number, suffix: string): number {
  let length = 0
  while (length < suffix.length && text.charAt(start + length) === suffix.charAt(length)) length++
  return length
}
