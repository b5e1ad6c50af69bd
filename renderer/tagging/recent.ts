import { offeredCodes } from '../../src/codebook/codebook'
import { codebookInUse } from '../../src/codebook/codebooks'
import { type RecentCodes, recentIn } from '../../src/codebook/recent-codes'
import type { AnnotationId } from '../../src/ids'
import type { State } from '../../src/record/state'
import { openMarks } from '../place/desk'
import type { Field } from '../window/field'
import type { AppWindow } from '../window/window'

/** How many marks are remembered as handled last. */
const MOST_HANDLED = 20

// A code that is gone or retired, or of a codebook that is not in use any more, tags nothing.
function isOffered({ library }: State, code: string): boolean {
  return offeredCodes(codebookInUse(library)).some((each) => each.id === code)
}

/** The code under which every selection is tagged at once; null: none is. */
export const keptCode: Field<string | null> = {
  name: 'kept code',
  init: null,
  apply: (value, _edit, after) => (value !== null && isOffered(after, value) ? value : null),
}

/** Codes on the digits 1 to 9. */
export const recentCodes: Field<RecentCodes> = {
  name: 'recent codes',
  init: [],
  apply: (value, _edit, after) =>
    value.every(({ code }) => isOffered(after, code)) ? value : value.filter(({ code }) => isOffered(after, code)),
}

/** The marks of the article that were tagged or linked last, the last one first. */
export const handledMarks: Field<readonly AnnotationId[]> = { name: 'handled marks', init: [] }

/** Notes that a mark was tagged or linked. */
export function noteHandled(window: AppWindow, annotation: AnnotationId): void {
  const others = window.get(handledMarks).filter((each) => each !== annotation)
  window.set(handledMarks, [annotation, ...others].slice(0, MOST_HANDLED))
}

/** In another article nothing was handled yet; codes go on the digits by the marks of the first that is opened. */
export function beginRecent(window: AppWindow): void {
  const { library } = window.view().state
  window.set(handledMarks, [])
  if (window.get(recentCodes).length > 0) return
  const marks = openMarks(window).annotations.values()
  window.set(recentCodes, recentIn(marks, offeredCodes(codebookInUse(library))))
}
