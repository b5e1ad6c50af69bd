import { flushSync } from 'react-dom'
import type { Annotation } from '../../src/annotation/annotation'
import { carryOver } from '../../src/annotation/carry-over'
import { correctionOf } from '../../src/editor/correction'
import { reanchor } from '../../src/gesture/ends'
import type { ArticleText } from '../../src/record/plain'
import { change, openMarks } from '../place/desk'
import { openArticle } from '../place/opening'
import { type Correcting, currentCorrection, currentPlace, type OpenText, openText, setTextPlace } from '../place/place'
import { currentAttribution, selectedMark } from '../place/selection'
import { describeFailure } from '../window/failure'
import { spokenKey } from '../window/key'
import type { AppWindow } from '../window/window'
import { endCorrectionDraft, keptCorrection } from './correction-draft'
import { discardDialog, reviewDialog } from './dialogs'
import { correctionHandle } from './handle'
import type { Review } from './review'

/** Begins to correct the text on screen, where the caret is. */
export function beginCorrection(window: AppWindow): void {
  const { readOnly } = window.view()
  const open = openText(window)
  const correcting = currentCorrection(window)
  if (open === null || correcting !== null) return
  if (readOnly) return window.say('error', 'This library is open for reading only: its texts can’t be corrected.')
  window.drafts.keep()
  const caret = window.reader?.caret() ?? 0
  flushSync(() =>
    window.together(() => {
      window.set(currentPlace, { kind: 'correction', open, correcting: begun(caret, null) })
      window.set(currentAttribution, null)
    }),
  )
  const finish = spokenKey(window.commands.keysOf('article.correct-finish'))
  window.announce(`Correcting the text. ${finish && `${finish} finishes, `}Escape cancels.`)
}

function begun(caret: number, resumed: ArticleText | null): Correcting {
  return { caret, resumed, hasChanged: resumed !== null, canUndo: false, canRedo: false, isKept: false }
}

/** Goes on, where an article was opened, with a correction of it that was being made when the app was stopped. */
export function resumeCorrection(window: AppWindow, open: OpenText): void {
  const resumed = keptCorrection(window, open)
  if (resumed === null) return
  window.set(currentPlace, { kind: 'correction', open, correcting: begun(open.start.place, resumed) })
  window.say(
    'info',
    'The correction that was being made when Sourcemark was stopped is here again. Finish it, or cancel it.',
  )
}

/** What the correction on screen shows of itself: whether something was changed, and can be taken back. */
export function noteCorrection(window: AppWindow, state: Pick<Correcting, 'hasChanged' | 'canUndo' | 'canRedo'>): void {
  const open = openText(window)
  const correcting = currentCorrection(window)
  if (open !== null && correcting !== null)
    setTextPlace(window, { kind: 'correction', open, correcting: { ...correcting, ...state } })
}

/** Shows what the correction does to the marks; where nothing was changed, it ends. */
export function finishCorrection(window: AppWindow): void {
  const { state } = window.view()
  const open = openText(window)
  const correcting = currentCorrection(window)
  const correction = window.get(correctionHandle)
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
  const open = openText(window)
  const correcting = currentCorrection(window)
  if (open === null || correcting === null) return false
  const { article } = open
  const place = window.get(correctionHandle)?.caret() ?? 0
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
  window.together(() => {
    setTextPlace(window, { kind: 'correction', open, correcting: { ...correcting, isKept: true } })
    window.closeDialog()
  })
  const at = { place, selection: { anchor: place, head: place }, focus: true }
  if (!(await openArticle(window, article, at))) {
    window.set(currentPlace, { kind: 'nothing' })
    return false
  }
  window.announce('The corrected text is kept')
  return true
}

/** Ends the correction at once where nothing was changed, and asks otherwise. */
export function askToCancel(window: AppWindow): void {
  if (currentCorrection(window)?.hasChanged === true) window.show(discardDialog)
  else leaveCorrection(window, 'The text stays as it was')
}

/** Throws the correction away. */
export function leaveCorrection(window: AppWindow, announcement: string): void {
  const open = openText(window)
  const correcting = currentCorrection(window)
  if (open === null || correcting === null) return
  const { caret } = correcting
  endCorrectionDraft(window, open)
  flushSync(() =>
    window.together(() => {
      const start = { place: window.whereabouts().place, selection: { anchor: caret, head: caret } }
      setTextPlace(window, { kind: 'article', open: { ...open, start } })
      window.closeDialog()
    }),
  )
  window.announce(announcement)
  window.reader?.focus()
}

/** Says that the selected mark, whose words are gone, stands on the words that are selected in the text. */
export function reanchorSelected(window: AppWindow): void {
  const selected = window.get(selectedMark)
  const annotation = selected && openMarks(window).annotations.get(selected)
  if (!annotation) return window.announce('Select the mark in the list first, then its words in the text')
  const range = window.reader?.pending(true) ?? null
  if (range === null) return window.announce('Select the words in the text first')
  if (!change(window, (desk) => reanchor(desk, annotation.id, [range]))) return
  window.reader?.select({ anchor: range.end, head: range.end })
  window.announce('The mark stands here now')
}
