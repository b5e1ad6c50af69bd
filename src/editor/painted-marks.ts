import { type Annotation, compareAnnotations } from '../annotation/annotation'
import { type AnnotatedPart, compareParts, type PositionIndex, partsOf } from '../annotation/position-index'
import { standsIn } from '../annotation/standing'
import { overlaps, type Range } from '../article/range'

/** Which marks are painted where, answered as a {@link PositionIndex} does. */
export type PaintedMarks = Pick<PositionIndex, 'at' | 'partsIn'>

/**
 * The annotations of an index that are painted in a text: those whose quotations stand at their places. One that is
 * just being moved is painted where it is now, not where the index has it. A question costs what it finds.
 */
export function paintedMarks(text: string, index: PositionIndex, moving: Annotation | null = null): PaintedMarks {
  function isPainted(annotation: Annotation): boolean {
    return annotation.id !== moving?.id && standsIn(text, annotation)
  }

  function partsIn(range: Range): readonly AnnotatedPart[] {
    const parts = index.partsIn(range).filter((part) => isPainted(part.annotation))
    const moved = moving === null ? [] : partsOf(moving).filter((part) => overlaps(part, range))
    return moved.length === 0 ? parts : [...parts, ...moved].toSorted(compareParts)
  }

  function at(offset: number): readonly Annotation[] {
    const held = partsIn({ start: offset, end: offset + 1 }).toSorted(
      (a, b) => a.end - a.start - (b.end - b.start) || compareAnnotations(a.annotation, b.annotation),
    )
    return [...new Set(held.map((part) => part.annotation))]
  }

  return { at, partsIn }
}
