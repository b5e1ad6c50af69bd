import type { Size } from './page/case-text'
import type { SideName } from './page/page'

/** One text with its marks, and what is measured on it beside the app itself. */
export interface Case extends Size {
  readonly name: string
  readonly sides: readonly SideName[]
}

const everyone: readonly SideName[] = [
  'reader alone',
  'plain paragraphs',
  'ProseMirror, no marks',
  'ProseMirror decorations',
  'text-annotator, spans',
  'text-annotator, highlights',
  'mark.js',
]

function sized(words: number, marks: number, shape: Size['shape'], sides: readonly SideName[]): Case {
  const count = (what: number) => what.toLocaleString('en')
  const name = `${count(words)} words${shape === 'one' ? ' in one paragraph' : ''}, ${count(marks)} marks`
  return { name, words, marks, shape, sides }
}

export const cases = {
  small: sized(600, 60, 'paragraphs', everyone),
  long: sized(10_000, 1000, 'paragraphs', everyone),
  onePiece: sized(10_000, 1000, 'one', everyone),
  book: sized(100_000, 10_000, 'paragraphs', everyone),
  bookFewMarks: sized(100_000, 100, 'paragraphs', ['reader alone']),
  bookOnePiece: sized(100_000, 10_000, 'one', ['reader alone', 'plain paragraphs']),
  shelf: sized(1_000_000, 10_000, 'paragraphs', ['reader alone', 'plain paragraphs']),
  shelfOnePiece: sized(1_000_000, 10_000, 'one', ['reader alone']),
} as const satisfies Record<string, Case>

export type CaseKey = keyof typeof cases

/** Ten words for each mark: what growth is measured on. */
export const growing: readonly CaseKey[] = ['small', 'long', 'book']
