import type { CaseText, Mark } from './case-text'

/** Something that shows a text with marks: ours, a peer, or the limit. What it can't do is left out. */
export interface Side {
  /** Of the version that is measured; empty for what has none. */
  readonly version: string
  /** Milliseconds for which it waits on purpose before it paints, which are not held against it. */
  readonly waits?: number
  /** Makes records of the marks, as they would come from a store: before anything is measured. */
  readonly prepare?: (content: CaseText) => void
  readonly open: (scroller: HTMLElement, content: CaseText) => void | Promise<void>
  readonly add?: (mark: Mark) => void | Promise<void>
  readonly remove?: (mark: Mark) => void | Promise<void>
  readonly select?: (mark: Mark) => void | Promise<void>
  /** Shows where a word stands in the text; the answer takes that away. */
  readonly search?: (word: string) => () => void
  /** Whether it answers to the mouse over a mark. */
  readonly hovers: boolean
  /** Resolves when what the mouse caused has been drawn, where that is not by the next frame. */
  readonly drawn?: () => Promise<void>
  readonly close: () => void
}

/** The block that holds a mark. */
function blockOf({ blocks }: CaseText, { start }: Mark): number {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((blocks[middle]?.end ?? 0) <= start) low = middle + 1
    else high = middle
  }
  return low
}

/** Offsets into the text without the breaks between paragraphs, which is what a DOM of paragraphs has. */
export function withoutBreaks(content: CaseText, mark: Mark): { readonly start: number; readonly end: number } {
  const breaks = 2 * blockOf(content, mark)
  return { start: mark.start - breaks, end: mark.end - breaks }
}
