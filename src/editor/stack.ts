import { startOf } from '../annotation/annotation'
import type { LayeredMark } from '../annotation/layer'
import type { PaintedMarks } from './painted-marks'

/**
 * The marks that lie over each other where the caret is, those that end there included; where none is, those at the
 * beginning of the selected one. The analyst's own first, of each layer the shortest first. The caret is a UTF-16 offset
 * into the canonical text.
 */
export function stackAt(marks: PaintedMarks, caret: number, selected: LayeredMark | undefined): readonly LayeredMark[] {
  const here = touching(marks, caret)
  return here.length > 0 || selected === undefined ? here : touching(marks, startOf(selected.annotation))
}

function touching(marks: PaintedMarks, offset: number): readonly LayeredMark[] {
  return marks.flatMap(({ layer, partsIn }) => {
    const parts = partsIn({ start: Math.max(offset - 1, 0), end: offset + 1 })
    const shortestFirst = parts.toSorted((a, b) => a.end - a.start - (b.end - b.start))
    const annotations = new Set(shortestFirst.map((part) => part.annotation))
    return [...annotations].map((annotation) => ({ layer, annotation }))
  })
}
