import type { Node } from 'prosemirror-model'
import type { Block } from '../article/block'
import { firstIndex } from '../collection/search'
import { correctionNode, correctionSchema, kindOfNode } from './correction-schema'

// As in the reader: sections that are laid out in a frame, and code units that fit on a line.
const SECTION_SIZE = 20
const LINE_LENGTH = 71

interface Text {
  readonly text: string
  readonly blocks: readonly Block[]
}

/** The document in which a text is corrected. Blocks are in UTF-16 offsets into the text, in its order. */
export function correctionDocument({ text, blocks }: Text): Node {
  const separator = commonGap(text, blocks)
  const nodes = blocks.map(({ kind, start, end }, i) => {
    // Subtle: the first block's is null, so that another one may come to stand before it.
    const gap = i === 0 ? null : text.slice(blocks[i - 1]?.end, start)
    return correctionNode(kind)?.create({ gap }, start < end ? correctionSchema.text(text.slice(start, end)) : null)
  })
  const shown = nodes.length > 0 ? nodes : [correctionSchema.node('paragraph')]
  const sections: Node[] = []
  for (let i = 0; i < shown.length; i += SECTION_SIZE) {
    const content = shown.slice(i, i + SECTION_SIZE).filter((node) => node !== undefined)
    const lines = content.reduce((sum, node) => sum + Math.max(Math.ceil(node.content.size / LINE_LENGTH), 1), 0)
    sections.push(correctionSchema.node('section', { lines, gaps: content.length }, content))
  }
  const head = text.slice(0, blocks[0]?.start)
  const tail = blocks.length > 0 ? text.slice(blocks.at(-1)?.end) : ''
  return correctionSchema.node('doc', { head, tail, separator }, sections)
}

function commonGap(text: string, blocks: readonly Block[]): string {
  const counts = new Map<string, number>()
  for (let i = 1; i < blocks.length; i++) {
    const gap = text.slice(blocks[i - 1]?.end, blocks[i]?.start)
    if (gap.includes('\n')) counts.set(gap, (counts.get(gap) ?? 0) + 1)
  }
  const most = Math.max(...counts.values())
  for (const [gap, count] of counts) if (count === most) return gap
  return '\n\n'
}

/** Which end of a range stands at a place between two blocks. */
type Side = 'start' | 'end'

/** The text that a document comes to, and the way between its positions and UTF-16 offsets into that text. */
export interface CorrectedText extends Text {
  /** Between blocks the start of a range goes on to the next block, and its end back to the one before. */
  readonly toOffset: (position: number, side: Side) => number
  readonly toPosition: (offset: number, side: Side) => number
}

/** A block's content: its first position in the document, and its first offset in the text. */
interface Place {
  readonly position: number
  readonly offset: number
  readonly length: number
}

/**
 * The text of a document of {@link correctionDocument}, changed or not: what stands between blocks stays as it was, and
 * a block with nothing but white space in it is none. An unchanged document comes to the text from which it was made.
 */
export function correctedText(doc: Node): CorrectedText {
  const { head, tail, separator } = doc.attrs as { readonly [key in 'head' | 'tail' | 'separator']: string }
  const pieces: string[] = [head]
  const blocks: Block[] = []
  const places: Place[] = []
  let length = head.length
  const add = (piece: string) => {
    pieces.push(piece)
    length += piece.length
  }
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true
    const content = node.textContent
    const inner = content.trim()
    if (inner === '') return false
    if (blocks.length > 0) add((node.attrs.gap as string | null) ?? separator)
    const start = length + content.length - content.trimStart().length
    places.push({ position: position + 1, offset: length, length: content.length })
    blocks.push({ kind: kindOfNode(node.type.name), start, end: start + inner.length })
    add(content)
    return false
  })
  add(tail)
  return {
    text: pieces.join(''),
    blocks,
    toOffset: (position, side) => translate(places, 'position', 'offset', position, side),
    toPosition: (offset, side) => translate(places, 'offset', 'position', offset, side),
  }
}

function translate(
  places: readonly Place[],
  from: 'position' | 'offset',
  to: 'position' | 'offset',
  wanted: number,
  side: Side,
): number {
  const i = lastAtMost(places, from, wanted)
  const place = places[Math.max(i, 0)]
  if (place === undefined) return 0
  const next = places[i + 1]
  const isBetween = i < 0 || wanted > place[from] + place.length
  if (isBetween && side === 'start' && next !== undefined) return next[to]
  return place[to] + Math.min(Math.max(wanted - place[from], 0), place.length)
}

function lastAtMost(places: readonly Place[], key: 'position' | 'offset', limit: number): number {
  return firstIndex(places, (place) => place[key] > limit) - 1
}
