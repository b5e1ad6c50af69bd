import type { LayeredMark } from '../../src/annotation/layer'
import { paintedMarks } from '../../src/editor/painted-marks'
import { stackAt } from '../../src/editor/stack'
import { layersOf, markSelected } from '../place/layers'
import { openText } from '../place/place'
import { caretInText } from '../place/selection'
import type { AppWindow } from '../window/window'

/**
 * The marks of all layers that lie over each other at the caret or, where none is, at the selected one; the analyst's own
 * first, of each layer the shortest first.
 */
export function marksHere(window: AppWindow): readonly LayeredMark[] {
  const view = window.view()
  const open = openText(view)
  if (open === null) return []
  return stackAt(paintedMarks(open.text, layersOf(view)), view.get(caretInText), markSelected(view))
}
