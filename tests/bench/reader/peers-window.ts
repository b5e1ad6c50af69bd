import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import type { Case } from './cases'
import type { Bench, KeyOperation, SideName, Versions } from './page/page'
import { takeFocus } from './take-focus'
import { type Memory, memoryOf } from './window-memory'

// Subtle: the bundle lies in test-results/bench; npm run bench installs the peers, and runs in the repository's folder.
const root = process.cwd()
const peers = path.join(root, 'tests/bench/peers/node_modules')
/** What npm run bench builds the pages into. */
const pages = path.join(root, 'test-results/bench-page')

const scripts = ['@recogito/text-annotator/dist/text-annotator.umd.js', 'mark.js/dist/mark.es6.js']

/** Whether what is measured against was installed. */
export const hasPeers = () => scripts.every((script) => existsSync(path.join(peers, script)))

const versionIn = (folder: string) =>
  String(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).version ?? '')

export const versions = (): Versions => ({
  textAnnotator: versionIn(path.join(peers, '@recogito/text-annotator')),
  markJs: versionIn(path.join(peers, 'mark.js')),
  proseMirror: versionIn(path.join(root, 'node_modules/prosemirror-view')),
})

type WithBench = { readonly bench: Bench }

/** Starts the same Electron as the app's with a page of the bench. */
export function launchPage(file: string, switches: readonly string[]): Promise<ElectronApplication> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return _electron.launch({
    args: [...switches, path.join(root, 'tests/bench/reader/page/window.cjs')],
    cwd: root,
    env: {
      ...Object.fromEntries(inherited),
      BENCH_PAGE: path.join(pages, file),
      ...(process.getuid?.() === 0 ? { ELECTRON_DISABLE_SANDBOX: '1' } : {}),
    },
  })
}

/** The window that everything but the app itself is measured in. */
export class PeersWindow {
  #app: ElectronApplication
  #page: Page
  readonly #size: { readonly width: number; readonly height: number }
  readonly #switches: readonly string[]
  readonly #versions = versions()

  private constructor(
    app: ElectronApplication,
    page: Page,
    size: { readonly width: number; readonly height: number },
    switches: readonly string[],
  ) {
    this.#app = app
    this.#page = page
    this.#size = size
    this.#switches = switches
  }

  /** `size`: of the element that the text is in, as in the app. */
  static async launch(
    size: { readonly width: number; readonly height: number },
    switches: readonly string[],
  ): Promise<PeersWindow> {
    const app = await launchPage('index.html', switches)
    const page = await app.firstWindow()
    await takeFocus(app, page)
    return new PeersWindow(app, page, size, switches)
  }

  /** Opens the text in a fresh page; milliseconds until it is painted, null when that takes longer than `patience`. */
  async open(side: SideName, { words, marks, shape }: Case, patience: number): Promise<number | null> {
    const page = this.#page
    await page.reload()
    await takeFocus(this.#app, page)
    await page.evaluate(({ width, height }) => {
      const box = document.getElementById('root')?.firstElementChild
      if (box instanceof HTMLElement) Object.assign(box.style, { width: `${width}px`, height: `${height}px` })
    }, this.#size)
    for (const script of scripts) await page.addScriptTag({ path: path.join(peers, script) })
    await page.evaluate((size) => (window as unknown as WithBench).bench.prepare(size), { words, marks, shape })
    const opening = page.evaluate(([name, given]) => (window as unknown as WithBench).bench.open(name, given), [
      side,
      this.#versions,
    ] as const)
    const time = await Promise.race([opening, new Promise<null>((resolve) => setTimeout(resolve, patience, null))])
    if (time !== null) await page.waitForTimeout(200)
    else {
      opening.catch(() => undefined)
      await this.#startAgain()
    }
    return time
  }

  // A page that is busy for so long takes no orders.
  async #startAgain(): Promise<void> {
    const gone = new Promise((resolve) => this.#app.process().once('exit', resolve))
    this.#app.process().kill('SIGKILL')
    await gone
    this.#app = await launchPage('index.html', this.#switches)
    this.#page = await this.#app.firstWindow()
    await takeFocus(this.#app, this.#page)
  }

  /** Adds and removes marks within view, and selects some, each by the press of a real key, as in the app. */
  async keys(count: number): Promise<Readonly<Record<KeyOperation, readonly number[]>>> {
    const times = { add: [] as number[], remove: [] as number[], select: [] as number[] }
    const press = async (operation: KeyOperation, at: number) => {
      const isAble = await this.#page.evaluate(
        ([name, time]) => (window as unknown as WithBench).bench.expectKey(name, time),
        [operation, at] as const,
      )
      if (!isAble) return
      await this.#page.waitForTimeout(60)
      await this.#page.keyboard.press('c')
      times[operation].push(await this.#page.evaluate(() => (window as unknown as WithBench).bench.pressed()))
    }
    for (let at = 0; at < count; at++) {
      await press('add', at)
      await press('remove', at)
    }
    for (let at = 0; at < count; at++) await press('select', at)
    return times
  }

  search(count: number): Promise<readonly number[]> {
    return this.#page.evaluate((times) => (window as unknown as WithBench).bench.search(times), count)
  }

  async hover(count: number): Promise<readonly number[]> {
    const page = this.#page
    const times: number[] = []
    const spots = await page.evaluate((most) => (window as unknown as WithBench).bench.spots(most), count)
    for (const { x, y } of spots) {
      await page.waitForTimeout(40)
      await page.evaluate(() => (window as unknown as WithBench).bench.expectHover())
      await page.mouse.move(x, y)
      const time = await page.evaluate(() => (window as unknown as WithBench).bench.hovered())
      if (time !== null) times.push(time)
    }
    return times
  }

  scroll(): Promise<readonly number[]> {
    return this.#page.evaluate(() => (window as unknown as WithBench).bench.scroll())
  }

  /** The versions of what all windows run on. */
  runtime(): Promise<string> {
    return this.#app.evaluate(() => `Electron ${process.versions.electron}, Chromium ${process.versions.chrome}`)
  }

  memory(): Promise<Memory> {
    return memoryOf(this.#app, this.#page)
  }

  close(): Promise<void> {
    return this.#app.close()
  }
}
