import type { Range as TextRange } from '../../src/article/range'
import { segmentsOf } from '../../src/editor/segments'
import { type ShownMarks, showMarks } from './mark-decorations'
import type { Stage } from './stage'

// In heights of the reader: how far beyond it marks are shown, and how near their end may come until they are renewed.
const REACH = 1.5
const RESERVE = 0.5

/** The part of the text in which marks are shown: what is in view and about one screen before and after it. */
export interface MarkWindow {
  /** Follows the scroll position. Answers whether the window moved. */
  readonly follow: () => boolean
  /** Shows the marks anew, after annotations or codes changed. */
  readonly renew: () => void
  /** The range of canonical text in the window. */
  readonly range: () => TextRange
}

export function markWindow({ root, view, map, layout, props, marks }: Stage): MarkWindow {
  let first = 0
  let last = -1
  let shown: ShownMarks = new Map()

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
