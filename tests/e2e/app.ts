import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, test as base, type ElectronApplication, expect, type Locator, type Page } from '@playwright/test'
import { sampleText } from '../../src/sample/sample-text'

export { expect }

const root = fileURLToPath(new URL('../..', import.meta.url))
const axeSource = () => readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe found, in a shape that reads well in a failure. */
export interface Violation {
  readonly rule: string
  readonly impact: string
  readonly nodes: readonly string[]
}

/** The article of the main job, or, where it is not there, the words of the sample in a file. */
export interface JobArticle {
  readonly kind: 'london' | 'sample'
  readonly path: string
}

/** A place on the screen: CSS pixels of the window. */
interface Point {
  readonly x: number
  readonly y: number
}

/** The real app on a data folder of its own, driven as a person would. */
export class App {
  /** The data folder, and room for files of the test beside it. */
  readonly home: string
  readonly files: string
  /** What console and page complained of; the fixture asserts that it is empty at the end. */
  readonly problems: string[] = []
  readonly #allowed: RegExp[] = []
  readonly #switches: readonly string[]
  readonly #root: string
  #running: { readonly app: ElectronApplication; readonly page: Page } | null = null

  /** `switches`: of Chromium, which a person would not give. `checkout`: where the app lies; here, as a rule. */
  constructor(folder: string, switches: readonly string[] = [], checkout: string = root) {
    this.home = path.join(folder, 'home')
    this.files = folder
    this.#switches = switches
    this.#root = checkout
  }

  get page(): Page {
    if (this.#running === null) throw new Error('The app must be launched before its page is used.')
    return this.#running.page
  }

  get electron(): ElectronApplication {
    if (this.#running === null) throw new Error('The app must be launched before it is used.')
    return this.#running.app
  }

  /** Starts the app, with a file as argument if one is given, and waits until the library is shown. */
  async launch(file?: string): Promise<Page> {
    await this.close()
    const packed = process.env.SOURCEMARK_PACKED
    const app = await _electron.launch({
      ...(packed ? { executablePath: packed } : {}),
      args: [...this.#switches, ...(packed ? [] : [this.#root]), ...(file === undefined ? [] : [file])],
      cwd: this.#root,
      env: this.environment(),
    })
    app.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(`main process: ${message.text()}`)
    })
    const page = await app.firstWindow()
    page.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(message.text())
    })
    page.on('pageerror', (error) => this.problems.push(String(error)))
    this.#running = { app, page }
    await expect(this.status('Save state')).toBeVisible({ timeout: 60_000 })
    return page
  }

  /** Starts the app once with each text as a file, and leaves it with the last one on screen. */
  async launchWith(...files: readonly (readonly [name: string, text: string])[]): Promise<void> {
    for (const [name, text] of files) {
      const file = path.join(this.files, name)
      await writeFile(file, text)
      await this.launch(file)
      await expect(this.text).toContainText(text.split('\n')[0] ?? '')
    }
  }

  /** What a process of the app is started with. */
  environment(): Record<string, string> {
    const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
    return {
      ...Object.fromEntries(inherited),
      SOURCEMARK_HOME: this.home,
      SOURCEMARK_TEST: '1',
      ...(process.getuid?.() === 0 ? { ELECTRON_DISABLE_SANDBOX: '1' } : {}),
    }
  }

  async close(): Promise<void> {
    const running = this.#running
    this.#running = null
    await running?.app.close()
  }

  /** Ends the app at once, as a power cut would. */
  async kill(): Promise<void> {
    const running = this.#running
    this.#running = null
    const gone = new Promise((resolve) => running?.app.process().once('exit', resolve))
    running?.app.process().kill('SIGKILL')
    await gone
  }

  /** Quits as a person would and starts again on the same data folder. */
  async restart(): Promise<Page> {
    await this.close()
    return this.launch()
  }

  /** Takes complaints that the test means to cause out of what is asserted at its end. */
  allow(problem: RegExp): void {
    this.#allowed.push(problem)
  }

  unexpected(): readonly string[] {
    return this.problems.filter((problem) => !this.#allowed.some((each) => each.test(problem)))
  }

  /** Reads the window that tells what was found at the start, and goes on with what is here. */
  async foundAtStart(): Promise<string> {
    const found = this.page.getByRole('dialog', { name: 'What was found at the start' })
    const text = await found.innerText()
    await found.getByRole('button', { name: 'Go on with what is here' }).click()
    await expect(found).toBeHidden()
    return text
  }

  get text(): Locator {
    return this.page.getByRole('textbox', { name: 'Article text' })
  }

  get annotations(): Locator {
    return this.page.getByRole('listbox', { name: 'Annotations' })
  }

  get inspector(): Locator {
    return this.page.getByRole('region', { name: 'Inspector' })
  }

  status(name: string): Locator {
    return this.page.getByRole('status', { name })
  }

  /** The figures, such as "6 claims, 5 sources, 4 cues, 2 open ends". */
  counts(): Promise<string> {
    return this.status('Counts').innerText()
  }

  saveState(): Promise<string> {
    return this.status('Save state').innerText()
  }

  /** Waits until all that was done is on the disk. */
  async saved(): Promise<void> {
    await expect(this.status('Save state')).toHaveText('Saved')
  }

  /** Brings the focus into the text, by keyboard. */
  async focusText(): Promise<void> {
    for (let turn = 0; turn < 6; turn++) {
      if (await this.text.evaluate((element) => element === document.activeElement)) return
      await this.page.keyboard.press('F6')
    }
    await expect(this.text).toBeFocused()
  }

  /** Selects the words by keyboard alone, from wherever the caret is: see {@link find} for which. */
  async select(words: string, which: Which = 1): Promise<void> {
    await this.focusText()
    const { start, end } = await find(this.page, words, which)
    await this.#travel(start, '')
    await this.#travel(end, 'Shift+')
    const selected = await this.page.evaluate(() => String(window.getSelection()))
    if (withoutSpace(selected) !== withoutSpace(words))
      throw new Error(`“${words}” must be selected, and it is “${selected}”.`)
  }

  /** Presses the key with the focus in the text. */
  async tag(key: string): Promise<void> {
    await this.page.keyboard.press(key)
  }

  /** Selects a mark by the list's keys; its name is "<code>: <quotation>". The text has the focus afterwards. */
  async choose(name: string): Promise<void> {
    await this.focusText()
    const { keyboard } = this.page
    await keyboard.press('F6')
    await expect(this.annotations).toBeFocused()
    await keyboard.press('Home')
    const chosen = this.annotations.getByRole('option', { name, exact: true, selected: true })
    const size = Number(await this.annotations.getByRole('option').first().getAttribute('aria-setsize'))
    for (let step = 1; step < size && (await chosen.count()) === 0; step++) await keyboard.press('ArrowDown')
    await expect(chosen).toBeVisible()
    await keyboard.press('Space')
    await expect(this.text).toBeFocused()
  }

  /**
   * Moves the caret by lines while it is far, by words while it is near and by characters at the end. After each
   * step it looks where the caret came to stand, as a person does. An offset into the text as the page has it.
   */
  async #travel(to: number, shift: '' | 'Shift+'): Promise<void> {
    const { keyboard } = this.page
    let at = await caret(this.page)
    let reach = Number.POSITIVE_INFINITY
    for (const [step, least] of [
      ['line', 120],
      ['word', 3],
      ['character', 1],
    ] as const) {
      while (at !== to) {
        const distance = Math.abs(to - at)
        // A step that brought the caret no nearer is the last of its kind.
        if (distance < least || distance >= reach) break
        reach = distance
        const direction = to > at ? 1 : -1
        await keyboard.press(shift + keys[step][direction])
        at = await caret(this.page)
      }
      reach = Number.POSITIVE_INFINITY
    }
    if (at !== to) throw new Error(`The caret must reach ${to}, and it stands at ${at}.`)
  }

  /** Drags the mouse over the words. */
  async dragOver(words: string, which: Which = 1): Promise<void> {
    const { from, to } = await this.ends(words, which)
    const { mouse } = this.page
    await mouse.move(from.x, from.y)
    await mouse.down()
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 })
    await mouse.move(to.x, to.y, { steps: 3 })
    await mouse.up()
  }

  /** Scrolls to the words, and answers where they begin and end on the screen. */
  async ends(words: string, which: Which = 1): Promise<{ readonly from: Point; readonly to: Point }> {
    const { start, end } = await find(this.page, words, which)
    return this.text.evaluate(
      (element, range) => {
        const at = (offset: number) => {
          const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
          let passed = 0
          for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
            const length = node.nodeValue?.length ?? 0
            const inside = offset - passed
            if (inside >= 0 && inside < length) {
              const character = document.createRange()
              character.setStart(node, inside)
              character.setEnd(node, inside + 1)
              return character
            }
            passed += length
          }
          throw new Error('The words must be on the page.')
        }
        const first = at(range.start)
        const last = at(range.end - 1)
        first.startContainer.parentElement?.scrollIntoView({ block: 'center' })
        const a = first.getClientRects()[0]
        const b = last.getClientRects()[0]
        if (a === undefined || b === undefined) throw new Error('The words must be drawn.')
        return {
          from: { x: a.left + 0.5, y: (a.top + a.bottom) / 2 },
          to: { x: b.right - 0.5, y: (b.top + b.bottom) / 2 },
        }
      },
      { start, end },
    )
  }

  /** Clicks an item of the menu: its keys do not reach a window that a test drives. */
  async menu(id: string): Promise<void> {
    const isThere = () =>
      this.electron.evaluate(({ Menu }, wanted) => Boolean(Menu.getApplicationMenu()?.getMenuItemById(wanted)), id)
    await expect.poll(isThere, `There must be a menu item "${id}".`).toBe(true)
    await this.electron.evaluate(({ Menu }, wanted) => Menu.getApplicationMenu()?.getMenuItemById(wanted)?.click(), id)
  }

  /** Answers the next dialogs that ask where to save; null is "Cancel". */
  async saveDialog(file: string | null): Promise<void> {
    await this.electron.evaluate(({ dialog }, filePath) => {
      const answer = filePath === null ? { canceled: true, filePath: '' } : { canceled: false, filePath }
      dialog.showSaveDialog = () => Promise.resolve(answer)
    }, file)
  }

  /** Answers the next dialogs that ask what to open; null is "Cancel". */
  async openDialog(file: string | null): Promise<void> {
    await this.electron.evaluate(({ dialog }, filePath) => {
      const answer = filePath === null ? { canceled: true, filePaths: [] } : { canceled: false, filePaths: [filePath] }
      dialog.showOpenDialog = () => Promise.resolve(answer)
    }, file)
  }

  /** Exports as the menu does; answers the file's bytes. */
  async export(format: 'html' | 'pdf' | 'markdown' | 'web-annotation', name: string): Promise<string> {
    const file = path.join(this.files, name)
    await this.saveDialog(file)
    await this.menu(`file.export.${format}`)
    await expect(this.page.getByText(`Exported “${name}”.`)).toBeVisible({ timeout: 60_000 })
    return file
  }

  /** What axe finds in the window; what a frame holds is looked at on its own. */
  async axe(): Promise<readonly Violation[]> {
    return axeIn(this.page)
  }

  /** The article of the main job, as a file outside the data folder. */
  async jobArticle(): Promise<JobArticle> {
    const london = articlePath()
    if (london !== null) return { kind: 'london', path: london }
    // Other words at the end, so that it is not the sample that the library has.
    const copy = path.join(this.files, 'footbridge.txt')
    await writeFile(copy, `${sampleText}\nFrom the archive.\n`)
    return { kind: 'sample', path: copy }
  }
}

const keys = {
  line: { 1: 'ArrowDown', [-1]: 'ArrowUp' },
  word: { 1: 'Control+ArrowRight', [-1]: 'Control+ArrowLeft' },
  character: { 1: 'ArrowRight', [-1]: 'ArrowLeft' },
} as const

/** The article of the main job where it lies beside the repository; null elsewhere. */
function articlePath(): string | null {
  const file = path.resolve(root, '../shared/articles/london-talks.txt')
  return existsSync(file) ? file : null
}

/** Evaluates axe in a page and answers what it finds there. */
export async function axeIn(page: Page): Promise<readonly Violation[]> {
  // A page of the app allows no script but its own; what a test evaluates is not held by that.
  await page.evaluate(axeSource())
  return page.evaluate(runAxe)
}

async function runAxe(): Promise<readonly Violation[]> {
  const { axe } = window as unknown as { readonly axe: typeof import('axe-core') }
  // Behind a dialog everything is inert.
  const shown = document.querySelector('dialog[open]') ?? document
  const { violations } = await axe.run(shown, { iframes: false, resultTypes: ['violations'] })
  return violations.map(({ id, impact, nodes }) => ({
    rule: id,
    impact: impact ?? '',
    nodes: nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  }))
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '')
}

/** Which of the places that have the words: its number, from 1, or the first one that is not before other words. */
export type Which = number | { readonly from: string }

/**
 * Where the words stand in the text as the page has it: without the line breaks between blocks. Waits until they are
 * there, as somebody does who looks for them.
 */
async function find(page: Page, words: string, which: Which): Promise<{ start: number; end: number }> {
  const text = async () => (await page.locator(textbox).textContent()) ?? ''
  await expect.poll(text, `The article must have the words “${words}”.`).toContain(words)
  const shown = await text()
  const times = typeof which === 'number' ? which : 1
  let start = typeof which === 'number' ? -1 : shown.indexOf(which.from) - 1
  if (start < -1) throw new Error('The article must have the words to look from.')
  for (let count = 0; count < times; count++) {
    start = shown.indexOf(words, start + 1)
    if (start < 0) throw new Error(`The article must have the words “${words}”.`)
  }
  return { start, end: start + words.length }
}

const textbox = '[role=textbox][aria-label="Article text"]'

/** Where the caret stands in the text as the page has it. Asked often: a locator would take ten times as long. */
function caret(page: Page): Promise<number> {
  return page.evaluate((selector) => {
    const element = document.querySelector(selector)
    const selection = window.getSelection()
    const node = selection?.focusNode
    if (!node || !element?.contains(node)) throw new Error('The caret must be in the text.')
    const before = document.createRange()
    before.setStart(element, 0)
    before.setEnd(node, selection.focusOffset)
    return before.toString().length
  }, textbox)
}

/** A test's apps are not launched yet. The folder of each goes when the test is over. */
export const test = base.extend<{ readonly app: App; readonly other: App }>({
  app: async ({}, use) => onFolderOfItsOwn(use),
  other: async ({}, use) => onFolderOfItsOwn(use),
})

async function onFolderOfItsOwn(use: (app: App) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sourcemark-e2e-'))
  const app = new App(folder)
  await use(app)
  await app.close()
  await rm(folder, { recursive: true, force: true })
  expect(app.unexpected(), 'what console and page complained of').toEqual([])
}
