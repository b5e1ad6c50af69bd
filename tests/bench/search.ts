import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { LibrarySearch } from '../../main/query/library-search'
import { makeLibrary } from './articles'
import { LoopWatch } from './event-loop'
import { openStore } from './library'
import type { Measure } from './measure'
import { quantile, timed } from './numbers'

const ARTICLES = 10_000
const WORDS = 600
const ROUNDS = 20

/** Words as somebody types them: rare, common, with accents, and not there at all. */
const QUERIES = [
  'the minister',
  'Kraków',
  'day 4711',
  'CEASE-FIRE',
  'Reykjavik denied',
  'said that the talks',
  'zeppelin',
]

/** How long somebody waits for what all texts have of some words. */
export const search: Measure = {
  name: 'search',
  run: async (folder) => {
    await makeLibrary(folder, 'store', ARTICLES, WORDS)
    const store = await openStore(folder, 'store')
    const { articles } = store.state.library
    const library = new LibrarySearch(
      (path) => new Worker(new URL('./search-worker.js', import.meta.url), { workerData: { folder: path } }),
    )
    const find = async (words: string) => {
      const { ms, value } = await timed(() => library.search(join(folder, 'store'), articles, words))
      if (!value.ok || value.value.notSearched.length > 0) throw new Error('All texts must be searched.')
      return ms
    }
    const first = await find('the minister')
    const times: number[] = []
    const watch = new LoopWatch()
    for (let round = 0; round < ROUNDS; round++) for (const words of QUERIES) times.push(await find(words))
    const block = watch.takeWorst()
    watch.stop()
    library.stop()
    await store.close()
    const p95 = quantile(times, 0.95)
    const number = `p95 **${p95.toFixed(0)} ms**, median ${quantile(times, 0.5).toFixed(0)}; the first one, which reads the texts, ${(first / 1000).toFixed(1)} s; longest block of the main process ${block.toFixed(0)} ms`
    const what = `Searching the texts of 10,000 articles of ${WORDS} words`
    return [{ what, number, goal: '100 ms', met: p95 <= 100 }]
  },
}
