import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { edit, tag } from '../integration/storage/sample'
import { articleOf, commit, mark, openStore } from './library'
import type { Measure } from './measure'

const EDITS = 10_000

/** Bytes that this process has handed to the system so far (proc(5), Linux only). */
async function written(): Promise<number> {
  return Number(/wchar: (\d+)/.exec(await readFile('/proc/self/io', 'utf8').catch(() => ''))?.[1] ?? Number.NaN)
}

/** What an edit costs in bytes, all snapshots and the closing included. */
export const bytes: Measure = {
  name: 'bytes',
  run: async (folder) => {
    const store = await openStore(folder, 'store')
    const before = await written()
    for (let n = 0; n < EDITS; n += 50) {
      const edits = Array.from({ length: 50 }, (_, at) => edit(tag(mark(`${n + at}`, articleOf(0)))))
      await Promise.all(edits.map((each) => commit(store, each)))
    }
    await store.close()
    const { size } = await stat(join(folder, 'store/journal.jsonl'))
    const ratio = ((await written()) - before) / size
    const number = `**${ratio.toFixed(2)}** × the record of ${Math.round(size / EDITS)} bytes`
    const what = 'Bytes written for each edit over 10,000 edits, snapshots, index and closing included'
    return [{ what, number, goal: '4 ×', met: Number.isNaN(ratio) ? null : ratio <= 4 }]
  },
}
