import { firstIndex } from '../collection/search'
import { endsWithAbbreviation } from './abbreviations'
import { type Block, blockAt } from './block'
import { quotationsIn } from './quotations'
import type { Range } from './range'
import { trimRange } from './snap'

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
const remembered = new WeakMap<Range, { readonly text: string; readonly sentences: readonly Range[] }>()

// How far a border looks ahead and back, and how much text is segmented at once, in UTF-16 code units.
const LOOK = 80
const LOOK_BACK = 24
const STRETCH = 1_000

const CUE =
  'said|says|say|asked|asks|added|adds|replied|told|wrote|writes|insisted|warned|argued|claimed|stated|explained|' +
  'continued|concluded|demanded|declared|noted|announced|tweeted|posted|shouted|exclaimed|wondered|recalled'
// "Zelensky said", "President Emmanuel Macron asked", "The minister added": a quotation ended by "?" or "!" goes on so.
const NAME_AND_CUE = new RegExp(`^(?:The\\s+)?(?:\\p{L}[\\p{L}’'.-]*\\s+){1,4}(?:${CUE})(?![\\p{L}-])`, 'u')
const STARTS_SMALL = /^\p{Ll}/u
const PRONOUN = /^(?:I|He|She|It|They|We|You|This|That|There)\b/

/**
 * The sentences of a block in order, as UTF-16 offsets into the canonical text, without the white space between them.
 *
 * Unicode's sentence borders, repaired: abbreviations and initials end none, and neither does what stands inside
 * quotation marks when words of the sentence stand before or after them ('"Stop. Now," he said.' is one). Takes time
 * linear in the block's length; the answer is remembered for the block object.
 */
export function sentencesOf(text: string, block: Range): readonly Range[] {
  const known = remembered.get(block)
  if (known?.text === text) return known.sentences
  const sentences = findSentences(text, block)
  remembered.set(block, { text, sentences })
  return sentences
}

/**
 * The sentence that holds a UTF-16 offset into the canonical text; it never leaves its block. White space after a
 * sentence and the end of a block count as the sentence before. Empty, at the offset, where there is no block.
 */
export function sentenceAt(text: string, blocks: readonly Block[], offset: number): Range {
  const block = blockAt(blocks, offset) ?? blockAt(blocks, offset - 1)
  if (block === undefined) return { start: offset, end: offset }
  const sentences = sentencesOf(text, block)
  const after = firstIndex(sentences, ({ start }) => start > offset)
  return sentences[Math.max(after - 1, 0)] ?? { start: offset, end: offset }
}

function findSentences(text: string, block: Range): readonly Range[] {
  const content = text.slice(block.start, block.end)
  const sentences: Range[] = []
  let start = 0
  for (const end of sentenceEnds(content)) {
    const sentence = trimRange(text, { start: block.start + start, end: block.start + end })
    if (sentence.start < sentence.end) sentences.push(sentence)
    start = end
  }
  return sentences
}

// Two passes: the first asks at each of Unicode's borders what the words beside it say, the second what the quotation
// marks around it say. The second needs the first, because a quotation goes on where no border follows it.
function sentenceEnds(content: string): readonly number[] {
  const borders = unicodeBorders(content).filter((border) => border === content.length || !goesOn(content, border))
  const quotations = quotationsIn(content)
  const ends: number[] = []
  let start = 0
  let q = 0
  let b = 0
  for (const border of borders) {
    let quotation = quotations[q]
    while (quotation !== undefined && quotation.end <= border) quotation = quotations[++q]
    if (quotation !== undefined && quotation.start < border) {
      while (b < borders.length && (borders[b] ?? 0) < quotation.end) b++
      const attached = /\S/.test(content.slice(start, quotation.start)) || continues(content, quotation.end, borders[b])
      if (attached) continue
    }
    ends.push(border)
    start = border
  }
  return ends
}

// Subtle: V8 spends time in proportion to the whole string on each segment, which takes minutes for 100,000 words. So
// the text is handed over in stretches, each beginning at a border, and borders so near to a stretch's end that what
// comes after it could undo them are left to the next one.
function unicodeBorders(content: string): readonly number[] {
  const borders: number[] = []
  let start = 0
  let length = STRETCH
  while (start < content.length) {
    const end = Math.min(start + length, content.length)
    const certain = end === content.length ? end : end - LOOK
    const stretchStart = start
    for (const { segment, index } of segmenter.segment(content.slice(start, end))) {
      const border = stretchStart + index + segment.length
      if (border > certain) break
      borders.push(border)
      start = border
    }
    // A sentence longer than the stretch: look at more of it.
    length = start === stretchStart ? length * 2 : STRETCH
  }
  return borders
}

// Whether the sentence goes on after a quotation's closing mark: it does unless a border comes before the next word.
function continues(content: string, close: number, nextBorder: number | undefined): boolean {
  return nextBorder !== undefined && /[\p{L}\p{N}]/u.test(content.slice(close, nextBorder))
}

// Whether the words beside one of Unicode's borders say that the sentence goes on across it.
function goesOn(content: string, border: number): boolean {
  const before = content.slice(Math.max(border - LOOK_BACK, 0), border).trimEnd()
  const after = content.slice(border, border + LOOK)
  const last = before.charAt(before.length - 1)
  if (STARTS_SMALL.test(after))
    return !(/[.!?…]/.test(last) && content.slice(border - LOOK_BACK, border).includes('\n'))
  if (last === '.') return endsWithAbbreviation(before, after)
  return /[?!]["”’»']+$/.test(before) && NAME_AND_CUE.test(after) && !PRONOUN.test(after)
}
