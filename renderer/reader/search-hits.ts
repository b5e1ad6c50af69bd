import type { Plugin } from 'prosemirror-state'
import type { Range as TextRange } from '../../src/article/range'
import { firstIndex } from '../../src/collection/search'
import { paintHighlight } from './highlights'
import { isRedrawn } from './mark-decorations'
import { windowRange } from './mark-window'
import { sceneOf } from './scene'
import { part, type Stage } from './stage'

/** Paints the search hits near what is in view. */
export function searchHits({ layout, map, scene }: Stage): Plugin {
  function paint(): void {
    const { hits } = scene().content
    const seen = windowRange(map, scene())
    const near: StaticRange[] = []
    for (let i = firstEndingAfter(hits, seen.start); i < hits.length; i++) {
      const hit = hits[i]
      if (hit === undefined || hit.start >= seen.end) break
      near.push(layout.domRange(hit))
    }
    paintHighlight('reader-hit', near)
  }

  paint()
  return part(
    (state, before) => {
      const [now, then] = [sceneOf(state), sceneOf(before)]
      // Highlights are lost where the DOM of the text changed.
      if (isRedrawn(state, before) || now.content.hits !== then.content.hits || now.window !== then.window) paint()
    },
    () => paintHighlight('reader-hit', []),
  )
}

/** Index of the first of ranges, which are in the order of the text and do not overlap, that ends after an offset. */
export function firstEndingAfter(ranges: readonly TextRange[], offset: number): number {
  return firstIndex(ranges, ({ end }) => end > offset)
}
