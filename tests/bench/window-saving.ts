import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Bridge } from '../../src/ipc/contract'
import type { Edit } from '../../src/record/edit'
import { App } from '../e2e/app'
import { edit, tag } from '../integration/storage/sample'
import { addMarks, articleOf, mark, openStore } from './library'
import type { Measure } from './measure'
import { median, quantile, timed } from './numbers'

const MARKS = 50_000
const ROUNDS = 400
const WARM_UP = 50

/** Milliseconds from handing an edit to the bridge until it says "Saved", by the window's own clock. */
function commitInWindow(page: Page, made: Edit): Promise<number> {
  return page.evaluate(async (one) => {
    const { sourcemark } = window as unknown as { readonly sourcemark: Bridge }
    const since = performance.now()
    const saved = await sourcemark.request('edits.commit', one)
    if (!saved.ok) throw new Error(`The edit must be saved: ${saved.error.code}.`)
    return performance.now() - since
  }, made)
}

/** "Saved" as the window sees it, in the real app. A bare append takes turns with it, on the same disk. */
export const windowSaving: Measure = {
  name: 'window',
  run: async (folder) => {
    const what = 'The same as the window sees it, in the real app'
    if (process.env.SOURCEMARK_NO_APP !== undefined) {
      return [{ what, number: `not measured: ${process.env.SOURCEMARK_NO_APP}`, goal: '3 ×', met: null }]
    }
    const store = await openStore(folder, 'made')
    await addMarks(store, articleOf(0), MARKS)
    await store.close()
    const app = new App(join(folder, 'app'))
    await mkdir(app.files, { recursive: true })
    await rename(join(folder, 'made'), app.home)
    const bare = await open(join(folder, 'bare'), 'a')
    const times = { bare: [] as number[], window: [] as number[] }
    const page = await app.launch()
    for (let round = -WARM_UP; round < ROUNDS; round++) {
      const made = edit(tag(mark(`new ${round}`, articleOf(0))))
      const bytes = Buffer.from(`${JSON.stringify(made)}\n`)
      const append = async () => {
        await bare.appendFile(bytes)
        await bare.datasync()
      }
      const [alone, seen] = [(await timed(append)).ms, await commitInWindow(page, made)]
      if (round < 0) continue
      times.bare.push(alone)
      times.window.push(seen)
    }
    await app.close()
    await bare.close()
    const ratio = median(times.window) / median(times.bare)
    const say = (each: readonly number[]) => `${median(each).toFixed(2)} ms (p95 ${quantile(each, 0.95).toFixed(2)})`
    const number = `**${ratio.toFixed(2)}** × at the median: ${say(times.window)} against ${say(times.bare)}`
    return [{ what, number, goal: '3 ×', met: ratio <= 3 }]
  },
}
