import type { Block } from '../article/block'
import type { Range } from '../article/range'
import { snapToWords, trimRange } from '../article/snap'
import { clusterBorder, nextWordEnd, nextWordStart, previousWordEnd, previousWordStart } from '../article/words'

export type End = 'start' | 'end'

/** An end of one of several ranges, in the order of the text, that is to move. */
export interface Move {
  readonly parts: readonly Range[]
  readonly part: number
  readonly end: End
  /** UTF-16 offset into the canonical text. */
  readonly offset: number
  /** Whether the end goes to the border of a word. */
  readonly snap: boolean
}

/**
 * Where the range is when its end has moved as far towards the offset as it may: not past its other end, of which
 * it keeps at least one character or word, and not into the neighbouring ranges. The other end stays.
 */
export function resized(text: string, { parts, part, end, offset, snap }: Move): Range {
  const range = parts[part]
  if (range === undefined) throw new RangeError(`The part ${part} to resize must be one of ${parts.length}.`)
  const fitted = snap ? snapToWords : trimRange
  if (end === 'start') {
    const least = parts[part - 1]?.end ?? 0
    const wanted = clusterBorder(text, Math.min(Math.max(offset, least), range.end - 1), -1)
    return { start: Math.max(fitted(text, { start: wanted, end: range.end }).start, least), end: range.end }
  }
  const most = parts[part + 1]?.start ?? text.length
  const wanted = clusterBorder(text, Math.max(Math.min(offset, most), range.start + 1), 1)
  return { start: range.start, end: Math.min(fitted(text, { start: range.start, end: wanted }).end, most) }
}

/** One step by the keys: an end of a range, its direction (1 is on, -1 is back) and how far. */
export interface Step {
  readonly range: Range
  readonly end: End
  readonly direction: 1 | -1
  readonly by: 'word' | 'character'
}

const wordSteps = {
  start: { 1: nextWordStart, [-1]: previousWordStart },
  end: { 1: nextWordEnd, [-1]: previousWordEnd },
} as const

/**
 * Where an end comes to stand after one step: at the next word of its block, then at the block's edge, then in the
 * block beyond it; or one character further, and further over white space. It stays where the text ends, and where no
 * character would be left. UTF-16 offsets into the canonical text; blocks in its order.
 */
export function stepped(text: string, blocks: readonly Block[], { range, end, direction, by }: Step): number {
  const from = range[end]
  const block = direction === 1 ? blocks.find((each) => from < each.end) : blocks.findLast((each) => from > each.start)
  if (block === undefined) return from
  const near = Math.min(Math.max(from, block.start), block.end)
  const far = by === 'word' ? wordSteps[end][direction](text, near, block) : characterStep(text, near, end, direction)
  const to = edgeOf(blocks, block, end, Math.min(Math.max(far, block.start), block.end))
  return (end === 'start' ? to < range.end : to > range.start) ? to : from
}

// A range begins at no block's end, and ends at no block's start.
function edgeOf(blocks: readonly Block[], block: Block, end: End, offset: number): number {
  if (end === 'start' && offset === block.end) return blocks.find((each) => each.start >= block.end)?.start ?? offset
  if (end === 'end' && offset === block.start) return blocks.findLast((each) => each.end <= block.start)?.end ?? offset
  return offset
}

function characterStep(text: string, from: number, end: End, direction: 1 | -1): number {
  let to = from
  do to = clusterBorder(text, to + direction, direction)
  while (to > 0 && to < text.length && /\s/.test(text.charAt(end === 'end' ? to - 1 : to)))
  return to
}
