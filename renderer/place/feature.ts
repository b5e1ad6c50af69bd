import { spokenReason } from '../window/command'
import type { Feature } from '../window/feature'
import { whereabouts } from '../window/whereabouts'
import { otherLayers, whyReadOnly } from './layers'
import { shownPanels } from './panes'
import { currentPlace, openText } from './place'
import { caretInText, chosenMarks, currentAttribution, otherMark, selectedMark } from './selection'

/** Where the window is: in which text, with what selected. */
export const place: Feature = {
  fields: [
    currentPlace,
    otherLayers,
    selectedMark,
    otherMark,
    chosenMarks,
    currentAttribution,
    caretInText,
    shownPanels,
  ],
  answers: [
    spokenReason.of(whyReadOnly),
    whereabouts.of((view) => ({
      article: openText(view)?.article ?? null,
      annotation: view.get(selectedMark),
      panels: view.get(shownPanels),
    })),
  ],
}
