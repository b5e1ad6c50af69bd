import { type Annotation, compareAnnotations } from '../annotation/annotation'
import { type Layer, positionsIn } from '../annotation/layer'
import { type AnnotatedPart, compareParts, type PositionIndex, partsOf } from '../annotation/position-index'
import { standsIn } from '../annotation/standing'
import { overlaps, type Range } from '../article/range'

/** Which marks of a layer are painted where, answered as a {@link PositionIndex} does. */
export interface PaintedLayer extends Pick<PositionIndex, 'at' | 'partsIn'> {
  readonly layer: Layer
}

/** Which marks are painted where: one for each layer, the analyst's own first. */
export type PaintedMarks = readonly PaintedLayer[]

/**
 * The marks of layers that are painted in a text: those whose quotations stand at their places. One of the analyst's own
 * that is just being moved is painted where it is now, not where the index has it. A question costs what it finds.
 */
export function paintedMarks(text: string, layers: readonly Layer[], moving: Annotation | null = null): PaintedMarks {
  return layers.map((layer) => paintedLayer(text, layer, layer.kind === 'mine' ? moving : null))
}

function paintedLayer(text: string, layer: Layer, moving: Annotation | null): PaintedLayer {
  const index = positionsIn(layer)

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

  return { layer, at, partsIn }
}

/** The layer that the analyst works in. */
export function ownMarks(painted: PaintedMarks): PaintedLayer {
  const own = painted.find(({ layer }) => layer.kind === 'mine')
  if (own === undefined) throw new Error('One of the layers on a text must be the analyst’s own.')
  return own
}
