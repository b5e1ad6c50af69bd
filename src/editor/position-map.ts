import type { DisplayBlock } from '../article/display-blocks'
import { firstIndex } from '../collection/search'

/** Which of two blocks a border between them belongs to: the one that ends there, or the one that begins. */
type Side = 'before' | 'after'

/**
 * Translates between UTF-16 offsets into the canonical text and positions of the ProseMirror document, in
 * O(log n) of the blocks. Both ways what lies between blocks goes to the nearest end of a block.
 */
export interface PositionMap {
  readonly toOffset: (position: number) => number
  /** Where a piece ends and the next begins at once, `side` tells which of the two positions is meant. */
  readonly toPosition: (offset: number, side?: Side) => number
  /** Index of the block that holds the offset, or of the nearest. */
  readonly blockAt: (offset: number, side?: Side) => number
  readonly blocks: readonly DisplayBlock[]
  readonly sectionSize: number
}

/**
 * The map of a document whose sections hold `sectionSize` blocks each.
 * Every section and every block takes one position for its opening and one for its closing token.
 */
export function positionMap(blocks: readonly DisplayBlock[], sectionSize: number): PositionMap {
  // Position of each block's first character.
  const positions = new Float64Array(blocks.length)
  let position = 0
  blocks.forEach((block, i) => {
    if (i % sectionSize === 0) position += i === 0 ? 1 : 2
    positions[i] = position + 1
    position += block.end - block.start + 2
  })

  function toOffset(wanted: number): number {
    const i = Math.max(firstIndex(positions, (position) => position > wanted) - 1, 0)
    const block = blocks[i]
    if (block === undefined) return 0
    const start = positions[i] ?? 0
    const end = start + block.end - block.start
    const next = positions[i + 1]
    if (wanted > end && next !== undefined && next - wanted < wanted - end) return blocks[i + 1]?.start ?? block.end
    return block.start + Math.min(Math.max(wanted - start, 0), end - start)
  }

  function blockAt(offset: number, side: Side = 'after'): number {
    const i = Math.max(firstIndex(blocks, ({ start }) => start > (side === 'after' ? offset : offset - 1)) - 1, 0)
    const block = blocks[i]
    const next = blocks[i + 1]
    if (block === undefined || next === undefined || offset <= block.end) return i
    return next.start - offset < offset - block.end ? i + 1 : i
  }

  function toPosition(offset: number, side: Side = 'after'): number {
    const i = blockAt(offset, side)
    const block = blocks[i]
    if (block === undefined) return 0
    return (positions[i] ?? 0) + Math.min(Math.max(offset, block.start), block.end) - block.start
  }

  return { toOffset, toPosition, blockAt, blocks, sectionSize }
}
