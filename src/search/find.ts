import type { Range } from '../article/range'
import { type FoldedText, foldText, originalOffset } from './fold'

/** A place where the words stand, with what is around them; offsets are UTF-16, into the article's canonical text. */
export interface Passage extends Range {
  readonly before: string
  readonly exact: string
  readonly after: string
}

/** What is searched for, made comparable; null when it is too short to search texts for. */
export function foldQuery(words: string): string | null {
  const folded = foldText(words.trim()).folded.trim()
  return folded.length < 2 ? null : folded
}

/** How often the words stand in a text, not counting overlaps, and the first `most` ranges. */
export function findAll(
  text: FoldedText,
  query: string,
  most: number,
): { readonly count: number; readonly ranges: readonly Range[] } {
  const ranges: Range[] = []
  let count = 0
  for (let at = text.folded.indexOf(query); at >= 0; at = text.folded.indexOf(query, at + query.length)) {
    if (count++ < most) ranges.push(rangeOf(text, at, at + query.length))
  }
  return { count, ranges }
}

/** The original range of a folded one. A character that folds to several may be matched in part: it is taken whole. */
export function rangeOf(text: FoldedText, from: number, to: number): Range {
  let next = to
  while (next < text.folded.length && originalOffset(text, next) === originalOffset(text, next - 1)) next++
  return { start: originalOffset(text, from), end: originalOffset(text, next) }
}

const AROUND = 40
export const IN_WORD = /[\p{L}\p{N}\p{M}]/u

/** The range with the words around it in its line, cut at words where there are some. */
export function passageOf(text: string, { start, end }: Range): Passage {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const newline = text.indexOf('\n', end)
  const lineEnd = newline < 0 ? text.length : newline
  const [first, last] = [start - AROUND, end + AROUND]
  return {
    start,
    end,
    before: first <= lineStart ? text.slice(lineStart, start) : `…${withoutTorn(text.slice(first, start), 'start')}`,
    exact: text.slice(start, end),
    after: last >= lineEnd ? text.slice(end, lineEnd) : `${withoutTorn(text.slice(end, last), 'end')}…`,
  }
}

function withoutTorn(text: string, side: 'start' | 'end'): string {
  const characters = [...text]
  const at =
    side === 'start'
      ? characters.findIndex((each) => !IN_WORD.test(each))
      : characters.findLastIndex((each) => !IN_WORD.test(each))
  if (at < 0) return ''
  return (side === 'start' ? characters.slice(at) : characters.slice(0, at + 1)).join('')
}
