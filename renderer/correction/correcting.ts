import { flushSync } from 'react-dom'
import type { Annotation } from '../../src/annotation/annotation'
import { type Carried, carryOver } from '../../src/annotation/carry-over'
import { correctionOf } from '../../src/editor/correction'
import { reanchor } from '../../src/gesture/ends'
import type { ArticleText } from '../../src/record/plain'
import { openArticle } from '../importing/articles'
import { describeFailure } from '../window/failure'
import type { Workbench } from '../window/window'
import { endCorrectionDraft } from './correction-draft'

/** What a correction comes to, before it is kept. */
export interface Review extends ArticleText {
  readonly revision: number
  readonly carried: readonly Carried[]
}

/** Begins to correct the text on screen, where the caret is. */
export function beginCorrection(bench: Workbench): void {
  const { open, readOnly, correcting } = bench.view()
  if (open === null || correcting !== null) return
  if (readOnly) return bench.say('error', 'This library is open for reading only: its texts can’t be corrected.')
  bench.drafts.keep()
  const caret = bench.reader?.caret() ?? 0
  flushSync(() =>
    bench.set({
      correcting: { caret, resumed: null, hasChanged: false, canUndo: false, canRedo: false, isKept: false },
      current: null,
      preview: null,
    }),
  )
  bench.announce('Correcting the text. Ctrl+Enter finishes, Escape cancels.')
}

/** Shows what the correction does to the marks; where nothing was changed, it ends. */
export function finishCorrection(bench: Workbench): void {
  const { open, correcting, state } = bench.view()
  const { correction } = bench
  if (open === null || correcting === null || correction === null) return
  const { before, after, maps } = correction.outcome()
  const { text: corrected, moved } = correctionOf(before, after, maps)
  const { text, blocks } = corrected
  if (blocks.length === 0)
    return bench.say('error', 'An article can’t be without text. Undo, or cancel the correction.')
  if (text === open.text && blocks.every(({ start, end }, i) => isRange(open.blocks[i], start, end)))
    return leaveCorrection(bench, 'Nothing was changed')
  const passage = { before: open.text, after: text, revision: open.revision, moved }
  const annotations = [...(state.marks.get(open.article)?.annotations.values() ?? [])]
  const carried = annotations.filter(({ orphan }) => orphan === null).map((each) => carryOver(each, passage))
  bench.set({ dialog: { kind: 'review', review: { text, blocks, revision: open.revision, carried } } })
}

function isRange(block: { readonly start: number; readonly end: number } | undefined, start: number, end: number) {
  return block?.start === start && block.end === end
}

/** Keeps the correction, with the marks as the analyst let them be or set them anew. */
export function keepCorrection(
  bench: Workbench,
  review: Review,
  setAnew: ReadonlyMap<string, Annotation>,
): Promise<boolean> {
  return bench.inputs.hold('the corrected text', () => keep(bench, review, setAnew))
}

async function keep(
  bench: Workbench,
  { text, blocks, revision, carried }: Review,
  setAnew: ReadonlyMap<string, Annotation>,
): Promise<boolean> {
  const { open, correcting } = bench.view()
  if (open === null || correcting === null) return false
  const { article } = open
  const place = bench.correction?.caret() ?? 0
  const annotations = carried
    .map(({ before, after }) => ({ before, after: setAnew.get(before.id) ?? after }))
    .filter(({ before, after }) => before !== after)
    .map(({ after }) => after)
  await bench.saver.settled()
  const corrected = { revision, text, blocks, annotations }
  const result = await bench.bridge.request('articles.correct', article, corrected, bench.stamp())
  if (!result.ok) {
    const why =
      result.error.code === 'not-saved'
        ? describeFailure(result.error.reason)
        : result.error.code === 'stale'
          ? 'the article or its marks have changed since'
          : 'its file is missing or damaged'
    bench.say('error', `The correction could not be stored: ${why}. The text is still here to be corrected.`)
    return false
  }
  endCorrectionDraft(bench, open)
  bench.receive(result.value)
  // Subtle: until the new text is read the old one stays on screen as it was corrected, and not with the new marks.
  bench.set({ correcting: { ...correcting, isKept: true }, dialog: null })
  const at = { place, selection: { anchor: place, head: place }, focus: true }
  if (!(await openArticle(bench, article, at))) {
    bench.set({ correcting: null, open: null })
    return false
  }
  bench.announce('The corrected text is kept')
  return true
}

/** Ends the correction at once where nothing was changed, and asks otherwise. */
export function askToCancel(bench: Workbench): void {
  if (bench.view().correcting?.hasChanged === true) bench.set({ dialog: { kind: 'discard' } })
  else leaveCorrection(bench, 'The text stays as it was')
}

/** Throws the correction away. */
export function leaveCorrection(bench: Workbench, announcement: string): void {
  const { open, correcting } = bench.view()
  if (open === null || correcting === null) return
  const { caret } = correcting
  endCorrectionDraft(bench, open)
  flushSync(() =>
    bench.set({
      correcting: null,
      dialog: null,
      open: { ...open, start: { place: bench.place(), selection: { anchor: caret, head: caret } } },
    }),
  )
  bench.announce(announcement)
  bench.reader?.focus()
}

/** Says that the selected mark, whose words are gone, stands on the words that are selected in the text. */
export function reanchorSelected(bench: Workbench): void {
  const { selected } = bench.view()
  const annotation = selected && bench.marks().annotations.get(selected)
  if (!annotation) return bench.announce('Select the mark in the list first, then its words in the text')
  const range = bench.reader?.pending(true) ?? null
  if (range === null) return bench.announce('Select the words in the text first')
  if (!bench.change((desk) => reanchor(desk, annotation.id, [range]))) return
  bench.reader?.select({ anchor: range.end, head: range.end })
  bench.announce('The mark stands here now')
}
