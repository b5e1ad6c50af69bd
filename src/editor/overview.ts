import type { Annotation } from '../annotation/annotation'
import { partsOf } from '../annotation/position-index'
import { standsIn } from '../annotation/standing'
import type { Range } from '../article/range'
import type { Code } from '../codebook/codebook'
import { differences } from '../collection/record-table'
import type { AnnotationId } from '../ids'

type Annotations = ReadonlyMap<AnnotationId, Annotation>

/** Claims and what else is tinted have one lane of the overview, all other marks another. */
export type Lane = 'claims' | 'others'

/** How many marks lie on each of some rows that share a text out evenly: what an overview of the whole article shows. */
export interface Overview {
  readonly rows: number
  /** The row on which a UTF-16 offset of the canonical text lies, from 0. */
  readonly rowOf: (offset: number) => number
  /** The stretch of text of rows, the last one included. */
  readonly rangeOf: (first: number, last: number) => Range
  /** Takes over another state of the annotations; a single change costs what it covers. */
  readonly update: (annotations: Annotations) => void
  /** Id of the code with the most marks on a row, of those that the condition holds for; null where there is none. */
  readonly foremost: (row: number, holds: (code: string) => boolean) => string | null
}

/** The overview of the marks that stand in a text, which is not empty. */
export function overviewOf(text: string, rows: number): Overview {
  const byCode = new Map<string, Uint32Array>()
  let shown: Annotations = new Map()

  function rowOf(offset: number): number {
    return Math.min(Math.max(Math.floor((offset * rows) / Math.max(text.length, 1)), 0), rows - 1)
  }

  function rangeOf(first: number, last: number): Range {
    const borderOf = (row: number) => Math.min(Math.max(Math.ceil((row * text.length) / rows), 0), text.length)
    return { start: borderOf(first), end: borderOf(last + 1) }
  }

  function count(annotation: Annotation, by: 1 | -1): void {
    if (!standsIn(text, annotation)) return
    const counts = byCode.get(annotation.code) ?? new Uint32Array(rows)
    byCode.set(annotation.code, counts)
    for (const { start, end } of partsOf(annotation)) {
      const last = rowOf(end - 1)
      for (let row = rowOf(start); row <= last; row++) counts[row] = (counts[row] ?? 0) + by
    }
  }

  function update(annotations: Annotations): void {
    for (const [, before, after] of differences(shown, annotations)) {
      if (before !== undefined) count(before, -1)
      if (after !== undefined) count(after, 1)
    }
    shown = annotations
  }

  function foremost(row: number, holds: (code: string) => boolean): string | null {
    let found: string | null = null
    let most = 0
    for (const [code, counts] of byCode) {
      const marks = counts[row] ?? 0
      if (marks <= most || !holds(code)) continue
      most = marks
      found = code
    }
    return found
  }

  return { rows, rowOf, rangeOf, update, foremost }
}

/** The lane in which marks of a code are shown; of a code that the codebook has lost, the second. */
export function laneOf(code: Code | undefined): Lane {
  return code?.role === 'claim' || code?.line === 'tint' ? 'claims' : 'others'
}
