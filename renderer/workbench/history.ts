import { changedArticle } from '../../src/edit/apply'
import type { Edit } from '../../src/edit/edit'
import { openArticle } from './articles'
import { describeFailure } from './failure'
import type { Workbench } from './workbench'

/** Takes the last edit back, wherever it was made, and goes there. */
export async function undo(bench: Workbench): Promise<void> {
  if (bench.correction !== null) return bench.correction.undo()
  await step(bench, 'edits.undo')
}

/** Brings the last edit that was taken back again. */
export async function redo(bench: Workbench): Promise<void> {
  if (bench.correction !== null) return bench.correction.redo()
  await step(bench, 'edits.redo')
}

async function step(bench: Workbench, channel: 'edits.undo' | 'edits.redo'): Promise<void> {
  bench.drafts.keep()
  const word = channel === 'edits.undo' ? 'undo' : 'redo'
  if (!(await bench.saver.settled()))
    return bench.say('error', `There are changes that could not be saved yet. Save them first, then ${word}.`)
  const result = await bench.bridge.request(channel, bench.stamp())
  if (!result.ok) {
    if (result.error.code === 'nothing') bench.announce(`Nothing to ${word}`)
    else if (result.error.code === 'not-saved')
      bench.say('error', `Could not ${word}: ${describeFailure(result.error.reason)}.`)
    else bench.say('error', `Could not ${word}: the library has changed since.`)
    return
  }
  const { edit, can } = result.value
  bench.adopt(edit)
  bench.set({ can, current: null })
  bench.announce(`${word === 'undo' ? 'Undone' : 'Done again'}: ${edit.gesture} ${edit.subject}`)
  await goToChange(bench, edit)
}

async function goToChange(bench: Workbench, edit: Edit): Promise<void> {
  // It is about marks everywhere: there is no one place to go to.
  if (edit.gesture === 'codebook') return
  const { open, state } = bench.view()
  const { articles } = state.library
  const reread = open && articles.get(open.article)
  if (reread && reread.revision !== open.revision)
    await openArticle(bench, reread.id, { place: bench.place(), selection: null })
  const article = edit.changes.map(changedArticle).find((each) => each !== null && articles.has(each))
  if (article && article !== open?.article) await openArticle(bench, article)
  const annotation = edit.changes
    .filter((change) => change.table === 'annotation')
    .find((change) => changedArticle(change) === article)
  const record = annotation?.after ?? annotation?.before
  const first = record?.selectors[0]
  if (record === null || record === undefined || first === undefined) return
  if (annotation?.after && edit.gesture !== 'correct text') bench.goTo(record.id)
  else bench.reader?.reveal(first)
}
