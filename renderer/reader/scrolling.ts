import type { Plugin } from 'prosemirror-state'
import type { Range as TextRange } from '../../src/article/range'
import { afterQuiet } from './deferred'
import { part, type Stage } from './stage'

// CSS pixels that a range in view has above and below it.
const COMFORT = 56
// Of the reader's height: where a range that was out of view comes to stand.
const THIRD = 0.3
// Milliseconds without scrolling after which the place is reported.
const QUIET = 200
// Frames during which a place is held: within them the sections around it have been laid out.
const HELD = 12

/** Brings places of the text into view, and says which place is in view. Offsets are UTF-16. */
export interface Scrolling {
  /** Puts the line of that offset to the upper edge of a text that was just opened. */
  readonly toPlace: (offset: number) => void
  readonly reveal: (range: TextRange) => void
  /** The first character in view. */
  readonly place: () => number
  readonly plugin: Plugin
}

export function scrolling({ root, map, layout, text, actions }: Stage): Scrolling {
  const stopping = new AbortController()
  let correction = 0
  let reported = -1
  const rest = afterQuiet(QUIET, () => {
    const place = firstInView()
    if (place !== reported) actions.onPlace(place)
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

  // Subtle: sections are as tall as estimated until they have been near for a few frames, and what stands below
  // them moves then; so the place is looked up again, unless a person has begun to scroll.
  function put(offset: number, distance: number, frames = HELD): void {
    cancelAnimationFrame(correction)
    const top = lineTop(offset)
    if (top === undefined) return
    const away = top - root.getBoundingClientRect().top - distance
    if (Math.abs(away) > 1) root.scrollTop += away
    if (frames > 0) correction = requestAnimationFrame(() => put(offset, distance, frames - 1))
  }

  function letGo(): void {
    cancelAnimationFrame(correction)
  }

  for (const name of ['wheel', 'pointerdown', 'keydown'] as const) {
    // Subtle: before the key is heard in the text, which may have another place held.
    root.addEventListener(name, letGo, { capture: true, passive: true, signal: stopping.signal })
  }

  root.addEventListener('scroll', rest.ask, { passive: true, signal: stopping.signal })

  // At its beginning the text stands already; to say so would cost a layout.
  function toPlace(offset: number): void {
    if (offset > 0) put(offset, 0)
  }

  function reveal(range: TextRange): void {
    letGo()
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
    put(range.start, frame.height * THIRD)
  }

  return {
    toPlace,
    reveal,
    place: firstInView,
    plugin: part(
      () => undefined,
      () => {
        rest.cancel()
        letGo()
        stopping.abort()
      },
    ),
  }
}
