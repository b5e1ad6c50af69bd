import { focusInspector, focusNote } from '../place/panes'
import { aMark, aSelection, onText, selectionForMark, wordsOrMark } from '../place/when'
import { commandsWith } from '../window/command'
import type { AppWindow } from '../window/window'
import { sourceMeant, travelSource } from './mark-menu'
import * as marking from './marking'
import { showOccurrences } from './occurrences-of'
import { keptCode } from './recent'
import { selectPart, selectRest, selectWord, tagParts } from './selecting'

const tag = commandsWith({
  ...{ group: 'Tagging', where: 'text', when: aSelection },
  menu: { in: 'Tag', part: 1 },
})
const select = commandsWith({
  ...{ group: 'Tagging', where: 'text', when: onText },
  menu: { in: 'Tag', part: 2, under: 'Select' },
})
const mark = commandsWith({ group: 'Marks', where: 'text', when: aMark, menu: { in: 'Tag', part: 3 } })
const end = commandsWith({
  ...{ group: 'Marks', where: 'text', when: aMark },
  menu: { in: 'Tag', part: 4, under: 'Move the ends' },
})
const go = commandsWith({ group: 'Moving about', where: 'text', when: onText, menu: { in: 'Go', part: 1 } })

const source = {
  context: ['source'],
  when: (window, about) =>
    onText(window, about) ?? (sourceMeant(window, about) === null ? 'Select a mark of a source first' : null),
} satisfies Parameters<typeof go>[4]

/** All that is done with marks under whatever code. */
export const taggingCommands = [
  tag('tag.again', 'Tag as before, or as the kept code', 'Space', marking.tagAgain, { context: ['words'] }),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) =>
    tag(`tag.recent ${digit}`, `Tag as recent code ${digit}`, `${digit}`, (w) => marking.tagRecent(w, digit - 1), {
      menu: { in: 'Tag', part: 1, under: 'Tag as a recent code' },
      givesWay: true,
    }),
  ),
  select('select.word', 'Select the next word, or one word more', '.', (w) => selectWord(w, 1)),
  select('select.word-less', 'Select one word less', ',', (w) => selectWord(w, -1)),
  select('select.rest', 'Select the rest of the sentence', 'X', selectRest),
  select('select.part', 'Select who speaks next, the cue, what is said', 'W', selectPart),
  select('select.tag', 'Tag who speaks next, the cue and what is said', 'F', tagParts, {
    menu: { in: 'Tag', part: 2 },
  }),
  tag('mark.add-part', 'Add the selection to the selected mark', '+ =', (w) => marking.addSelection(w, true), {
    ...{ menu: { in: 'Tag', part: 2 }, context: ['words'], when: selectionForMark },
  }),
  tag(
    'mark.add-part-exact',
    'Add the selection without snapping to words',
    'Alt++ Alt+=',
    (w) => marking.addSelection(w, false),
    { menu: { in: 'Tag', part: 2 }, when: selectionForMark },
  ),
  tag('mark.occurrences', 'Tag all occurrences of the selected words or mark', 'D', showOccurrences, {
    ...{ menu: { in: 'Tag', part: 2 }, context: ['words', 'mark'], when: wordsOrMark, asks: true },
  }),
  mark('mark.note', 'Write a note', 'Enter', writeNote, { context: ['mark'] }),
  mark('mark.fields', 'Edit the fields', 'E', (w) => focusInspector(w, 'fields'), { context: ['mark'] }),
  mark('mark.same', 'Say who is meant, or which statement it repeats', 'M', (w) => focusInspector(w, 'same'), {
    context: ['mark', 'source'],
  }),
  mark('mark.verdict', 'Give a verdict', 'V', (w) => focusInspector(w, 'verdict'), { context: ['mark'] }),
  end('mark.end-back', 'Move the end back by a word', '[', (w) => marking.nudge(w, 'end', -1, 'word')),
  end('mark.end-on', 'Move the end on by a word', ']', (w) => marking.nudge(w, 'end', 1, 'word')),
  end('mark.start-back', 'Move the start back by a word', '{', (w) => marking.nudge(w, 'start', -1, 'word')),
  end('mark.start-on', 'Move the start on by a word', '}', (w) => marking.nudge(w, 'start', 1, 'word')),
  end('mark.end-back-character', 'Move the end back by a character', 'Alt+[', (w) =>
    marking.nudge(w, 'end', -1, 'character'),
  ),
  end('mark.end-on-character', 'Move the end on by a character', 'Alt+]', (w) =>
    marking.nudge(w, 'end', 1, 'character'),
  ),
  end('mark.start-back-character', 'Move the start back by a character', 'Alt+{', (w) =>
    marking.nudge(w, 'start', -1, 'character'),
  ),
  end('mark.start-on-character', 'Move the start on by a character', 'Alt+}', (w) =>
    marking.nudge(w, 'start', 1, 'character'),
  ),
  mark('mark.remove', 'Remove the selected mark', 'Delete Backspace', marking.removeSelected, {
    ...{ menu: { in: 'Tag', part: 4 }, context: ['mark'] },
  }),
  go('mark.overlap', 'Next of the marks that overlap here', 'O', marking.cycleOverlaps, { group: 'Marks' }),
  go('go.next', 'Next mark', 'N Alt+ArrowDown', (w) => marking.travel(w, 1)),
  go('go.previous', 'Previous mark', 'P Alt+ArrowUp', (w) => marking.travel(w, -1)),
  go('go.open-end', 'Next open end', 'G', (w) => marking.travelOpenEnds(w, 1)),
  go('go.open-end-back', 'Previous open end', 'Shift+G', (w) => marking.travelOpenEnds(w, -1)),
  go('go.mention', 'Next mention of the source', '', (w, { about }) => travelSource(w, about, 1), source),
  go('go.mention-back', 'Previous mention of the source', '', (w, { about }) => travelSource(w, about, -1), source),
  go('go.untagged', 'Next paragraph without a mark', 'B', (w) => marking.travelUntagged(w, 1)),
  go('go.untagged-back', 'Previous paragraph without a mark', 'Shift+B', (w) => marking.travelUntagged(w, -1)),
]

function writeNote(window: AppWindow): void {
  const isTagging = window.get(keptCode) !== null && window.reader?.pending(true)
  if (isTagging) marking.tagAgain(window)
  else focusNote(window)
}
