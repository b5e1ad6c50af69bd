import type { Mappable } from 'prosemirror-transform'
import type { PositionIndex } from '../annotation/position-index'
import type { Range } from '../article/range'
import type { CorrectedText } from './correction-document'

/**
 * Where marks of the old text stand in the document that it is being corrected into, of those near a range of its
 * positions. `on` leads from positions of the old document to the new one's, `back` from these to those.
 */
export function marksNear(
  index: PositionIndex,
  old: CorrectedText,
  { on, back }: { readonly on: Mappable; readonly back: Mappable },
  { start, end }: Range,
): readonly Range[] {
  const near = { start: old.toOffset(back.map(start, -1), 'end'), end: old.toOffset(back.map(end, 1), 'start') }
  return index
    .partsIn(near)
    .map((part) => ({
      start: on.map(old.toPosition(part.start, 'start'), 1),
      end: on.map(old.toPosition(part.end, 'end'), -1),
    }))
    .filter((range) => range.start < range.end)
}
