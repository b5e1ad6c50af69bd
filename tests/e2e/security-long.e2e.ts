import { existsSync } from 'node:fs'
import { stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { measured } from '../security/measured'
import { type App, expect, test } from './app'
import { dropOn } from './drop'

const MEGABYTES = 10

interface Watched {
  readonly seconds: number
  /** The longest time in which the window did not answer, and the main process did not, in milliseconds. */
  readonly window: number
  readonly main: number
}

/** Does something, and measures how long window and main process were deaf meanwhile. */
async function watch({ page, electron }: App, work: () => Promise<unknown>): Promise<Watched> {
  const begin = () => {
    const beat = { last: performance.now(), longest: 0, timer: 0 as unknown }
    beat.timer = setInterval(() => {
      beat.longest = Math.max(beat.longest, performance.now() - beat.last)
      beat.last = performance.now()
    }, 10)
    Reflect.set(globalThis, 'beat', beat)
  }
  const end = () => {
    const beat = Reflect.get(globalThis, 'beat') as { last: number; longest: number; timer: number }
    clearInterval(beat.timer)
    return Math.round(Math.max(beat.longest, performance.now() - beat.last))
  }
  await page.evaluate(begin)
  await electron.evaluate(begin)
  const started = performance.now()
  await work()
  const seconds = Math.round((performance.now() - started) / 100) / 10
  return { seconds, window: await page.evaluate(end), main: await electron.evaluate(end) }
}

/** The last words of an element. The driver's own ways to find text walk through all 10 MB, over and over. */
function endOf(selector: string): string {
  return document.querySelector(selector)?.lastChild?.textContent?.slice(-200) ?? ''
}

const sentence = 'The council said that the bridge is safe, and nobody in the town believed it. '

const text = `${sentence.repeat(Math.ceil((MEGABYTES * 1024 * 1024) / sentence.length))}\n\nThe end.\n`

// Nobody writes so, and a hostile file may: it takes its time, and comes to its end.
test('A paragraph of 10 MB is opened, tagged, exported and previewed', async ({ app }) => {
  test.skip(!process.env.SOURCEMARK_LONG, 'takes minutes: npm run security -- hostile')
  test.setTimeout(600_000)
  await app.launch()
  const file = path.join(app.files, 'long.txt')
  await writeFile(file, text)
  const steps: Record<string, Watched> = {}
  const shows = (selector: string, words: string) =>
    expect
      .poll(() => app.page.evaluate(endOf, selector).then((end) => end.includes(words)), { timeout: 120_000 })
      .toBe(true)
  steps.open = await watch(app, async () => {
    await dropOn(app.page, { files: [file] })
    await shows('[role=textbox][aria-label="Article text"]', 'The end.')
  })
  steps.tag = await watch(app, async () => {
    await app.page.evaluate(() => document.querySelector<HTMLElement>('[role=textbox]')?.focus())
    await app.page.keyboard.press('Control+Home')
    await app.page.keyboard.press('Shift+Control+ArrowRight')
    await app.page.keyboard.press('s')
    await shows('[role=status][aria-label="Counts"]', '1 source')
    await shows('[role=status][aria-label="Save state"]', 'Saved')
  })
  for (const [format, extension] of [
    ['html', 'html'],
    ['markdown', 'md'],
    ['web-annotation', 'jsonld'],
  ] as const) {
    const to = path.join(app.files, `report.${extension}`)
    await app.saveDialog(to)
    steps[format] = await watch(app, async () => {
      await app.menu(`file.export.${format}`)
      await expect.poll(() => existsSync(to), { timeout: 120_000 }).toBe(true)
    })
    expect((await stat(to)).size).toBeGreaterThan(1000)
  }
  const report = () => app.page.frames().find((frame) => frame.url().startsWith('app://report/'))
  steps.preview = await watch(app, async () => {
    await app.menu('file.preview')
    await expect.poll(() => report()?.evaluate(() => document.readyState), { timeout: 120_000 }).toBe('complete')
  })
  steps['its text'] = await watch(app, async () => {
    await report()?.locator('nav a[href="#text"]').click()
    const top = () => document.querySelector('#text')?.getBoundingClientRect().top
    await expect.poll(() => report()?.evaluate(top)).toBeLessThan(100)
  })
  const words = Object.entries(steps).map(
    ([step, { seconds, window, main }]) =>
      `${step} ${seconds} s (window deaf for ${window} ms, main process ${main} ms)`,
  )
  measured('hostile', `10 MB in one paragraph: ${words.join(', ')}`)
})
