import type { Range as TextRange } from '../../src/article/range'
import type { PositionMap } from '../../src/editor/position-map'
import { segmentsOf } from '../../src/editor/segments'
import { type ShownMarks, showMarks } from './mark-decorations'
import type { Stage } from './stage'

// In heights of the reader: how far beyond it marks are shown, and how near their end may come until they are renewed.
const REACH = 1.5
const RESERVE = 0.5
// UTF-16 code units: more than a screen shows.
const SCREEN = 4000

/** Indexes of the blocks in the window, the last one included. */
interface BlockWindow {
  readonly first: number
  readonly last: number
}

/** The part of the text in which marks are shown: what is in view and about one screen before and after it. */
export interface MarkWindow {
  /** Follows the scroll position. Answers whether the window moved. */
  readonly follow: () => boolean
  /** Shows the marks anew, after annotations or codes changed. */
  readonly renew: () => void
  /** The range of canonical text in the window. */
  readonly range: () => TextRange
}

/** The window of a text that is not laid out yet: the blocks around an offset that are likely to come into view. */
export function likelyWindow(map: PositionMap, offset: number): BlockWindow {
  return { first: map.blockAt(Math.max(offset - SCREEN, 0)), last: map.blockAt(offset + 2 * SCREEN) }
}

/** `shown` is what is shown in the first window. */
export function markWindow(
  { root, view, map, layout, props, marks }: Stage,
  { first, last }: BlockWindow,
  shown: ShownMarks,
): MarkWindow {
  function blocksWithin(screens: number): readonly [first: number, last: number] {
    const { top, bottom, height } = root.getBoundingClientRect()
    return [layout.blockBelow(top - height * screens), layout.blockBelow(bottom + height * screens)]
  }

  function follow(): boolean {
    const [needFirst, needLast] = blocksWithin(RESERVE)
    if (first <= needFirst && needLast <= last) return false
    const [nextFirst, nextLast] = blocksWithin(REACH)
    first = nextFirst
    last = nextLast
    renew()
    return true
  }

  function renew(): void {
    const segments = segmentsOf(map.blocks.slice(first, last + 1), marks(), props().codebook)
    shown = showMarks(view, map, segments, shown)
  }

  function range(): TextRange {
    return { start: map.blocks[first]?.start ?? 0, end: map.blocks[last]?.end ?? 0 }
  }

  return { follow, renew, range }
}
