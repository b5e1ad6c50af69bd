import { change, edit } from '../integration/storage/sample'
import { LoopWatch } from './event-loop'
import { addMarks, articleOf, commit, mark, openStore } from './library'
import type { Measure } from './measure'
import { quantile } from './numbers'

const MARKS = 50_000
const EDITS = 1000

/** How long the store keeps its process from anything else, with an article of 50,000 marks. */
export const blocks: Measure = {
  name: 'blocks',
  run: async (folder) => {
    const article = articleOf(0)
    const store = await openStore(folder, 'store')
    await addMarks(store, article, MARKS)
    await store.settled()
    const watch = new LoopWatch()
    const times: number[] = []
    for (let n = 0; n < EDITS; n++) {
      const since = performance.now()
      await commit(store, edit(change(mark(`${n}`, article), mark(`${n}`, article, 'checked'))))
      times.push(performance.now() - since)
    }
    const committing = watch.takeWorst()
    await store.close()
    const writing = watch.takeWorst()
    const again = await openStore(folder, 'store')
    await again.openMarks(article)
    const opening = watch.takeWorst()
    watch.stop()
    await again.close()
    const said = (ms: number) => `${ms.toFixed(0)} ms`
    const number = `**${said(Math.max(committing, writing, opening))}**: committing ${EDITS} edits with snapshots behind ${said(committing)}, writing all at the closing ${said(writing)}, opening ${said(opening)}; p99 of the commits ${said(quantile(times, 0.99))}`
    const what = 'Longest block of the process, an article with 50,000 marks'
    return [{ what, number, goal: '50 ms', met: Math.max(committing, writing, opening) <= 50 }]
  },
}
