import { randomUUID } from 'node:crypto'
import { channels } from '../../src/ipc/contract'
import { measured } from '../security/measured'
import { rightArguments, wrongArguments } from '../security/payloads'
import { type App, expect, test } from './app'
import { keptIn } from './kept'

// `npm run security` makes as many as the page about security says.
const PAYLOADS = process.env.SOURCEMARK_LONG ? 1000 : 150
const SEED = 1

interface Page {
  readonly sourcemark: { readonly request: (channel: string, ...args: readonly unknown[]) => Promise<unknown> }
}

/** Arguments that would do something in the library that is open. */
async function rightIn({ page }: App) {
  const { article, settings } = await page.evaluate(async () => {
    const opening = (await (window as unknown as Page).sourcemark.request('library.open')) as {
      readonly library: { readonly articles: readonly { readonly id: string }[]; readonly settings: object }
    }
    return { article: opening.library.articles[0]?.id ?? '', settings: opening.library.settings }
  })
  return rightArguments({ article, settings, uuid: randomUUID() })
}

/** Makes the calls; answers with what each was rejected with, or with "answered". */
function ask({ page }: App, channel: string, calls: readonly (readonly unknown[])[]): Promise<readonly string[]> {
  return page.evaluate(
    ([to, all]) => {
      const { request } = (window as unknown as Page).sourcemark
      return Promise.all(all.map((args) => request(to, ...args).then(() => 'answered', String)))
    },
    [channel, calls] as const,
  )
}

test.describe('The main process', () => {
  test('refuses whatever has the wrong shape, and nothing comes of it', async ({ app }) => {
    app.allow(/CallRefused: wrong-shape/)
    await app.launch()
    // Nothing is left to be written behind the scenes.
    await app.restart()
    const before = await keptIn(app.home)
    const right = await rightIn(app)
    const odd: string[] = []
    let refused = 0
    for (const channel of channels) {
      const calls = wrongArguments(channel, right[channel], { runs: PAYLOADS, seed: SEED })
      for (const outcome of await ask(app, channel, calls)) {
        if (outcome.includes(`'${channel}': CallRefused: wrong-shape: "${channel}"`)) refused++
        else odd.push(`${channel}: ${outcome}`)
      }
    }
    measured(
      'calls',
      `${PAYLOADS} payloads to each of ${channels.length} channels: ${refused} refused with a typed error, ${odd.length} not`,
    )
    expect(odd).toEqual([])
    expect(refused).toBe(PAYLOADS * channels.length)
    expect(await keptIn(app.home)).toEqual(before)
    await expect(app.page.getByRole('grid', { name: 'Articles' }).getByRole('row')).toHaveCount(1)
    await expect(app.page.getByRole('region', { name: 'Messages' })).toBeEmpty()
    // Polluted prototypes would show here.
    expect(await app.electron.evaluate(() => Reflect.has({}, 'polluted'))).toBe(false)
  })

  test('answers no other window, and no frame within its own', async ({ app }) => {
    app.allow(/CallRefused: wrong-sender/)
    await app.launch()
    await app.restart()
    const calls = Object.entries(await rightIn(app))
    await app.page.getByRole('button', { name: 'Report', exact: true }).click()
    await app.page.getByRole('region', { name: 'Report preview' }).locator('iframe').waitFor()
    const before = await keptIn(app.home)

    const fromWindows = await app.electron.evaluate(async ({ app: electron, BrowserWindow }, all) => {
      const preload = `${electron.getAppPath()}/dist/preload/preload.cjs`
      const outcomes: string[] = []
      for (const address of ['about:blank', 'data:text/html,<p>x', 'app://report/x', 'app://sourcemark/index.html']) {
        const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
        await other.loadURL(address).catch(() => undefined)
        const code = `Promise.all(${JSON.stringify(all)}.map(([channel, args]) =>
            window.sourcemark.request(channel, ...args).then(() => 'answered', String)))`
        outcomes.push(...((await other.webContents.executeJavaScript(code)) as readonly string[]))
        other.destroy()
      }
      return outcomes
    }, calls)

    // The frame of the report has no bridge to ask through: what it would send is handed to the handlers as it would come.
    const fromFrame = await app.electron.evaluate(async ({ ipcMain, BrowserWindow }, all) => {
      const sender = BrowserWindow.getAllWindows()[0]?.webContents
      const senderFrame = sender?.mainFrame.frames[0]
      if (senderFrame === undefined) throw new Error('There must be a frame in the window.')
      type Handler = (event: object, ...args: readonly unknown[]) => unknown
      const handlers = Reflect.get(ipcMain, '_invokeHandlers') as ReadonlyMap<string, Handler>
      const outcomes: string[] = []
      for (const [channel, args] of all) {
        const asked = Promise.resolve().then(() => handlers.get(channel)?.({ sender, senderFrame }, ...args))
        outcomes.push(await asked.then(() => 'answered', String))
      }
      return outcomes
    }, calls)
    const answered = [...fromWindows, ...fromFrame].filter((each) => !each.includes('CallRefused: wrong-sender'))
    measured(
      'calls',
      `${fromWindows.length} right calls from 4 other windows and ${fromFrame.length} from a frame: ${answered.length} answered`,
    )
    expect(answered).toEqual([])
    expect(fromWindows).toHaveLength(4 * channels.length)
    expect(fromFrame).toHaveLength(channels.length)
    expect(await keptIn(app.home)).toEqual(before)
  })

  // A blank page is the one place to which Chromium lets any page go unasked.
  test('comes back to its own page from a blank one', async ({ app }) => {
    const page = await app.launch()
    const shown: string[] = []
    page.on('framenavigated', (frame) => shown.push(frame.url()))
    await page.evaluate(() => location.assign('about:blank'))
    await expect.poll(() => shown).toEqual(['about:blank', 'app://sourcemark/index.html'])
    await expect(page.getByRole('grid', { name: 'Articles' }).getByRole('row')).toHaveCount(1)
  })
})
