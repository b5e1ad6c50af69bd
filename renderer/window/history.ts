import type { ArticleId } from '../../src/ids'
import { changedArticle } from '../../src/record/apply'
import type { Edit } from '../../src/record/edit'
import { nextIn } from '../../src/record/history'
import { revert } from '../../src/record/revert'
import { openArticle } from '../importing/articles'
import type { Workbench } from './window'

/** Takes the last edit back, wherever it was made, and goes there. */
export function undo(bench: Workbench): unknown {
  return bench.correction === null ? step(bench, 'undo') : bench.correction.undo()
}

/** Brings the last edit that was taken back again. */
export function redo(bench: Workbench): unknown {
  return bench.correction === null ? step(bench, 'redo') : bench.correction.redo()
}

/** Subtle: at once, so that the next key finds what was before. What the store makes of it is compared later. */
function step(bench: Workbench, act: 'undo' | 'redo'): unknown {
  bench.drafts.keep()
  bench.saver.endRun()
  const { history, state } = bench.view()
  const next = nextIn(history, act)
  if (next === null) return bench.announce(`Nothing to ${act}`)
  if (next === 'unknown') return fetchAndStep(bench, act)
  const changes = revert(state, next)
  if (!changes.ok) return bench.reload(next)
  const of = act === 'redo' ? next.of : next.id
  const { gesture, subject } = next
  const edit: Edit = { ...bench.stamp(), act, of, gesture, subject, changes: changes.value }
  if (!bench.hand(edit)) return undefined
  bench.set({ current: null })
  bench.announce(`${act === 'undo' ? 'Undone' : 'Done again'}: ${gesture} ${subject}`)
  return goToChange(bench, edit)
}

/** What the window does not hold any more is asked of the store first; keys that are pressed meanwhile wait. */
function fetchAndStep(bench: Workbench, act: 'undo' | 'redo'): Promise<unknown> {
  return bench.inputs.hold('what was done before', async () => {
    let isKnown = true
    // Asked once more where something was still being saved.
    while (isKnown && nextIn(bench.view().history, act) === 'unknown') isKnown = await bench.learnHistory()
    if (isKnown) return step(bench, act)
    bench.say('error', `There are changes that could not be saved yet. Save them first, then ${act}.`)
    return false
  })
}

function goToChange(bench: Workbench, edit: Edit): unknown {
  // It is about marks everywhere: there is no one place to go to.
  if (edit.gesture === 'codebook') return undefined
  const { open, state } = bench.view()
  const { articles } = state.library
  const article = edit.changes.map(changedArticle).find((each) => each !== null && articles.has(each)) ?? null
  const reread = open && articles.get(open.article)
  const isReread = reread && reread.revision !== open.revision
  if (!isReread && (article === null || article === open?.article)) return goToMark(bench, edit, article)
  return bench.inputs.hold('the article', async () => {
    if (isReread) await openArticle(bench, reread.id, { place: bench.place() })
    if (article !== null && article !== bench.view().open?.article && !(await openArticle(bench, article))) return false
    goToMark(bench, edit, article)
    return true
  })
}

function goToMark(bench: Workbench, edit: Edit, article: ArticleId | null): void {
  const annotation = edit.changes
    .filter((change) => change.table === 'annotation')
    .find((change) => changedArticle(change) === article)
  const record = annotation?.after ?? annotation?.before
  const first = record?.selectors[0]
  if (record === null || record === undefined || first === undefined) return
  if (annotation?.after && edit.gesture !== 'correct text') bench.goTo(record.id)
  else bench.reader?.reveal(first)
}
