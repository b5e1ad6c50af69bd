import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { edit, tag } from '../integration/storage/sample'
import { addMarks, articleOf, commit, mark, openStore } from './library'
import type { Measure, Row } from './measure'
import { median, quantile, timed } from './numbers'
import { SqliteTable } from './sqlite'

const MARKS = 50_000
const ROUNDS = 600

/** "Saved" beside its limit and its peer: the three take turns, so that what else the machine does hits them alike. */
export const saving: Measure = {
  name: 'saving',
  run: async (folder) => {
    const article = articleOf(0)
    const store = await openStore(folder, 'store')
    await addMarks(store, article, MARKS)
    const sqlite = SqliteTable.open(join(folder, 'peer.db'))
    sqlite?.insertAll(Array.from({ length: MARKS }, (_, at) => mark(`${at}`, article)))
    const bare = await open(join(folder, 'bare'), 'a')
    const times = { bare: [] as number[], store: [] as number[], sqlite: [] as number[] }
    for (let round = 0; round < ROUNDS; round++) {
      const made = edit(tag(mark(`new ${round}`, article)))
      const bytes = Buffer.from(`${JSON.stringify(made)}\n`)
      const append = async () => {
        await bare.appendFile(bytes)
        await bare.datasync()
      }
      times.bare.push((await timed(append)).ms)
      times.store.push((await timed(() => commit(store, made))).ms)
      if (sqlite !== null) times.sqlite.push((await timed(async () => sqlite.insert(made))).ms)
    }
    await bare.close()
    await store.close()
    sqlite?.close()
    return rowsOf(times)
  },
}

function rowsOf(times: Readonly<Record<'bare' | 'store' | 'sqlite', readonly number[]>>): readonly Row[] {
  const say = (each: readonly number[]) => `${median(each).toFixed(2)} ms (p95 ${quantile(each, 0.95).toFixed(2)})`
  const ratio = median(times.store) / median(times.bare)
  const first: Row = {
    what: 'Edit to "Saved" in the store at 50,000 annotations, against one `appendFile` + `fdatasync` of the same bytes',
    number: `**${ratio.toFixed(2)}** × at the median: ${say(times.store)} against ${say(times.bare)}`,
    goal: '1.5 ×',
    met: ratio <= 1.5,
  }
  const what = 'The same, against an insert by better-sqlite3 (WAL, `synchronous=FULL`) into a table of 50,000'
  if (times.sqlite.length === 0) return [first, { what, number: 'not measured: no peer', goal: '1.5 ×', met: null }]
  const peer = median(times.store) / median(times.sqlite)
  const number = `**${peer.toFixed(2)}** × at the median, which is ${say(times.sqlite)} there`
  return [first, { what, number, goal: '1.5 ×', met: peer <= 1.5 }]
}
