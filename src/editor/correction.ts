import type { Node } from 'prosemirror-model'
import type { StepMap } from 'prosemirror-transform'
import type { Range } from '../article/range'
import { type CorrectedText, correctedText } from './correction-document'
import { netChange } from './net-change'

/** What a correction came to: the new text, and where each range of the old one is now. */
export interface Correction {
  readonly text: CorrectedText
  /**
   * Where a range of the old text is in the new one, in UTF-16 offsets of both; null when nothing of it is left. What
   * was put in at one of its ends stays outside, what replaced words of it comes along.
   */
  readonly moved: (range: Range) => Range | null
}

/** What the steps that led from one document to another, whose maps these are, mean for the text. */
export function correctionOf(before: Node, after: Node, maps: readonly StepMap[]): Correction {
  const from = correctedText(before)
  const to = correctedText(after)
  const net = netChange(before, after, maps)

  function moved(range: Range): Range | null {
    const start = net.map(from.toPosition(range.start, 'start'), 1)
    const end = net.map(from.toPosition(range.end, 'end'), -1)
    if (start >= end) return null
    const inside = { start: to.toOffset(start, 'start'), end: to.toOffset(end, 'end') }
    // White space between blocks, in which a range may begin or end, goes along where it is still the same.
    const wanted = from.text.slice(range.start, range.end)
    const at = to.text.slice(inside.start, inside.end)
    const lead = wanted.indexOf(at)
    if (at !== '' && lead >= 0 && wanted.trim() === at.trim() && to.text.startsWith(wanted, inside.start - lead))
      return { start: inside.start - lead, end: inside.start - lead + wanted.length }
    return inside.start < inside.end ? inside : null
  }

  return { text: to, moved }
}
