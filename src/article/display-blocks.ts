import type { Block, BlockKind } from './block'
import type { Range } from './range'
import { sentencesOf } from './sentences'

const MOST_WORDS = 120
const SPACE = /\s/
const SPACES = /\s*/y
const WORD = /\S{1,40}/y

/** What the reader shows as one block: a block of the article, or a piece of a long one, in the same UTF-16 offsets. */
export interface DisplayBlock extends Range {
  readonly kind: BlockKind
  /** Whether it goes on with the block whose earlier piece stands before it. */
  readonly continued: boolean
}

/**
 * Cuts blocks of more than 120 words into pieces of at most 120, at sentence ends, or at word ends within a longer
 * sentence. The pieces of a block tile it: each begins where the one before ends, which keeps the space between them.
 * Text without spaces counts a word for every 40 code units, and is cut at sentence ends only.
 */
export function displayBlocks(text: string, blocks: readonly Block[]): readonly DisplayBlock[] {
  return blocks.flatMap((block) => piecesOf(text, block))
}

function piecesOf(text: string, block: Block): readonly DisplayBlock[] {
  const starts = [block.start, ...cutsOf(text, block)]
  return starts.map((start, i) => ({ kind: block.kind, start, end: starts[i + 1] ?? block.end, continued: i > 0 }))
}

function cutsOf(text: string, block: Block): readonly number[] {
  const starts = wordStarts(text, block, MOST_WORDS + 1)
  if (starts.length <= MOST_WORDS) return []
  const cuts: number[] = []
  let room = MOST_WORDS
  const sentences = sentencesOf(text, block)
  sentences.forEach((sentence, i) => {
    const words = wordStarts(text, { start: sentence.start, end: sentences[i + 1]?.start ?? block.end })
    if (words.length > room && room < MOST_WORDS) {
      cuts.push(sentence.start)
      room = MOST_WORDS
    }
    for (const word of words) {
      if (room <= 0 && SPACE.test(text.charAt(word - 1))) {
        cuts.push(word)
        room = MOST_WORDS
      }
      room--
    }
  })
  return cuts
}

// Subtle: no match is made an object, which for a paragraph of a million words would cost more than all the rest.
function wordStarts(text: string, { start, end }: Range, most = Number.POSITIVE_INFINITY): readonly number[] {
  const content = text.slice(start, end)
  const starts: number[] = []
  let at = 0
  while (starts.length < most) {
    SPACES.lastIndex = at
    SPACES.test(content)
    const word = SPACES.lastIndex
    WORD.lastIndex = word
    if (!WORD.test(content)) break
    starts.push(start + word)
    at = WORD.lastIndex
  }
  return starts
}
