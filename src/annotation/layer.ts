import { following } from '../collection/following'
import type { AnnotationId } from '../ids'
import type { Annotation } from './annotation'
import type { Marks } from './marks'
import { type PositionIndex, positionIndex, positionsOf, updatedPositions } from './position-index'

/**
 * How a layer is drawn, told apart by shape and not by colour: 'ground' has tints behind the words and lines below
 * them; 'rail' a line above the words with a stop where a mark begins; 'comb' a row of teeth above them.
 */
export type LayerLook = 'ground' | 'rail' | 'comb'

/** A set of marks that lies on a text beside others. Only the analyst's own can be changed. */
export interface Layer {
  /** Without spaces; two layers on one text have different ones. */
  readonly id: string
  readonly kind: 'mine' | 'suggested' | 'colleague'
  /** For people: "Ben’s marks". */
  readonly name: string
  readonly marks: Marks
  readonly look: LayerLook
}

/** A mark, and the layer that it is in: two layers may hold marks of one id. */
export interface LayeredMark {
  readonly layer: Layer
  readonly annotation: Annotation
}

/** Names a mark of a layer. */
export interface MarkPlace {
  readonly layer: string
  readonly annotation: AnnotationId
}

/** The id of the layer that the analyst works in. */
export const MINE = 'mine'

const known = new WeakMap<Marks, Layer>()

/** The analyst's own layer: the same value for the same marks. */
export function ownLayer(marks: Marks): Layer {
  const before = known.get(marks)
  if (before !== undefined) return before
  const layer: Layer = { id: MINE, kind: 'mine', name: 'My marks', marks, look: 'ground' }
  known.set(marks, layer)
  return layer
}

export function isEditable({ kind }: Layer): boolean {
  return kind === 'mine'
}

/** The mark of that place, or undefined where no layer has it. */
export function markAt(layers: readonly Layer[], place: MarkPlace | null): LayeredMark | undefined {
  const layer = place === null ? undefined : layers.find(({ id }) => id === place.layer)
  const annotation = place === null ? undefined : layer?.marks.annotations.get(place.annotation)
  return layer === undefined || annotation === undefined ? undefined : { layer, annotation }
}

export function samePlace(a: MarkPlace | null, b: MarkPlace | null): boolean {
  return a === b || (a !== null && b !== null && a.layer === b.layer && a.annotation === b.annotation)
}

// One for each layer: made from each other's marks, they would be as dear as if made anew.
const others = new Map<string, (annotations: Marks['annotations']) => PositionIndex>()

/** Where the marks of a layer stand: made once for each state of it, each from the one before. */
export function positionsIn({ id, kind, marks }: Layer): PositionIndex {
  if (kind === 'mine') return positionsOf(marks.annotations)
  const known = others.get(id) ?? following(positionIndex, updatedPositions)
  others.set(id, known)
  return known(marks.annotations)
}
