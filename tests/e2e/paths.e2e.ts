import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type Bridge, type Channel, channels } from '../../src/ipc/contract'
import { rightArguments, withText } from '../security/payloads'
import { type App, expect, test } from './app'

const ABSOLUTE = /^(?:\/|[A-Za-z]:[\\/]|\\\\)/

interface Heard {
  readonly name: string
  readonly value: unknown
}

/** Writes down what the main process answers, and what it tells the window of, from now on. */
function listen(app: App): Promise<void> {
  return app.electron.evaluate(({ ipcMain, BrowserWindow }) => {
    type Handler = (...args: readonly unknown[]) => unknown
    const heard: { name: string; value: unknown }[] = []
    Object.assign(globalThis, { heard })
    const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<string, Handler>
    for (const [name, handler] of handlers) {
      handlers.set(name, async (...args) => {
        try {
          const value = await handler(...args)
          heard.push({ name, value })
          return value
        } catch (error) {
          heard.push({ name, value: String(error) })
          throw error
        }
      })
    }
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      const send = webContents.send.bind(webContents)
      webContents.send = (name, ...args) => {
        heard.push({ name, value: args })
        send(name, ...args)
      }
    }
  })
}

const heardBy = (app: App): Promise<readonly Heard[]> =>
  app.electron.evaluate(() => {
    const all = Reflect.get(globalThis, 'heard') as readonly Heard[]
    return JSON.parse(JSON.stringify(all, (_key, value) => (value instanceof Uint8Array ? 'bytes' : value)))
  })

type Ask = (...args: readonly unknown[]) => Promise<unknown>

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [key, ...stringsIn(inner)])
}

/** Strings that are a path, or hold that of a folder. */
function pathsAmong(heard: readonly Heard[], folders: readonly string[]): readonly string[] {
  const isPath = (text: string) => ABSOLUTE.test(text) || folders.some((folder) => text.includes(folder))
  return heard.flatMap(({ name, value }) =>
    stringsIn(value)
      .filter(isPath)
      .map((text) => `${name}: ${text.slice(0, 200)}`),
  )
}

test('The window is given no path by any channel or event, and shows files by their id', async ({ app }) => {
  await app.launch()
  await app.saved()
  // What is damaged is told at the start.
  await app.close()
  await writeFile(path.join(app.home, 'preferences.json'), 'damage')
  await writeFile(path.join(app.home, 'library.json'), 'damage')
  const page = await app.launch()
  await listen(app)
  const shown: () => Promise<readonly string[]> = () =>
    app.electron.evaluate(() => (Reflect.get(globalThis, 'shown') ?? []) as readonly string[])
  await app.electron.evaluate(({ shell }) => {
    const paths: string[] = []
    Object.assign(globalThis, { shown: paths })
    shell.showItemInFolder = (file) => void paths.push(file)
  })
  await page.reload()
  const found = page.getByRole('dialog', { name: 'What was found at the start' })
  await expect(found.getByText(/^preferences\.json could not be read/)).toBeVisible()
  expect(await app.axe()).toEqual([])

  const copy = path.join(app.files, 'copy')
  await mkdir(copy)
  await app.openDialog(copy)
  await found.getByRole('button', { name: /copy/i }).click()
  await found.getByRole('button', { name: 'Go on with what is here' }).click()
  const said = page.getByRole('region', { name: 'Messages' })
  await expect(said).toContainText('› copy”')
  await said.getByRole('button', { name: 'Show in folder' }).click()
  await expect.poll(shown).toEqual([copy])

  const report = await app.export('html', 'report.html')
  await said.getByRole('status').filter({ hasText: 'Exported' }).getByRole('button', { name: 'Show in folder' }).click()
  await expect.poll(shown).toEqual([copy, report])

  // Two folders of one name, which the window tells apart.
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('button', { name: 'Backups…' }).click()
  const backups = page.getByRole('dialog', { name: 'Backups' })
  for (const disk of ['first', 'second']) {
    const folder = path.join(app.files, disk, 'Backups')
    await mkdir(folder, { recursive: true })
    await app.openDialog(folder)
    await backups.getByRole('button', { name: 'Choose a second folder…' }).click()
    await expect(backups.getByText(`› ${disk} › Backups`)).toBeVisible()
    const chosen = backups.getByRole('paragraph').filter({ hasText: 'Second folder' })
    await chosen.getByRole('button', { name: 'Show in folder' }).click()
    await expect.poll(async () => (await shown()).at(-1)).toBe(folder)
  }
  expect(await app.axe()).toEqual([])
  await backups.getByRole('button', { name: 'No second folder' }).click()
  await expect(backups.getByText('Second folder: none')).toBeVisible()

  const heard = await heardBy(app)
  expect(heard.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['library.open', 'library.saveCopy', 'reports.export', 'backups.chooseFolder']),
  )
  const home = await app.electron.evaluate(({ app: electron }) => electron.getPath('home'))
  expect(pathsAmong(heard, [app.files, home])).toEqual([])
})

test('No channel makes a path of what it is given', async ({ app }) => {
  app.allow(/CallRefused/)
  await app.launch()
  await app.saved()
  const canary = path.join(app.files, 'canary')
  await mkdir(canary)
  const file = path.join(canary, 'file.txt')
  await writeFile(file, 'CANARY')
  await app.openDialog(null)
  await app.saveDialog(null)
  await listen(app)

  const { article, settings } = await app.page.evaluate(async () => {
    const { sourcemark } = window as unknown as { readonly sourcemark: Bridge }
    const opening = await sourcemark.request('library.open')
    return { article: opening.library.articles[0]?.id ?? '', settings: opening.library.settings }
  })
  const right = rightArguments({ article, settings, uuid: randomUUID() })
  const others: readonly Channel[] = channels.filter((channel) => channel !== 'window.close')
  for (const channel of others) {
    const calls = [file, canary, `file://${file}`].flatMap((each) => withText(right[channel], each))
    await app.page.evaluate(
      ([to, all]) => {
        const { request } = (window as unknown as { readonly sourcemark: { readonly request: Ask } }).sourcemark
        return Promise.all(all.map((args) => request(to, ...args).catch(String)))
      },
      [channel, calls] as const,
    )
  }
  expect([await readdir(canary), await readFile(file, 'utf8')]).toEqual([['file.txt'], 'CANARY'])
  // What was kept as words comes back as words; nothing comes back of what the file holds.
  const heard = await heardBy(app)
  expect(heard.length).toBeGreaterThan(100)
  expect(heard.filter(({ value }) => stringsIn(value).some((text) => text.includes('CANARY')))).toEqual([])
})
