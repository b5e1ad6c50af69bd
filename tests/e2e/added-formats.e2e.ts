import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { measured } from '../security/measured'
import { buildToyApp } from '../toys/toy-app'
import { App, test as base, expect } from './app'
import { dropOn } from './drop'
import { keptIn } from './kept'

/** The app with formats in its catalogues that are one file each. */
const test = base.extend<{ readonly toys: App }, { readonly built: string }>({
  built: [async ({}, use) => use(await buildToyApp()), { scope: 'worker', timeout: 300_000 }],
  toys: async ({ built }, use) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'sourcemark-toys-'))
    const app = new App(folder, [], built)
    await use(app)
    await app.close()
    await rm(folder, { recursive: true, force: true })
    expect(app.unexpected(), 'what console and page complained of').toEqual([])
  },
})

const messages = (app: App) => app.page.getByRole('region', { name: 'Messages' })

async function fileOf(app: App, name: string, content: string): Promise<string> {
  const file = path.join(app.files, name)
  await writeFile(file, content)
  return file
}

/** How many processes with pages there are, and windows. */
function alive(app: App): Promise<{ readonly pages: number; readonly windows: number }> {
  return app.electron.evaluate(({ app: electron, BrowserWindow }) => ({
    pages: electron.getAppMetrics().filter(({ type }) => type === 'Tab').length,
    windows: BrowserWindow.getAllWindows().length,
  }))
}

test.describe('A format that is one file', () => {
  test('is offered to open, read, and told of in the provenance', async ({ toys: app }) => {
    await app.launch()
    const file = await fileOf(app, 'a.toy', 'TOY! Words of a toy.')
    await app.electron.evaluate(({ dialog }, filePath) => {
      dialog.showOpenDialog = ((_window: unknown, options: Electron.OpenDialogOptions) => {
        Reflect.set(globalThis, 'offered', options.filters?.[0]?.extensions)
        return Promise.resolve({ canceled: false, filePaths: [filePath] })
      }) as typeof dialog.showOpenDialog
    }, file)
    await app.menu('file.open')
    await expect(app.text).toContainText('Words of a toy.')
    expect(await app.electron.evaluate(() => Reflect.get(globalThis, 'offered') as string[])).toContain('toy')
    await expect(messages(app)).toContainText('Of “a.toy” this is not in the text: toys (3).')
    await expect(app.page.getByRole('main')).toContainText('Read as toy text')
    await app.page.getByRole('button', { name: 'Provenance' }).click()
    const provenance = app.page.getByRole('dialog', { name: 'Provenance' })
    await expect(provenance).toContainText(/Read as\s*toy text/)
    await expect(provenance).toContainText(/Not in the text\s*toys \(3\)/)
    await expect(provenance.getByRole('textbox', { name: 'Publisher' })).toHaveValue('The toy')
  })

  test('is offered for export in menu, palette and preview, and written', async ({ toys: app }) => {
    await app.launch()
    const labels = await app.electron.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()?.getMenuItemById('file.export.toy')?.label.replace('…', ''),
    )
    expect(labels).toBe('Toy File')
    const file = path.join(app.files, 'report.toy')
    await app.saveDialog(file)
    await app.page.getByRole('button', { name: 'Report', exact: true }).click()
    await app.page.getByRole('button', { name: 'Toy File', exact: true }).click()
    await expect(app.page.getByText('Exported “report.toy”.')).toBeVisible({ timeout: 20_000 })
    expect(await readFile(file, 'utf8')).toMatch(/^TOY!.+\.txt$/)
    await app.page.keyboard.press('Escape')
    await app.page.keyboard.press('Control+K')
    await app.page.keyboard.type('Toy File')
    await expect(app.page.getByRole('option', { name: /Export as Toy File/ })).toBeVisible()
  })
})

test.describe('A hostile file', () => {
  for (const [name, says, limit] of [
    ['a.endless', /Reading “a.endless” took too long and was ended\. Nothing was imported/, 15_000],
    ['a.greedy', /Reading “a.greedy” took too much memory and was ended\. Nothing was imported/, 15_000],
    ['a.crashing', /Reading “a.crashing” failed\. Nothing was imported/, 15_000],
    ['a.lying', /Reading “a.lying” failed\. Nothing was imported/, 15_000],
  ] as const) {
    test(`is ended within its budget, and nothing comes of it: ${name}`, async ({ toys: app }) => {
      await app.launch()
      await app.restart()
      const before = await keptIn(app.home)
      const calm = await alive(app)
      const begun = performance.now()
      await dropOn(app.page, { files: [await fileOf(app, name, 'hostile')] })
      await expect(messages(app).getByRole('alert')).toHaveText(says, { timeout: limit })
      measured('hostile', `${name}: told after ${Math.round(performance.now() - begun)} ms`)
      await expect.poll(() => alive(app)).toEqual(calm)
      // The window is as it was, and works.
      await expect(app.text).toContainText('The Larkfield footbridge')
      expect(await keptIn(app.home)).toEqual(before)
      await dropOn(app.page, { files: [await fileOf(app, 'good.txt', 'Good words.')] })
      await expect(app.text).toContainText('Good words.')
    })
  }

  test('is read in a room that has a DOM, and no power', async ({ toys: app }) => {
    app.allow(/Content Security Policy|Trusted|Refused|violates/)
    await app.launch()
    await app.electron.evaluate(({ app: electron }) => {
      electron.once('web-contents-created', (_event, contents) =>
        contents.once('did-finish-load', () => {
          const all: object = Reflect.get(contents, 'getLastWebPreferences').call(contents)
          const kept = ['sandbox', 'contextIsolation', 'nodeIntegration', 'webSecurity', 'webviewTag', 'javascript']
          Reflect.set(
            globalThis,
            'room',
            kept.map((name) => `${name}: ${Reflect.get(all, name)}`),
          )
        }),
      )
    })
    const html = '<p>Words</p><img src="app://sourcemark/x.png" onerror="document.title = 1"><script>throw 1</script>'
    await dropOn(app.page, { files: [await fileOf(app, 'a.markup', html)] })
    await expect(app.text).toContainText('names: none')
    const lines = await app.text.evaluate((text) => (text as HTMLElement).innerText.split('\n').filter(Boolean))
    expect(lines).toEqual([
      'Wordsthrow 1',
      'network: refused',
      'worker: refused',
      'another policy: refused',
      'the same policy: refused',
      'code: refused',
      'names: none',
    ])
    expect(await app.electron.evaluate(() => Reflect.get(globalThis, 'room') as readonly string[])).toEqual([
      'sandbox: true',
      'contextIsolation: true',
      'nodeIntegration: false',
      'webSecurity: true',
      'webviewTag: false',
      'javascript: true',
    ])
    const policies = await app.electron.evaluate(async ({ session }) => {
      const answer = async (address: string) => {
        const response = await session.fromPartition('import-room').fetch(address)
        return [response.status, response.headers.get('content-security-policy')]
      }
      return [
        await answer('app://import-room/import-room/index.html'),
        await answer('app://sourcemark/index.html'),
        await answer('app://import-room/../package.json'),
      ]
    })
    expect(policies).toEqual([
      [
        200,
        "default-src 'none'; script-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'; " +
          "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types import-html",
      ],
      [404, null],
      [404, null],
    ])
  })
})
