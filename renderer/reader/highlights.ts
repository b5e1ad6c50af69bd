import type { Code } from '../../src/codebook/codebook'

/** What the reader paints over the text without touching the DOM; reader.css and mark-sheet.ts say how. */
export type HighlightName =
  | 'reader-hit'
  | 'reader-hover'
  | 'reader-selection'
  | 'reader-pending'
  | 'reader-covered'
  | `reader-tagged-${Code['line']}-${number}`

/** Paints these ranges, and no others, under that name. */
export function paintHighlight(name: HighlightName, ranges: readonly StaticRange[]): void {
  if (ranges.length === 0) CSS.highlights.delete(name)
  else CSS.highlights.set(name, new Highlight(...ranges))
}
