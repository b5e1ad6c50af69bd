import type { Range as TextRange } from '../../src/article/range'
import { afterQuiet } from './deferred'
import type { Stage } from './stage'

// CSS pixels that a range in view has above and below it.
const COMFORT = 56
// Of the reader's height: where a range that was out of view comes to stand.
const THIRD = 0.3
const QUIET = 200

/** Brings places of the text into view, and says which place is in view. Offsets are UTF-16. */
export interface Scrolling {
  /** Puts the line of that offset to the upper edge. */
  readonly toPlace: (offset: number) => void
  readonly reveal: (range: TextRange) => void
  readonly scrolled: () => void
  readonly destroy: () => void
}

export function scrolling({ root, map, layout, text, props }: Stage): Scrolling {
  let correction = 0
  let reported = -1
  const rest = afterQuiet(QUIET, () => {
    const place = firstInView()
    if (place !== reported) props().onPlace(place)
    reported = place
  })

  function firstInView(): number {
    const { top } = root.getBoundingClientRect()
    if (root.scrollTop <= 0) return 0
    const block = layout.blockBelow(top + 2)
    const box = layout.element(block)?.getBoundingClientRect()
    const start = map.blocks[block]?.start ?? 0
    if (box === undefined || box.top >= top) return start
    return layout.offsetAt(box.left + 1, top + 4) ?? start
  }

  function lineTop(offset: number): number | undefined {
    const block = layout.element(map.blockAt(offset))
    return (
      layout.lines({ start: offset, end: Math.min(offset + 1, text.length) })[0] ?? block?.getBoundingClientRect()
    )?.top
  }

  // Subtle: sections above are as tall as estimated until they come near, and what stands below them moves then;
  // so the place is looked up again in the next frame.
  function put(offset: number, distance: number, again: number): void {
    cancelAnimationFrame(correction)
    const top = lineTop(offset)
    if (top === undefined) return
    root.scrollTop += top - root.getBoundingClientRect().top - distance
    if (again > 0) correction = requestAnimationFrame(() => put(offset, distance, again - 1))
  }

  function toPlace(offset: number): void {
    if (offset <= 0) root.scrollTop = 0
    else put(offset, 0, 2)
  }

  function reveal(range: TextRange): void {
    const frame = root.getBoundingClientRect()
    const block = layout.element(map.blockAt(range.start))?.getBoundingClientRect()
    const near =
      block !== undefined && block.bottom > frame.top - frame.height && block.top < frame.bottom + frame.height
    if (near) {
      const lines = layout.lines({ start: range.start, end: Math.min(range.end, range.start + 2000) })
      const top = lines[0]?.top ?? block.top
      const bottom = Math.min(lines.at(-1)?.bottom ?? block.bottom, top + frame.height / 2)
      if (top >= frame.top + COMFORT && bottom <= frame.bottom - COMFORT) return
      // The least that is needed: the text stays under the eye.
      if (top < frame.top + COMFORT) root.scrollTop += top - frame.top - COMFORT
      else root.scrollTop += bottom - frame.bottom + COMFORT
      return
    }
    put(range.start, frame.height * THIRD, 2)
  }

  return {
    toPlace,
    reveal,
    scrolled: rest.ask,
    destroy: () => {
      rest.cancel()
      cancelAnimationFrame(correction)
    },
  }
}
