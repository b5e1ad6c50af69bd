import type { Range as TextRange } from '../../src/article/range'
import type { PositionMap } from '../../src/editor/position-map'
import type { BlockWindow, Scene } from './scene'
import type { Stage } from './stage'

// In heights of the reader: how far beyond it marks are shown, and how near their end may come until they are renewed.
const REACH = 1.5
const RESERVE = 0.5
// UTF-16 code units: more than a screen shows.
const SCREEN = 4000

/** The window of a text that is not laid out yet: the blocks around an offset that are likely to come into view. */
export function likelyWindow(map: PositionMap, offset: number): BlockWindow {
  return { first: map.blockAt(Math.max(offset - SCREEN, 0)), last: map.blockAt(offset + 2 * SCREEN) }
}

/** The window that fits what is in view now: the one of the scene while that still does. */
export function windowInView({ root, layout, scene }: Pick<Stage, 'root' | 'layout' | 'scene'>): BlockWindow {
  const { top, bottom, height } = root.getBoundingClientRect()
  const within = (screens: number) => ({
    first: layout.blockBelow(top - height * screens),
    last: layout.blockBelow(bottom + height * screens),
  })
  const { window } = scene()
  const needed = within(RESERVE)
  return window.first <= needed.first && needed.last <= window.last ? window : within(REACH)
}

/** The range of canonical text in the window. */
export function windowRange({ blocks }: PositionMap, { window: { first, last } }: Scene): TextRange {
  return { start: blocks[first]?.start ?? 0, end: blocks[last]?.end ?? 0 }
}
