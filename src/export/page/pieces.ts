import type { Segment } from '../../report/annotated-text'

/** In UTF-16 code units: a block of more than that is laid out in pieces, as they come into view. */
export const LONG = 100_000
/** In UTF-16 code units: a piece is at least so long, and seldom more than twice that. */
const PIECE = 4_000

/** A segment or a part of one. */
export type Part = Pick<Segment, 'text' | 'marks' | 'ends'>

// As much as goes into a piece up to the end of a space; as much as goes into it where there is none.
const STRETCH = new RegExp(`[^]{1,${PIECE}}(?<=\\s|$)|[^]{1,${PIECE}}`, 'gu')

/** The segments of a block in pieces of about the same length, which end with a space wherever they can. */
export function piecesOf(segments: readonly Segment[]): readonly (readonly Part[])[] {
  const pieces: Part[][] = []
  let piece: Part[] = []
  let length = 0
  for (const part of segments.flatMap(partsOf)) {
    piece.push(part)
    length += part.text.length
    if (length < PIECE || (length < 2 * PIECE && !/\s$/.test(part.text))) continue
    pieces.push(piece)
    piece = []
    length = 0
  }
  return piece.length > 0 ? [...pieces, piece] : pieces
}

function partsOf({ text, marks, ends }: Segment): readonly Part[] {
  const texts = text.match(STRETCH) ?? []
  return texts.map((each, index) => ({ text: each, marks, ends: index === texts.length - 1 ? ends : [] }))
}
