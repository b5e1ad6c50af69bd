import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { test as base, chromium, expect, type Page } from '@playwright/test'
import { printOptions } from '../../main/report/print-options'
import type { LibraryStore } from '../../main/storage/store'
import { openStandIn } from './stand-in'

// The tests' Electron is older than the one that people get: what they get is nearer to the system's browser.
const browserPath =
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap((folder) => ['chromium', 'chromium-browser'].map((name) => path.join(folder, name)))
    .find((candidate) => existsSync(candidate)) ?? null

const test = base.extend<{ window: { readonly page: Page; readonly store: LibraryStore; readonly version: string } }>({
  window: async ({ headless }, use) => {
    const browser = await chromium.launch({
      headless,
      executablePath: browserPath ?? '',
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    })
    const context = await browser.newContext({ viewport: { width: 1280, height: 840 } })
    const problems: string[] = []
    context.on('weberror', (error) => problems.push(String(error.error())))
    context.on('console', (message) => {
      // What gives the page its bridge is kept out of the report's frame, where no script may run.
      const isBridge = message.text().startsWith('Blocked script execution in')
      if (message.type() === 'error' && !isBridge) problems.push(message.text())
    })
    const { page, store } = await openStandIn(context, await mkdtemp(path.join(os.tmpdir(), 'sourcemark-engine-')))
    await use({ page, store, version: browser.version() })
    expect(problems).toEqual([])
    await browser.close()
    await store.close()
  },
})

test.describe('The newest engine', () => {
  test.skip(browserPath === null, 'There is no Chromium on this machine.')

  test('shows the library, the text and the marks under the app’s own policy', async ({ window: { page } }) => {
    const text = page.getByRole('textbox', { name: 'Article text' })
    await expect(text).toContainText('Harrow Vale')
    await expect(page.getByRole('listbox', { name: 'Annotations' }).getByRole('option').first()).toBeVisible()
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  test('tags by key and stores it', async ({ window: { page, store } }) => {
    expect(store.state.library.articles.size).toBe(1)
    const [article] = store.state.library.articles.keys()
    if (article === undefined) throw new Error('The sample must be in a new library.')
    const marks = () => store.state.marks.get(article)?.annotations.size ?? 0
    const text = page.getByRole('textbox', { name: 'Article text' })
    await expect(text).toBeVisible()
    await expect.poll(marks).toBeGreaterThan(0)
    const before = marks()
    await text.press('Control+Home')
    for (let word = 0; word < 3; word++) await text.press('Shift+Control+ArrowRight')
    await text.press('c')
    await expect.poll(marks).toBe(before + 1)
    await text.press('Control+z')
    await expect.poll(marks).toBe(before)
  })

  test('prints a report with one number on each page', async ({ window: { page, version } }, info) => {
    await expect(page.getByRole('textbox', { name: 'Article text' })).toBeVisible()
    await page.keyboard.press('Control+p')
    const frame = page.locator('iframe')
    await expect(frame).toBeVisible()
    const address = await frame.getAttribute('src')
    const report = await page.context().newPage()
    await report.goto(address ?? '')
    const { displayHeaderFooter = false, headerTemplate = '', footerTemplate = '', margins } = printOptions(version)
    const inches = (side: 'top' | 'bottom' | 'left' | 'right') => `${margins?.[side] ?? 0}in`
    const pdf = await report.pdf({
      format: 'A4',
      printBackground: true,
      displayHeaderFooter,
      headerTemplate,
      footerTemplate,
      margin: { top: inches('top'), bottom: inches('bottom'), left: inches('left'), right: inches('right') },
      tagged: true,
      outline: true,
    })
    const file = info.outputPath('report.pdf')
    await writeFile(file, pdf)
    const pages = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1)
    expect(pages.length).toBeGreaterThan(1)
    for (const [at, words] of pages.entries()) {
      const numbers = words.match(/\b\d+ \/ \d+\b/g) ?? []
      expect(numbers, `page ${at + 1}`).toEqual([`${at + 1} / ${pages.length}`])
    }
  })
})
