import type { Annotation } from '../annotation/annotation'
import type { Layer } from '../annotation/layer'
import { type AnnotatedPart, partsOf } from '../annotation/position-index'
import { standsIn } from '../annotation/standing'
import type { Range } from '../article/range'
import { type Code, type Codebook, codeOf } from '../codebook/codebook'
import { differences } from '../collection/record-table'
import { ownMarks, type PaintedMarks } from './painted-marks'

/** A change of marks as the first frame after it shows it, painted over the text as it is. */
export interface FirstFrame {
  /** What has come: each with its code, whose tint or line it has. */
  readonly tagged: readonly { readonly code: Code; readonly ranges: readonly Range[] }[]
  /** What has gone, and is covered. */
  readonly covered: readonly Range[]
}

/** With more than so many marks the text itself is the quicker way. */
const MOST = 20

/**
 * What to paint over a text that shows `painted` for it to look, for one frame, as it does with these layers. Null where
 * that can't be: where a mark has changed in place, where something else lies under one that has gone, or its line, which
 * nothing can cover.
 */
export function firstFrame(
  text: string,
  painted: PaintedMarks,
  layers: readonly Layer[],
  codebook: Codebook,
): FirstFrame | null {
  if (layers.length !== painted.length) return null
  const own = ownMarks(painted)
  const now = layers.find(({ id }) => id === own.layer.id)
  if (now === undefined || painted.some(({ layer }, at) => layer !== own.layer && layer !== layers[at])) return null
  const tagged: { code: Code; ranges: readonly Range[] }[] = []
  const covered: Range[] = []
  let count = 0
  for (const [, before, after] of differences(own.layer.marks.annotations, now.marks.annotations)) {
    if (before !== undefined && after !== undefined && looksAlike(before, after)) continue
    if (++count > MOST || (before !== undefined && after !== undefined)) return null
    const annotation = after ?? before
    if (annotation === undefined || !standsIn(text, annotation)) continue
    const code = codeOf(codebook, annotation.code)
    if (code === undefined) return null
    const ranges = partsOf(annotation)
    if (after !== undefined) tagged.push({ code, ranges })
    else if (code.line === 'tint' && ranges.every((range) => isAlone(painted, annotation, range)))
      covered.push(...ranges)
    else return null
  }
  return { tagged, covered }
}

function looksAlike(a: Annotation, b: Annotation): boolean {
  return a.code === b.code && a.selectors === b.selectors && a.orphan === b.orphan
}

function isAlone(painted: PaintedMarks, annotation: Annotation, range: AnnotatedPart): boolean {
  return painted.every(({ partsIn }) => partsIn(range).every((part) => part.annotation === annotation))
}
