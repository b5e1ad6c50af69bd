import type { Block } from '../../../../src/article/block'
import type { Range } from '../../../../src/article/range'

/** "paragraphs": of 80 words each. "one": all of it is one paragraph. */
type Shape = 'paragraphs' | 'one'

/** A text and how many marks it has. */
export interface Size {
  readonly words: number
  readonly marks: number
  readonly shape: Shape
}

/** A range of the text to mark, in UTF-16 offsets, within one paragraph. */
export interface Mark extends Range {
  readonly id: string
  readonly code: 'claim' | 'source' | 'cue'
}

export interface CaseText {
  readonly text: string
  readonly blocks: readonly Block[]
  readonly marks: readonly Mark[]
}

const WORDS =
  'the minister said on monday that talks about a bridge would go on while two officials denied it and residents of the harbour warned that nobody had asked for naïve plans in Reykjavík or Kraków according to people who know'.split(
    ' ',
  )
/** A word that is searched for: about one of 20 begins with it. */
export const SOUGHT = 'the'

const SENTENCE = 10
const PARAGRAPH = 80
const CODES = ['claim', 'source', 'cue'] as const

/** The same text and marks for the same size, in every process that asks. One mark in three begins within another. */
export function caseText({ words, marks, shape }: Size): CaseText {
  const starts: number[] = []
  const ends: number[] = []
  const blocks: Block[] = []
  const parts: string[] = []
  let length = 0
  let blockStart = 0
  let seed = 7
  const put = (part: string) => {
    parts.push(part)
    length += part.length
  }
  for (let at = 0; at < words; at++) {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
    const word = WORDS[(seed >> 8) % WORDS.length] ?? ''
    starts.push(length)
    put(at % SENTENCE === 0 ? word.charAt(0).toUpperCase() + word.slice(1) : word)
    if (at % SENTENCE === SENTENCE - 1) put('.')
    ends.push(length)
    const isLast = at === words - 1
    if (isLast || (shape === 'paragraphs' && at % PARAGRAPH === PARAGRAPH - 1)) {
      blocks.push({ kind: 'paragraph', start: blockStart, end: length })
      if (!isLast) put('\n\n')
      blockStart = length
    } else put(' ')
  }
  return { text: parts.join(''), blocks, marks: Array.from({ length: marks }, (_, at) => markAt(at)) }

  function markAt(at: number): Mark {
    const stride = words / marks
    const isWithin = at % 3 === 2
    const first = Math.floor((isWithin ? at - 1 : at) * stride) + (isWithin ? 3 : 0)
    // A whole sentence at most, so that it stays in its paragraph.
    const last = Math.min(first + (at % 3 === 0 ? 3 : 5), first - (first % SENTENCE) + SENTENCE - 1, words - 1)
    return { id: idOf(at), start: starts[first] ?? 0, end: ends[last] ?? 0, code: CODES[at % 3] ?? 'claim' }
  }
}

/** The id of the mark of that number. */
export function idOf(at: number): string {
  return `00000000-0000-4000-8000-${at.toString(16).padStart(12, '0')}`
}
