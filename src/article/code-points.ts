import { firstIndex } from '../collection/search'

/** Translates between UTF-16 offsets and offsets in Unicode code points of one text. */
export interface CodePointIndex {
  /** Code points before a UTF-16 offset; throws when it lies outside the text or inside a surrogate pair. */
  readonly toCodePoint: (utf16: number) => number
  /** The UTF-16 offset at which a code point begins, or the text's end; throws when it lies outside the text. */
  readonly toUtf16: (codePoint: number) => number
}

const STRIDE = 512

/**
 * Builds the index in one pass over the text; a question then costs O(log n), and the memory is four bytes for
 * each 512 code units. A surrogate without its partner counts as one code point, as in `String.prototype.codePointAt`.
 */
export function codePointIndex(text: string): CodePointIndex {
  const checkpoints = new Uint32Array(Math.floor(text.length / STRIDE) + 1)
  let total = 0
  for (let offset = 0; offset < text.length; offset++) {
    if (offset % STRIDE === 0) checkpoints[offset / STRIDE] = total
    if (!isInsidePair(text, offset)) total++
  }
  // A text whose length is a multiple of the stride ends on a checkpoint that the loop does not reach.
  if (text.length % STRIDE === 0) checkpoints[text.length / STRIDE] = total

  function toCodePoint(utf16: number): number {
    assertWithin(utf16, text.length, 'A UTF-16 offset')
    if (isInsidePair(text, utf16)) throw new RangeError(`The UTF-16 offset ${utf16} lies inside a surrogate pair.`)
    const checkpoint = Math.floor(utf16 / STRIDE)
    let count = checkpoints[checkpoint] ?? 0
    for (let offset = checkpoint * STRIDE; offset < utf16; offset++) if (!isInsidePair(text, offset)) count++
    return count
  }

  function toUtf16(codePoint: number): number {
    assertWithin(codePoint, total, 'A code point offset')
    const checkpoint = firstIndex(checkpoints, (count) => count > codePoint) - 1
    let count = checkpoints[checkpoint] ?? 0
    let offset = checkpoint * STRIDE
    // Subtle: a checkpoint may fall inside a pair, whose code point it has counted; such an offset is passed over.
    for (; offset < text.length; offset++) {
      if (isInsidePair(text, offset)) continue
      if (count === codePoint) break
      count++
    }
    return offset
  }

  return { toCodePoint, toUtf16 }
}

/** Whether a UTF-16 offset lies between the two halves of a surrogate pair. */
export function isInsidePair(text: string, offset: number): boolean {
  return (text.charCodeAt(offset) & 0xfc00) === 0xdc00 && (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800
}

function assertWithin(offset: number, limit: number, what: string): void {
  if (Number.isInteger(offset) && offset >= 0 && offset <= limit) return
  throw new RangeError(`${what} must be a whole number from 0 to ${limit}; got ${offset}.`)
}
