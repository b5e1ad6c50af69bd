import { mkdir } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { App } from '../../e2e/app'
import { launchPage } from './peers-window'

/** Milliseconds from the start of the process until the window shows something: ours, and the least that is possible. */
export interface FirstPaint {
  readonly app: readonly number[]
  readonly minimal: readonly number[]
}

/** Starts both by turns, ours on a library with the sample open, as on a second day. */
export async function firstPaints(folder: string, rounds: number): Promise<FirstPaint> {
  const times = { app: [] as number[], minimal: [] as number[] }
  await mkdir(folder, { recursive: true })
  const app = new App(folder)
  await app.launch()
  await app.close()
  for (let round = 0; round < rounds; round++) {
    const before = Date.now()
    const page = await app.launch()
    times.app.push((await paintedAt(page)) - before)
    await app.close()
    const since = Date.now()
    const minimal = await launchPage('minimal.html', [])
    times.minimal.push((await paintedAt(await minimal.firstWindow())) - since)
    await minimal.close()
  }
  return times
}

/** When the page first painted text, on the clock of the whole system. */
function paintedAt(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const observer = new PerformanceObserver((list) => {
          const entry = list.getEntriesByName('first-contentful-paint')[0]
          if (entry !== undefined) resolve(performance.timeOrigin + entry.startTime)
        })
        observer.observe({ type: 'paint', buffered: true })
      }),
  )
}
