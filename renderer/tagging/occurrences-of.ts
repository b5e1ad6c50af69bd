import { quotation } from '../../src/annotation/annotation'
import type { Range } from '../../src/article/range'
import { codebookInUse } from '../../src/codebook/codebooks'
import { tagAll } from '../../src/gesture/many'
import { counted } from '../../src/wording/amounts'
import { change, openMarks } from '../place/desk'
import { openText } from '../place/place'
import { selectedMark } from '../place/selection'
import type { AppWindow } from '../window/window'
import { type OccurrencesOf, occurrencesDialog } from './dialogs'

/** Shows all occurrences of the selected words, or of those of the selected mark. */
export function showOccurrences(window: AppWindow): void {
  const { state } = window.view()
  const open = openText(window)
  const selected = window.get(selectedMark)
  if (open === null) return
  const range = window.reader?.pending(true) ?? null
  const mark = selected === null ? undefined : openMarks(window).annotations.get(selected)
  const first = codebookInUse(state.library).codes.find((each) => !each.retired)
  if (range !== null && first !== undefined) {
    const words = open.text.slice(range.start, range.end)
    const isMark = mark !== undefined && quotation(mark) === words
    const from = isMark ? { mark: mark.id, code: mark.code } : { mark: null, code: mark?.code ?? first.id }
    window.show(occurrencesDialog, { from: { words, ...from } })
    return
  }
  if (mark === undefined) return window.announce('Select words or a mark first, then tag all its occurrences')
  window.show(occurrencesDialog, { from: { words: quotation(mark), code: mark.code, mark: mark.id } })
}

/** Tags these places, as one edit. */
export function tagOccurrences(window: AppWindow, { code, mark }: OccurrencesOf, ranges: readonly Range[]): void {
  window.closeDialog()
  if (change(window, (desk) => tagAll(desk, code, ranges, mark)))
    window.announce(`Tagged ${counted(ranges.length, 'occurrence')}`)
}
