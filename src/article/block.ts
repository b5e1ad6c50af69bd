import { firstIndex } from '../collection/search'
import type { Range } from './range'

export type BlockKind = 'headline' | 'paragraph' | 'list-item' | 'quotation'

/**
 * A headline, paragraph, list item or quoted paragraph: a range of the canonical text in UTF-16 offsets.
 * Blocks are in the order of the text, do not overlap, and neither begin nor end with white space;
 * what is between them belongs to none.
 */
export interface Block extends Range {
  readonly kind: BlockKind
}

/**
 * The block (or other range) that holds a UTF-16 offset into the canonical text, its end excluded.
 * The ranges must be sorted and free of overlaps; the search is binary.
 */
export function blockAt<B extends Range>(blocks: readonly B[], offset: number): B | undefined {
  const found = blocks[firstIndex(blocks, ({ end }) => end > offset)]
  return found !== undefined && found.start <= offset ? found : undefined
}
