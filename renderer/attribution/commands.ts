import { roleOf } from '../../src/codebook/codebook'
import { wholeCodebook } from '../../src/codebook/codebooks'
import { answerVoice, relaySelected, stepBack } from '../tagging/marking'
import { commandsWith, type When } from '../window/command'
import { whyReadOnly } from '../window/layers'
import { focusInspector } from '../window/panes'
import { aMark, onText } from '../window/when'
import { linkMode } from './linking'

/** The selected mark can take part in an attribution. */
const aRole: When = (window, about) => {
  const { selected, state } = window.view()
  const record = selected && window.marks().annotations.get(selected)
  const isPart = record && roleOf(wholeCodebook(state.library), record.code) !== 'none'
  return onText(window, about) ?? whyReadOnly(window) ?? (isPart ? null : 'Select a claim, source or cue first')
}

const canStepBack: When = (window) => {
  const { kept, current, selected, selectedOther, preview } = window.view()
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
