import type { Range } from './range'
import { wordAround } from './words'

/** The range without the white space at its ends, in UTF-16 offsets; of white space alone it is empty, at its start. */
export function trimRange(text: string, range: Range): Range {
  const selected = text.slice(range.start, range.end)
  const content = selected.trim()
  if (content.length === selected.length) return range
  if (content === '') return { start: range.start, end: range.start }
  const start = range.start + selected.length - selected.trimStart().length
  return { start, end: start + content.length }
}

/**
 * Fits a selection to whole words: white space goes, and an end inside a word moves out to that word's border, in
 * UTF-16 offsets. Punctuation is neither added nor dropped, so selected quotation marks and brackets stay. No end is
 * left inside a surrogate pair or a grapheme cluster. An empty range stays empty. Snapping twice changes nothing more.
 */
export function snapToWords(text: string, range: Range): Range {
  const trimmed = trimRange(text, range)
  if (trimmed.start === trimmed.end) return trimmed
  let { start, end } = trimmed
  // Subtle: of a word longer than a window only a part is seen, and a cluster may end inside a word; so each end moves
  // until nothing moves it further, which is also what makes snapping idempotent.
  for (let word = wordAround(text, start); word !== undefined; word = wordAround(text, start)) start = word.start
  for (let word = wordAround(text, end); word !== undefined; word = wordAround(text, end)) end = word.end
  return start === range.start && end === range.end ? range : { start, end }
}
