import { RE2JS, RE2JSException } from 're2js'
import type { Range } from '../article/range'
import { UNSPACED } from '../article/spacing'
import { wordAround } from '../article/words'
import { err, ok, type Result } from '../result'
import { IN_WORD, rangeOf } from './find'
import { foldText } from './fold'

/** What somebody searches for. */
export interface Query {
  readonly words: string
  /** Capitals count. */
  readonly matchCase: boolean
  /** Found words must not be parts of longer ones. */
  readonly wholeWord: boolean
  /** The words are a regular expression, in the syntax of RE2. */
  readonly isPattern: boolean
}

export const noQuery: Query = { words: '', matchCase: false, wholeWord: false, isPattern: false }

/** The words are no regular expression; the reason is a phrase such as "missing closing ): `(a`". */
export interface BadPattern {
  readonly code: 'bad-pattern'
  readonly reason: string
}

/** Looks for one query. Takes time linear in the text, whatever the query is. */
export interface Finder {
  /**
   * The places in a text, as UTF-16 offsets, in order, none overlapping another. Null comes after each paragraph: who
   * asks may pause there. Nothing is found across a blank line.
   */
  readonly places: (text: string) => Iterable<Range | null>
  /** Whether the text has such a place. */
  readonly isIn: (text: string) => boolean
}

/** What looks for a query; null when there is nothing to look for. */
export function finderOf(query: Query): Result<Finder | null, BadPattern> {
  const find = query.isPattern ? patternFinder(query) : ok(wordsFinder(query))
  if (!find.ok) return find
  const inParagraph = find.value
  if (inParagraph === null) return ok(null)
  const isMeant = (text: string, range: Range) => !query.wholeWord || isWholeWord(text, range)
  return ok({
    *places(text) {
      for (const { start, end } of paragraphs(text)) {
        for (const place of inParagraph(text.slice(start, end), isMeant))
          yield { start: start + place.start, end: start + place.end }
        yield null
      }
    },
    isIn(text) {
      for (const { start, end } of paragraphs(text))
        for (const _ of inParagraph(text.slice(start, end), isMeant)) return true
      return false
    },
  })
}

type IsMeant = (text: string, range: Range) => boolean
type Find = (text: string, isMeant: IsMeant) => Iterable<Range>

/** Without regard to what {@link foldText} levels. */
function wordsFinder({ words, matchCase }: Query): Find | null {
  const wanted = foldText(words.trim(), matchCase).folded.trim()
  if (wanted === '') return null
  return function* find(text, isMeant) {
    const folded = foldText(text, matchCase)
    for (let at = folded.folded.indexOf(wanted); at >= 0; ) {
      const range = rangeOf(folded, at, at + wanted.length)
      const isPlace = isMeant(text, range)
      if (isPlace) yield range
      at = folded.folded.indexOf(wanted, isPlace ? at + wanted.length : at + 1)
    }
  }
}

// RE2 takes time linear in the text for every pattern: it knows no references back and no looking around, with which
// the language's own expressions can take for ever.
function patternFinder({ words, matchCase }: Query): Result<Find | null, BadPattern> {
  if (words === '') return ok(null)
  try {
    const pattern = RE2JS.compile(words, RE2JS.MULTILINE | (matchCase ? 0 : RE2JS.CASE_INSENSITIVE))
    return ok(function* find(text, isMeant) {
      const matcher = pattern.matcher(text)
      while (matcher.find()) {
        const range = { start: matcher.start(), end: matcher.end() }
        if (range.start < range.end && isMeant(text, range)) yield range
      }
    })
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error
    // The flags come before the pattern; nobody typed them.
    const reason = error.message.replace(/^error parsing regexp: /, '').replace(/`(\(\?[im]\))+/, '`')
    return err({ code: 'bad-pattern', reason })
  }
}

function* paragraphs(text: string): Iterable<Range> {
  for (let start = 0; start < text.length; ) {
    const blank = text.indexOf('\n\n', start)
    const end = blank < 0 ? text.length : blank + 1
    yield { start, end }
    start = end
  }
}

/** Whether a range begins and ends where words do. */
function isWholeWord(text: string, { start, end }: Range): boolean {
  return isBorder(text, start) && isBorder(text, end)
}

function isBorder(text: string, offset: number): boolean {
  const [before, after] = [characterBefore(text, offset), characterAt(text, offset)]
  if (!IN_WORD.test(before) || !IN_WORD.test(after)) return true
  // Scripts that put no space between words: a dictionary tells.
  return UNSPACED.test(before) && UNSPACED.test(after) && wordAround(text, offset) === undefined
}

function characterAt(text: string, offset: number): string {
  const point = text.codePointAt(offset)
  return point === undefined ? '' : String.fromCodePoint(point)
}

function characterBefore(text: string, offset: number): string {
  const unit = text.charAt(offset - 1)
  return /[\udc00-\udfff]/.test(unit) ? characterAt(text, offset - 2) : unit
}
