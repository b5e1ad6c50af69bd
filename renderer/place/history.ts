import type { ArticleId } from '../../src/ids'
import { changedArticle } from '../../src/record/apply'
import type { Edit } from '../../src/record/edit'
import { nextIn } from '../../src/record/history'
import { revert } from '../../src/record/revert'
import type { AppWindow } from '../window/window'
import { openArticle } from './opening'
import { openText } from './place'
import { currentAttribution, goToMark } from './selection'

/** Takes the last edit back, wherever it was made, and goes there. */
export function undo(window: AppWindow): unknown {
  return window.written === null ? step(window, 'undo') : window.written.undo()
}

/** Brings the last edit that was taken back again. */
export function redo(window: AppWindow): unknown {
  return window.written === null ? step(window, 'redo') : window.written.redo()
}

/** Subtle: at once, so that the next key finds what was before. What the store makes of it is compared later. */
function step(window: AppWindow, act: 'undo' | 'redo'): unknown {
  window.drafts.keep()
  window.saver.endRun()
  const { history, state } = window.view()
  const next = nextIn(history, act)
  if (next === null) return window.announce(`Nothing to ${act}`)
  if (next === 'unknown') return fetchAndStep(window, act)
  const changes = revert(state, next)
  if (!changes.ok) return window.reload(next)
  const of = act === 'redo' ? next.of : next.id
  const { gesture, subject } = next
  const edit: Edit = { ...window.stamp(), act, of, gesture, subject, changes: changes.value }
  if (!window.hand(edit)) return undefined
  window.set(currentAttribution, null)
  window.announce(`${act === 'undo' ? 'Undone' : 'Done again'}: ${gesture} ${subject}`)
  return goToChange(window, edit)
}

/** What the window does not hold any more is asked of the store first; keys that are pressed meanwhile wait. */
function fetchAndStep(window: AppWindow, act: 'undo' | 'redo'): Promise<unknown> {
  return window.inputs.hold('what was done before', async () => {
    let isKnown = true
    // Asked once more where something was still being saved.
    while (isKnown && nextIn(window.view().history, act) === 'unknown') isKnown = await window.learnHistory()
    if (isKnown) return step(window, act)
    window.say('error', `There are changes that could not be saved yet. Save them first, then ${act}.`)
    return false
  })
}

function goToChange(window: AppWindow, edit: Edit): unknown {
  // It is about marks everywhere: there is no one place to go to.
  if (edit.gesture === 'codebook') return undefined
  const { state } = window.view()
  const open = openText(window)
  const { articles } = state.library
  const article =
    edit.changes.map((change) => changedArticle(change)).find((each) => each !== null && articles.has(each)) ?? null
  const reread = open && articles.get(open.article)
  const isReread = reread && reread.revision !== open.revision
  if (!isReread && (article === null || article === open?.article)) return goToMarkOf(window, edit, article)
  return window.inputs.hold('the article', async () => {
    if (isReread) await openArticle(window, reread.id, { place: window.whereabouts().place })
    if (article !== null && article !== openText(window)?.article && !(await openArticle(window, article))) return false
    goToMarkOf(window, edit, article)
    return true
  })
}

function goToMarkOf(window: AppWindow, edit: Edit, article: ArticleId | null): void {
  const annotation = edit.changes
    .filter((change) => change.table === 'annotation')
    .find((change) => changedArticle(change) === article)
  const record = annotation?.after ?? annotation?.before
  const first = record?.selectors[0]
  if (record === null || record === undefined || first === undefined) return
  if (annotation?.after && edit.gesture !== 'correct text') goToMark(window, record.id)
  else window.reader?.reveal(first)
}
