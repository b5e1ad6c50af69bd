import { flushSync } from 'react-dom'
import type { Annotation } from '../../src/annotation/annotation'
import { carryOver } from '../../src/annotation/carry-over'
import { correctionOf } from '../../src/editor/correction'
import { reanchor } from '../../src/gesture/ends'
import { openArticle } from '../importing/articles'
import { describeFailure } from '../window/failure'
import { spokenKey } from '../window/key'
import type { AppWindow } from '../window/window'
import { endCorrectionDraft } from './correction-draft'
import { discardDialog, reviewDialog } from './dialogs'
import type { Review } from './review'

/** Begins to correct the text on screen, where the caret is. */
export function beginCorrection(window: AppWindow): void {
  const { open, readOnly, correcting } = window.view()
  if (open === null || correcting !== null) return
  if (readOnly) return window.say('error', 'This library is open for reading only: its texts can’t be corrected.')
  window.drafts.keep()
  const caret = window.reader?.caret() ?? 0
  flushSync(() =>
    window.set({
      correcting: { caret, resumed: null, hasChanged: false, canUndo: false, canRedo: false, isKept: false },
      current: null,
      preview: null,
    }),
  )
  const finish = spokenKey(window.commands.keysOf('article.correct-finish'))
  window.announce(`Correcting the text. ${finish && `${finish} finishes, `}Escape cancels.`)
}

/** Shows what the correction does to the marks; where nothing was changed, it ends. */
export function finishCorrection(window: AppWindow): void {
  const { open, correcting, state } = window.view()
  const { correction } = window
  if (open === null || correcting === null || correction === null) return
  const { before, after, maps } = correction.outcome()
  const { text: corrected, moved } = correctionOf(before, after, maps)
  const { text, blocks } = corrected
  if (blocks.length === 0)
    return window.say('error', 'An article can’t be without text. Undo, or cancel the correction.')
  if (text === open.text && blocks.every(({ start, end }, i) => isRange(open.blocks[i], start, end)))
    return leaveCorrection(window, 'Nothing was changed')
  const passage = { before: open.text, after: text, revision: open.revision, moved }
  const annotations = [...(state.marks.get(open.article)?.annotations.values() ?? [])]
  const carried = annotations.filter(({ orphan }) => orphan === null).map((each) => carryOver(each, passage))
  window.show(reviewDialog, { review: { text, blocks, revision: open.revision, carried } })
}

function isRange(block: { readonly start: number; readonly end: number } | undefined, start: number, end: number) {
  return block?.start === start && block.end === end
}

/** Keeps the correction, with the marks as the analyst let them be or set them anew. */
export function keepCorrection(
  window: AppWindow,
  review: Review,
  setAnew: ReadonlyMap<string, Annotation>,
): Promise<boolean> {
  return window.inputs.hold('the corrected text', () => keep(window, review, setAnew))
}

async function keep(
  window: AppWindow,
  { text, blocks, revision, carried }: Review,
  setAnew: ReadonlyMap<string, Annotation>,
): Promise<boolean> {
  const { open, correcting } = window.view()
  if (open === null || correcting === null) return false
  const { article } = open
  const place = window.correction?.caret() ?? 0
  const annotations = carried
    .map(({ before, after }) => ({ before, after: setAnew.get(before.id) ?? after }))
    .filter(({ before, after }) => before !== after)
    .map(({ after }) => after)
  await window.saver.settled()
  const corrected = { revision, text, blocks, annotations }
  const result = await window.bridge.request('articles.correct', article, corrected, window.stamp())
  if (!result.ok) {
    const why =
      result.error.code === 'not-saved'
        ? describeFailure(result.error.reason)
        : result.error.code === 'stale'
          ? 'the article or its marks have changed since'
          : 'its file is missing or damaged'
    window.say('error', `The correction could not be stored: ${why}. The text is still here to be corrected.`)
    return false
  }
  endCorrectionDraft(window, open)
  window.receive(result.value)
  // Subtle: until the new text is read the old one stays on screen as it was corrected, and not with the new marks.
  window.set({ correcting: { ...correcting, isKept: true }, dialog: null })
  const at = { place, selection: { anchor: place, head: place }, focus: true }
  if (!(await openArticle(window, article, at))) {
    window.set({ correcting: null, open: null })
    return false
  }
  window.announce('The corrected text is kept')
  return true
}

/** Ends the correction at once where nothing was changed, and asks otherwise. */
export function askToCancel(window: AppWindow): void {
  if (window.view().correcting?.hasChanged === true) window.show(discardDialog)
  else leaveCorrection(window, 'The text stays as it was')
}

/** Throws the correction away. */
export function leaveCorrection(window: AppWindow, announcement: string): void {
  const { open, correcting } = window.view()
  if (open === null || correcting === null) return
  const { caret } = correcting
  endCorrectionDraft(window, open)
  flushSync(() =>
    window.set({
      correcting: null,
      dialog: null,
      open: { ...open, start: { place: window.place(), selection: { anchor: caret, head: caret } } },
    }),
  )
  window.announce(announcement)
  window.reader?.focus()
}

/** Says that the selected mark, whose words are gone, stands on the words that are selected in the text. */
export function reanchorSelected(window: AppWindow): void {
  const { selected } = window.view()
  const annotation = selected && window.marks().annotations.get(selected)
  if (!annotation) return window.announce('Select the mark in the list first, then its words in the text')
  const range = window.reader?.pending(true) ?? null
  if (range === null) return window.announce('Select the words in the text first')
  if (!window.change((desk) => reanchor(desk, annotation.id, [range]))) return
  window.reader?.select({ anchor: range.end, head: range.end })
  window.announce('The mark stands here now')
}
