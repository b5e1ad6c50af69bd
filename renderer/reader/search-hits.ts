import type { Range as TextRange } from '../../src/article/range'
import { firstIndex } from '../../src/collection/search'
import { paintHighlight } from './highlights'
import type { Stage } from './stage'

/** Paints the search hits within a range of the text; again after the DOM of the text changed. */
export function hitPainter({ layout, props }: Stage, within: () => TextRange): () => void {
  return () => {
    const { hits } = props()
    const seen = within()
    const near: StaticRange[] = []
    for (let i = firstEndingAfter(hits, seen.start); i < hits.length; i++) {
      const hit = hits[i]
      if (hit === undefined || hit.start >= seen.end) break
      near.push(layout.domRange(hit))
    }
    paintHighlight('reader-hit', near)
  }
}

/** Index of the first of ranges, which are in the order of the text and do not overlap, that ends after an offset. */
export function firstEndingAfter(ranges: readonly TextRange[], offset: number): number {
  return firstIndex(ranges, ({ end }) => end > offset)
}
