import type { DisplayBlock } from '../article/display-blocks'
import type { Range } from '../article/range'
import type { PaintedLayer } from './painted-marks'

/**
 * The next block, or piece of a long one, on which no mark lies, after the one that holds an offset, or before it; around
 * the end of the text. Headlines are passed over. Null when there is none.
 */
export function nextUntagged(
  blocks: readonly DisplayBlock[],
  { partsIn }: Pick<PaintedLayer, 'partsIn'>,
  offset: number,
  direction: 1 | -1,
): Range | null {
  const here = blocks.findLastIndex((block) => block.start <= offset)
  for (let step = 1; step <= blocks.length; step++) {
    const block = blocks[(here + direction * step + blocks.length * 2) % blocks.length]
    if (block !== undefined && block.kind !== 'headline' && partsIn(block).length === 0) return block
  }
  return null
}
