import type { Annotation } from '../../src/annotation/annotation'
import { positionsOf } from '../../src/annotation/position-index'
import { paintedMarks } from '../../src/editor/painted-marks'
import { stackAt } from '../../src/editor/stack'
import type { AppWindow } from '../window/window'

/** The marks that lie over each other at the caret or, where none is, at the selected one; the shortest first. */
export function marksHere(window: AppWindow): readonly Annotation[] {
  const { open, caret, selected } = window.view()
  if (open === null) return []
  const { annotations } = window.marks()
  const marks = paintedMarks(open.text, positionsOf(annotations))
  return stackAt(marks, caret, selected === null ? undefined : annotations.get(selected))
}
