import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import { leakElements, leakyHtml, leakyMarkdown } from '../security/leak-elements'
import { leakByScript, scriptKinds } from '../security/leak-scripts'
import { Listeners } from '../security/listeners'
import { measured } from '../security/measured'
import { PlainWindows } from '../security/plain-window'
import { test as base, expect } from './app'
import { dropOn } from './drop'

const kinds = new Set<string>(scriptKinds)
leakyMarkdown((kind) => {
  kinds.add(kind)
  return ''
})

interface Fixtures {
  readonly listeners: Listeners
  readonly plain: PlainWindows
}

const test = base.extend<Fixtures>({
  listeners: async ({}, use) => {
    const listeners = new Listeners()
    await listeners.open(kinds)
    await use(listeners)
    listeners.close()
  },
  plain: async ({ app }, use) => {
    const plain = new PlainWindows(app)
    await use(plain)
    await plain.close()
  },
})

/** What a script can try in a page; a page that lets it leave is gone in the middle. */
async function tryAll(page: Page, { at }: Listeners): Promise<void> {
  const orders = { elements: leakElements(at), at: Object.fromEntries([...kinds].map((kind) => [kind, at(kind)])) }
  await page.evaluate(leakByScript, orders).catch(() => undefined)
}

test.describe('A page full of leaks', () => {
  test('reaches a listener from a window without the protections', async ({ app, listeners, plain }) => {
    const file = path.join(path.dirname(app.home), 'leaks.html')
    await writeFile(file, `<!doctype html><meta charset="utf-8"><body>${leakyHtml(listeners.at)}`)
    const page = await plain.open(pathToFileURL(file).href)
    await expect.poll(() => listeners.hits, { timeout: 60_000 }).toContain('meta-refresh')
    const byDocument = listeners.hits
    await page.waitForTimeout(500)

    listeners.forget()
    // Where pages may have workers and worklets: on an origin of the loopback.
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>plain</title><p>Plain.')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    await tryAll(await plain.open(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`), listeners)
    const byScript = listeners.hits
    server.closeAllConnections()
    server.close()
    measured(
      'leaks',
      `control, without the protections: ${byDocument.length} kinds hit as a document, ${byScript.length} as script`,
    )
    const missed = [...kinds].filter((kind) => !byDocument.includes(kind) && !byScript.includes(kind))
    console.log(`    the control does not reach ${missed.join(', ')}`)
    expect(byDocument.length).toBeGreaterThanOrEqual(30)
    expect(byScript.length).toBeGreaterThanOrEqual(50)
  })

  test('reaches nobody as a document that is opened, tagged, previewed and exported', async ({
    app,
    listeners,
    plain,
  }) => {
    const page = await app.launch()
    const documents = {
      'leaks.md': leakyMarkdown(listeners.at),
      'leaks.txt': leakyHtml(listeners.at),
    }
    const exports: string[] = []
    for (const [name, text] of Object.entries(documents)) {
      const file = path.join(app.files, name)
      await writeFile(file, `${text}\n\nThe end of ${name}.\n`)
      await dropOn(page, { files: [file] })
      await expect(app.text).toContainText(`The end of ${name}.`)
      await app.text.focus()
      await page.keyboard.press('Control+A')
      await page.keyboard.press('c')
      await expect(app.status('Counts')).toContainText('1 claim')
      await page.keyboard.press('Escape')
      for (const [format, extension] of [
        ['html', 'html'],
        ['pdf', 'pdf'],
        ['markdown', 'md'],
        ['web-annotation', 'jsonld'],
      ] as const)
        exports.push(await app.export(format, `${name}.report.${extension}`))
      await app.menu('file.preview')
      const report = page.getByRole('region', { name: 'Report preview' }).frameLocator('iframe').locator('body')
      await expect(report).toContainText(`The end of ${name}.`)
      await page.getByRole('button', { name: 'Back to the text' }).click()
    }
    await page.waitForTimeout(1000)
    expect(exports.every((file) => existsSync(file))).toBe(true)
    expect(listeners.hits).toEqual([])

    for (const file of exports.filter((each) => each.endsWith('.html'))) {
      const shown = await plain.open(pathToFileURL(file).href)
      await expect(shown.locator('body')).toContainText('The end of leaks')
      await shown.waitForTimeout(2000) // longer than its redirect would take
    }
    measured(
      'leaks',
      `as 2 documents, previews and 8 exports, 2 of them opened in a plain window: ${listeners.hits.length} hits`,
    )
    expect(listeners.hits).toEqual([])
  })

  test('reaches nobody as script forced into the window', async ({ app, listeners }) => {
    app.allow(/./)
    const page = await app.launch()
    await tryAll(page, listeners)
    measured('leaks', `as script: ${listeners.hits.length} hits in the window`)
    expect(listeners.hits).toEqual([])
  })

  // Only a test can open such a page. It is held back by the session alone.
  test('reaches nobody as script in a page without a policy', async ({ app, listeners }) => {
    app.allow(/./)
    await app.launch()
    const opening = app.electron.waitForEvent('window')
    await app.electron.evaluate(({ BrowserWindow }) =>
      new BrowserWindow({ show: false }).loadURL('data:text/html,<p>bare'),
    )
    await tryAll(await opening, listeners)
    measured('leaks', `as script: ${listeners.hits.length} hits in a page without a policy`)
    expect(listeners.hits).toEqual([])
  })
})
