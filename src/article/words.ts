import { isInsidePair } from './code-points'
import type { Range } from './range'

const words = new Intl.Segmenter('en', { granularity: 'word' })
const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' })

// How far a window reaches from an offset, in UTF-16 code units, before it gives up looking for white space to end at.
const REACH = 256
const HYPHEN = /^[-\u2010\u2011]$/
const SPACE = /\s/

/**
 * The word or grapheme cluster with a UTF-16 offset strictly inside it; undefined where a cut at the offset harms
 * nothing. A hyphenated word ("high-ranking") and one with an apostrophe ("Ukraine's", "Ukraine’s") is one word.
 * It looks at a window of at most 512 code units, so of a longer word it returns a part that holds the offset.
 */
export function wordAround(text: string, offset: number): Range | undefined {
  if (offset <= 0 || offset >= text.length) return undefined
  const window = { start: windowStart(text, offset), end: windowEnd(text, offset) }
  const word = wordsIn(text, window).find((range) => offset < range.end)
  return word !== undefined && word.start < offset ? word : clusterIn(text, window, offset)
}

/** The grapheme cluster (a surrogate pair, a letter with its marks) with a UTF-16 offset strictly inside it. */
export function clusterAround(text: string, offset: number): Range | undefined {
  if (offset <= 0 || offset >= text.length) return undefined
  return clusterIn(text, { start: windowStart(text, offset), end: windowEnd(text, offset) }, offset)
}

function clusterIn(text: string, window: Range, offset: number): Range | undefined {
  const cluster = clusters.segment(text.slice(window.start, window.end)).containing(offset - window.start)
  if (cluster === undefined) return undefined
  const start = window.start + cluster.index
  return start < offset ? { start, end: start + cluster.segment.length } : undefined
}

/**
 * The nearest UTF-16 offset at which a cut goes through no grapheme cluster: this one, or the next in the direction,
 * of which 1 is on and -1 is back.
 */
export function clusterBorder(text: string, offset: number, direction: 1 | -1): number {
  if (offset <= 0 || offset >= text.length) return Math.min(Math.max(offset, 0), text.length)
  const start = windowStart(text, offset)
  const cluster = clusters.segment(text.slice(start, windowEnd(text, offset))).containing(offset - start)
  if (cluster === undefined || start + cluster.index === offset) return offset
  return start + cluster.index + (direction === 1 ? cluster.segment.length : 0)
}

/** The end of the next word that ends after a UTF-16 offset, or the end of `within` if there is none. */
export function nextWordEnd(text: string, offset: number, within: Range): number {
  return nextWord(text, offset, within, (word) => word.end) ?? within.end
}

/** The start of the next word that begins after a UTF-16 offset, or the end of `within` if there is none. */
export function nextWordStart(text: string, offset: number, within: Range): number {
  return nextWord(text, offset, within, (word) => word.start) ?? within.end
}

/** The end of the last word that ends before a UTF-16 offset, or the start of `within` if there is none. */
export function previousWordEnd(text: string, offset: number, within: Range): number {
  return previousWord(text, offset, within, (word) => word.end) ?? within.start
}

/** The start of the last word that begins before a UTF-16 offset, or the start of `within` if there is none. */
export function previousWordStart(text: string, offset: number, within: Range): number {
  return previousWord(text, offset, within, (word) => word.start) ?? within.start
}

type Border = (word: Range) => number

function nextWord(text: string, offset: number, within: Range, border: Border): number | undefined {
  for (let start = windowStart(text, offset); start < within.end; ) {
    const end = windowEnd(text, Math.min(start + REACH, text.length))
    const found = wordsIn(text, { start, end })
      .map(border)
      .find((position) => position > offset)
    if (found !== undefined) return found <= within.end ? Math.max(found, within.start) : undefined
    start = end
  }
  return undefined
}

function previousWord(text: string, offset: number, within: Range, border: Border): number | undefined {
  for (let end = windowEnd(text, offset); end > within.start; ) {
    const start = windowStart(text, Math.max(end - REACH, 0))
    const found = wordsIn(text, { start, end })
      .map(border)
      .findLast((position) => position < offset)
    if (found !== undefined) return found >= within.start ? Math.min(found, within.end) : undefined
    end = start
  }
  return undefined
}

// Windows begin and end beside white space where they can: no word reaches across it.
function windowStart(text: string, offset: number): number {
  const limit = Math.max(offset - REACH, 0)
  let start = offset
  while (start > limit && !SPACE.test(text.charAt(start - 1))) start--
  // Subtle: a combining mark after a space forms one cluster with it, so the space is taken in.
  if (start > 0 && SPACE.test(text.charAt(start - 1))) start--
  return isInsidePair(text, start) ? start - 1 : start
}

function windowEnd(text: string, offset: number): number {
  const limit = Math.min(offset + REACH, text.length)
  let end = offset
  while (end < limit && !SPACE.test(text.charAt(end))) end++
  return isInsidePair(text, end) ? end + 1 : end
}

// Unicode's rules keep apostrophes inside a word, but part it at hyphens; those parts are put together again.
function wordsIn(text: string, window: Range): readonly Range[] {
  const found: Range[] = []
  let hyphenAt = -1
  for (const { segment, index, isWordLike } of words.segment(text.slice(window.start, window.end))) {
    const start = window.start + index
    const end = start + segment.length
    const previous = found.at(-1)
    if (isWordLike === true) {
      if (previous !== undefined && hyphenAt === start - 1 && previous.end === hyphenAt) {
        found[found.length - 1] = { start: previous.start, end }
      } else found.push({ start, end })
    } else if (HYPHEN.test(segment)) hyphenAt = start
  }
  return found
}
