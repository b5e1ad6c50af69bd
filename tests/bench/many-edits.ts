import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { LibraryStore } from '../../main/storage/store'
import type { Edit } from '../../src/record/edit'
import { change, edit, profile, putProfile, tag } from '../integration/storage/sample'
import { LoopWatch } from './event-loop'
import { articleOf, commit, mark, openStore } from './library'
import type { Measure, Row } from './measure'
import { heapUsed, median, timed } from './numbers'

const EDITS = 100_000
const ARTICLES = 100
const STARTS = 3

/** Work on a hundred articles, one after the other: marks, notes on them, and a source now and then. */
function editAt(at: number): Edit {
  const where = articleOf(Math.floor((at * ARTICLES) / EDITS))
  if (at % 20 === 19) return edit(putProfile(profile(`${at}`)))
  const isNote = at % 5 === 0 && at % (EDITS / ARTICLES) > 20
  if (!isNote) return edit(tag(mark(`${at}`, where)))
  return edit(change(mark(`${at - 19}`, where), mark(`${at - 19}`, where, 'checked')))
}

async function work(store: LibraryStore): Promise<void> {
  for (let n = 0; n < EDITS; n += 20) {
    await Promise.all(Array.from({ length: 20 }, (_, at) => commit(store, editAt(n + at))))
  }
}

async function timeStarts(folder: string, before: () => Promise<void>): Promise<{ ms: number; block: number }> {
  const [times, worst]: [number[], number[]] = [[], []]
  for (let n = 0; n < STARTS; n++) {
    await before()
    const watch = new LoopWatch()
    const { ms, value } = await timed(() => openStore(folder, 'store'))
    worst.push(watch.takeWorst())
    watch.stop()
    times.push(ms)
    await value.close()
  }
  return { ms: median(times), block: median(worst) }
}

/** What 100,000 edits cost in memory while they are made, and in time at the next start. */
export const manyEdits: Measure = {
  name: 'many-edits',
  run: async (folder) => {
    const store = await openStore(folder, 'store')
    const before = heapUsed()
    const { ms } = await timed(() => work(store))
    await store.settled()
    const grown = heapUsed() - before
    await store.close()
    const known = await timeStarts(folder, async () => undefined)
    const unknown = await timeStarts(folder, () => rm(join(folder, 'store/journal-index.json')))
    const memory: Row = {
      what: 'Memory that 100,000 edits in 100 articles take, marks of the articles in use included',
      number: `**${grown.toFixed(0)} MB** after garbage collection; ${((ms / EDITS) * 1000).toFixed(0)} µs for each edit, 20 at once`,
      goal: '50 MB',
      met: grown <= 50,
    }
    const say = ({ ms, block }: typeof known) => `${(ms / 1000).toFixed(2)} s (longest block ${block.toFixed(0)} ms)`
    const start: Row = {
      what: 'Start with these 100,000 edits',
      number: `**${say(known)}**; when its index is gone ${say(unknown)}`,
      goal: '',
      met: null,
    }
    return [memory, start]
  },
}
