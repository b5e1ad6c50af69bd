import type { Annotation } from '../annotation/annotation'
import type { Layer } from '../annotation/layer'
import { partsOf } from '../annotation/position-index'
import { standsIn } from '../annotation/standing'
import type { Range } from '../article/range'
import type { Code } from '../codebook/codebook'
import { differences } from '../collection/record-table'
import type { AnnotationId } from '../ids'

const none: ReadonlyMap<AnnotationId, Annotation> = new Map()

/** Claims and what else is tinted have one lane of the overview, all other marks another. */
export type Lane = 'claims' | 'others'

/** How many marks lie on each of some rows that share a text out evenly: what an overview of the whole article shows. */
export interface Overview {
  readonly rows: number
  /** The row on which a UTF-16 offset of the canonical text lies, from 0. */
  readonly rowOf: (offset: number) => number
  /** The stretch of text of rows, the last one included. */
  readonly rangeOf: (first: number, last: number) => Range
  /** Takes over another state of the layers; a single change costs what it covers. */
  readonly update: (layers: readonly Layer[]) => void
  /**
   * Id of the code with the most marks of one layer on a row, of those that the condition holds for; null where there is
   * none.
   */
  readonly foremost: (row: number, holds: (code: string, layer: Layer) => boolean) => string | null
}

/** What is counted of one layer. */
interface Counted {
  readonly layer: Layer
  readonly byCode: Map<string, Uint32Array>
}

/** The overview of the marks that stand in a text, which is not empty. */
export function overviewOf(text: string, rows: number): Overview {
  let counted: readonly Counted[] = []

  function rowOf(offset: number): number {
    return Math.min(Math.max(Math.floor((offset * rows) / Math.max(text.length, 1)), 0), rows - 1)
  }

  function rangeOf(first: number, last: number): Range {
    const borderOf = (row: number) => Math.min(Math.max(Math.ceil((row * text.length) / rows), 0), text.length)
    return { start: borderOf(first), end: borderOf(last + 1) }
  }

  function count(byCode: Counted['byCode'], annotation: Annotation, by: 1 | -1): void {
    if (!standsIn(text, annotation)) return
    const counts = byCode.get(annotation.code) ?? new Uint32Array(rows)
    byCode.set(annotation.code, counts)
    for (const { start, end } of partsOf(annotation)) {
      const last = rowOf(end - 1)
      for (let row = rowOf(start); row <= last; row++) counts[row] = (counts[row] ?? 0) + by
    }
  }

  function update(layers: readonly Layer[]): void {
    counted = layers.map((layer) => {
      const before = counted.find((each) => each.layer.id === layer.id)
      const byCode = before?.byCode ?? new Map<string, Uint32Array>()
      for (const [, gone, come] of differences(before?.layer.marks.annotations ?? none, layer.marks.annotations)) {
        if (gone !== undefined) count(byCode, gone, -1)
        if (come !== undefined) count(byCode, come, 1)
      }
      return { layer, byCode }
    })
  }

  function foremost(row: number, holds: (code: string, layer: Layer) => boolean): string | null {
    let found: string | null = null
    let most = 0
    for (const { layer, byCode } of counted) {
      for (const [code, counts] of byCode) {
        const marks = counts[row] ?? 0
        if (marks <= most || !holds(code, layer)) continue
        most = marks
        found = code
      }
    }
    return found
  }

  return { rows, rowOf, rangeOf, update, foremost }
}

/** The lane in which marks of a code are shown; of a code that the codebook has lost, the second. */
export function laneOf(code: Code | undefined): Lane {
  return code?.role === 'claim' || code?.line === 'tint' ? 'claims' : 'others'
}
