import type { BlockKind } from '../article/block'
import { compareRanges, type Range } from '../article/range'
import type { Codebook } from '../codebook/codebook'
import { firstIndex } from '../collection/search'
import type { Numbering, Page, Ref } from './numbering'

/** A block of an article, cut into segments. */
export interface AnnotatedBlock {
  readonly kind: BlockKind
  readonly segments: readonly Segment[]
}

/** A stretch of text in UTF-16 offsets within which the same marks apply. */
export interface Segment extends Range {
  readonly text: string
  /** The innermost first: the one that begins last, and of those the shortest. */
  readonly marks: readonly PlacedMark[]
  /** Parts that begin with this segment, the outermost first, and that end with it, the innermost first. */
  readonly begins: readonly PlacedMark[]
  readonly ends: readonly PlacedMark[]
}

/** One part of an annotation, as far as it lies in blocks. */
export interface PlacedMark extends Range {
  readonly ref: Ref
  /** The code's place in the codebook, counted from 1; 0 when the codebook has lost it. */
  readonly codeNumber: number
  /** Counts the annotation's parts from 0. */
  readonly part: number
}

/**
 * The text of an article with all its marks, laid flat: marks may overlap, nest and come in parts. Takes
 * O(n log n) for n marks, as long as few lie over one another. Text between the blocks belongs to none and is left
 * out where it is white space. A part whose words are not where they should be is left out, too.
 */
export function annotatedText(page: Page, numbering: Numbering, codebook: Codebook): readonly AnnotatedBlock[] {
  const blocks = allBlocks(page)
  const marks = marksOf(page, blocks, numbering, codebook)
  let next = 0
  let reaching: readonly PlacedMark[] = []
  return blocks.map(({ kind, start, end }) => {
    const here = reaching.filter((mark) => mark.end > start)
    for (let mark = marks[next]; mark !== undefined && mark.start < end; mark = marks[++next]) here.push(mark)
    reaching = here
    return { kind, segments: segmentsOf(page.text, { start, end }, here) }
  })
}

function marksOf(page: Page, blocks: readonly Range[], numbering: Numbering, codebook: Codebook) {
  const codes = new Map(codebook.codes.map(({ id }, index) => [id, index + 1]))
  const marks: PlacedMark[] = []
  for (const { id, code, selectors, orphan } of page.marks.annotations.values()) {
    const ref = numbering.mentions.get(id)
    if (ref === undefined || orphan !== null) continue
    for (const [part, { start, end, exact }] of selectors.entries()) {
      if (page.text.slice(start, end) !== exact) continue
      const shown = withoutGaps(blocks, { start, end })
      if (shown.start < shown.end) marks.push({ ref, ...shown, part, codeNumber: codes.get(code) ?? 0 })
    }
  }
  return marks.sort(compareRanges)
}

/** The range without what it holds of the gaps around blocks at its ends; empty when it lies in a gap. */
function withoutGaps(blocks: readonly Range[], { start, end }: Range): Range {
  const first = blocks[firstIndex(blocks, (block) => block.end > start)]
  const last = blocks[firstIndex(blocks, (block) => block.start >= end) - 1]
  return { start: Math.max(start, first?.start ?? end), end: Math.min(end, last?.end ?? start) }
}

/** The blocks, and as paragraphs whatever readable text lies between them. */
function allBlocks({ text, blocks }: Page): readonly (Range & { readonly kind: BlockKind })[] {
  const all: (Range & { readonly kind: BlockKind })[] = []
  let at = 0
  const fill = (end: number) => {
    if (at < end && text.slice(at, end).trim() !== '') all.push({ kind: 'paragraph', start: at, end })
  }
  for (const block of blocks) {
    fill(block.start)
    all.push(block)
    at = block.end
  }
  fill(text.length)
  return all
}

function segmentsOf(text: string, block: Range, marks: readonly PlacedMark[]): readonly Segment[] {
  const within = ({ start, end }: Range) => ({ start: Math.max(start, block.start), end: Math.min(end, block.end) })
  const borders = new Set([block.start, block.end])
  for (const mark of marks) {
    const { start, end } = within(mark)
    borders.add(start).add(end)
  }
  const sorted = [...borders].sort((a, b) => a - b)
  let next = 0
  let open: readonly PlacedMark[] = []
  return sorted.slice(0, -1).map((start, index) => {
    const end = sorted[index + 1] ?? block.end
    const still = open.filter((mark) => mark.end > start)
    for (let mark = marks[next]; mark !== undefined && mark.start <= start; mark = marks[++next]) still.push(mark)
    open = still
    const innermostFirst = [...still].sort((a, b) => b.start - a.start || a.end - b.end)
    return {
      start,
      end,
      text: text.slice(start, end),
      marks: innermostFirst,
      begins: still.filter((mark) => mark.start === start),
      ends: innermostFirst.filter((mark) => mark.end === end),
    }
  })
}
