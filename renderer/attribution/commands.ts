import { roleOf } from '../../src/codebook/codebook'
import { wholeCodebook } from '../../src/codebook/codebooks'
import { openMarks } from '../place/desk'
import { whyReadOnly } from '../place/layers'
import { focusInspector } from '../place/panes'
import { currentReport } from '../place/place'
import { currentAttribution, otherMark, selectedMark } from '../place/selection'
import { aMark, onText } from '../place/when'
import { answerVoice, relaySelected, stepBack } from '../tagging/marking'
import { keptCode } from '../tagging/recent'
import { commandsWith, type When } from '../window/command'
import { linkMode } from './linking'

/** The selected mark can take part in an attribution. */
const aRole: When = (window, about) => {
  const { state } = window.view()
  const selected = window.get(selectedMark)
  const record = selected && openMarks(window).annotations.get(selected)
  const isPart = record && roleOf(wholeCodebook(state.library), record.code) !== 'none'
  return onText(window, about) ?? whyReadOnly(window) ?? (isPart ? null : 'Select a claim, source or cue first')
}

const canStepBack: When = (window) => {
  const kept = window.get(keptCode)
  const current = window.get(currentAttribution)
  const selected = window.get(selectedMark)
  const selectedOther = window.get(otherMark)
  const preview = currentReport(window)
  const isThere = [kept, current, selected, selectedOther, preview].some((each) => each !== null)
  return isThere ? null : 'There is nothing to step back from'
}

const command = commandsWith({
  ...{ group: 'Attributions', where: 'text', when: aRole },
  menu: { in: 'Tag', part: 5 },
})

export const attributionCommands = [
  command('attribution.link', 'Link: keep the attribution open; again: choose what to link', 'L', linkMode, {
    context: ['mark'],
  }),
  command('attribution.relay', 'The selected source relays it', 'R', relaySelected, { context: ['mark', 'source'] }),
  command('attribution.author', "Author's voice", 'A', (w) => answerVoice(w, 'author')),
  command('attribution.unattributed', 'Unattributed', 'U', (w) => answerVoice(w, 'unattributed')),
  command('attribution.open', 'Not yet attributed', 'Y', (w) => answerVoice(w, 'open')),
  command('attribution.edit', 'Edit the attribution', 'T', (w) => focusInspector(w, 'attribution'), {
    ...{ when: aMark, context: ['mark'] },
  }),
  command('attribution.end', 'End the attribution; step back', 'Escape', stepBack, { when: canStepBack }),
]
