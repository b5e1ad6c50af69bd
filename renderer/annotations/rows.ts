import { type Annotation, compareAnnotations, quotation } from '../../src/annotation/annotation'
import { openEnds } from '../../src/annotation/open-ends'
import type { Code, Codebook } from '../../src/codebook/codebook'
import type { Marks } from '../../src/library/library'
import type { Filter } from '../workbench/view-state'

/** One line of the list: a heading of a group, or an annotation with its place among all that are listed. */
export type Row =
  | { readonly kind: 'heading'; readonly code: Code; readonly count: number }
  | {
      readonly kind: 'annotation'
      readonly annotation: Annotation
      readonly isOpenEnd: boolean
      readonly position: number
    }

/** The annotations that pass the filter, in its order. */
export function listRows(marks: Marks, codebook: Codebook, filter: Filter): readonly Row[] {
  const ends = new Set(openEnds(marks, codebook).map((each) => each.annotation.id))
  const wanted = filter.text.toLowerCase()
  const passing = [...marks.annotations.values()]
    .filter((each) => !filter.hidden.includes(each.code) && (!filter.openEndsOnly || ends.has(each.id)))
    .filter((each) => wanted === '' || `${quotation(each)}\n${each.note}`.toLowerCase().includes(wanted))
    .sort(compareAnnotations)
  let position = 0
  const rowOf = (annotation: Annotation): Row => ({
    kind: 'annotation',
    annotation,
    isOpenEnd: ends.has(annotation.id),
    position: ++position,
  })
  if (filter.order === 'text') return passing.map(rowOf)
  return codebook.codes.flatMap((code): readonly Row[] => {
    const ofCode = passing.filter((each) => each.code === code.id)
    return ofCode.length === 0 ? [] : [{ kind: 'heading', code, count: ofCode.length }, ...ofCode.map(rowOf)]
  })
}
