import { type Annotation, startOf } from '../annotation/annotation'
import type { PaintedMarks } from './painted-marks'

/**
 * The marks that lie over each other where the caret is, those that end there included; where none is, those at the
 * beginning of the selected one. The shortest first. The caret is a UTF-16 offset into the canonical text.
 */
export function stackAt(
  marks: Pick<PaintedMarks, 'partsIn'>,
  caret: number,
  selected: Annotation | undefined,
): readonly Annotation[] {
  const here = touching(marks, caret)
  return here.length > 0 || selected === undefined ? here : touching(marks, startOf(selected))
}

function touching({ partsIn }: Pick<PaintedMarks, 'partsIn'>, offset: number): readonly Annotation[] {
  const parts = partsIn({ start: Math.max(offset - 1, 0), end: offset + 1 })
  const shortestFirst = parts.toSorted((a, b) => a.end - a.start - (b.end - b.start))
  return [...new Set(shortestFirst.map((part) => part.annotation))]
}
