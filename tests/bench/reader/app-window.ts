import { expect, type Locator, type Page } from '@playwright/test'
import { App } from '../../e2e/app'
import { BLANK, makeLibrary } from './app-library'
import type { Case } from './cases'
import { inputToEnd, inputToPaint, scrollText } from './in-page'
import { SOUGHT } from './page/case-text'
import { takeFocus } from './take-focus'
import { type Memory, memoryOf } from './window-memory'

/** The real app on a library with an article for each case, driven by mouse and keys. */
export class AppWindow {
  readonly #app: App
  readonly #page: Page

  private constructor(app: App, page: Page) {
    this.#app = app
    this.#page = page
  }

  /** `checkout`: of which the app is started; of this one when it is left out. */
  static async launch(
    folder: string,
    wanted: readonly Case[],
    switches: readonly string[],
    checkout?: string,
  ): Promise<AppWindow> {
    const app = new App(folder, switches, checkout)
    await makeLibrary(app.home, wanted)
    const page = await app.launch()
    return new AppWindow(app, page)
  }

  /** Of the part of the window that the text is in, in CSS pixels. */
  async textSize(): Promise<{ readonly width: number; readonly height: number }> {
    await this.#show(BLANK)
    return this.#page.locator('.text-host').evaluate(({ clientWidth, clientHeight }) => ({
      width: clientWidth,
      height: clientHeight,
    }))
  }

  /** Milliseconds from the press on the article's name until its text is painted; of these, those in the window. */
  async open(name: string): Promise<{ readonly all: number; readonly inWindow: number }> {
    await takeFocus(this.#app.electron, this.#page)
    await this.#show(BLANK)
    await this.#page.waitForTimeout(400)
    const times = await this.#show(name)
    await expect(this.#page.locator('.article-header')).toContainText(name)
    await this.#page.waitForTimeout(400)
    return times
  }

  /** Tags, and removes what was tagged, each by its key; `count` times. `all`: until the counts have followed, too. */
  async tagAndRemove(count: number): Promise<Readonly<Record<'add' | 'remove' | 'add, all', readonly number[]>>> {
    const page = this.#page
    await this.#app.text.focus()
    const before = await this.#marks()
    const times = { add: [] as number[], remove: [] as number[], 'add, all': [] as number[] }
    for (let at = 0; at < count; at++) {
      await page.evaluate(selectWords, at)
      await page.waitForTimeout(60)
      const { painted, ended } = await inputToEnd(page, 'keydown', '[aria-label="Counts"]', () =>
        page.keyboard.press('c'),
      )
      times.add.push(painted)
      if (ended !== null) times['add, all'].push(ended)
      await expect.poll(() => this.#marks()).toBe(before + 1)
      await page.waitForTimeout(60)
      times.remove.push(await inputToPaint(page, 'keydown', () => page.keyboard.press('Delete')))
      await expect.poll(() => this.#marks()).toBe(before)
    }
    return times
  }

  /** Tags, takes it back and does it again by keys, `count` times. */
  async undoAndRedo(count: number): Promise<Readonly<Record<'undo' | 'redo', readonly number[]>>> {
    const { keyboard } = this.#page
    await this.#app.text.focus()
    const before = await this.#marks()
    const times = { undo: [] as number[], redo: [] as number[] }
    const after = async (marks: number) => {
      await expect.poll(() => this.#marks()).toBe(marks)
      await this.#page.waitForTimeout(60)
    }
    for (let at = 0; at < count; at++) {
      await this.#page.evaluate(selectWords, at)
      await this.#page.waitForTimeout(60)
      await keyboard.press('c')
      await after(before + 1)
      await keyboard.down('Control')
      times.undo.push(await inputToPaint(this.#page, 'keydown', () => keyboard.press('z')))
      await after(before)
      times.redo.push(await inputToPaint(this.#page, 'keydown', () => keyboard.press('y')))
      await after(before + 1)
      await keyboard.press('z')
      await keyboard.up('Control')
      await after(before)
    }
    return times
  }

  /** Types letters into the note of a mark. */
  async note(count: number): Promise<readonly number[]> {
    const { keyboard } = this.#page
    await this.#app.text.focus()
    await keyboard.press('n')
    await keyboard.press('Enter')
    await expect(
      this.#page.locator('.inspector textarea, .inspector input').and(this.#page.locator(':focus')),
    ).toHaveCount(1)
    const times: number[] = []
    for (let at = 0; at < count; at++) {
      await this.#page.waitForTimeout(60)
      times.push(await inputToPaint(this.#page, 'keydown', () => keyboard.press('a')))
    }
    await keyboard.press('Escape')
    await this.#app.text.focus()
    return times
  }

  /** From the article that is open, which goes with all its marks, to a short one: until its text is painted. */
  async nextArticle(): Promise<readonly number[]> {
    const away = await this.#show(BLANK)
    await this.#page.waitForTimeout(400)
    return [away.all]
  }

  /** Types the last letter of a word into the search: until it is said how often the text has it, and hits are painted. */
  async search(count: number): Promise<readonly number[]> {
    const page = this.#page
    const field = page.getByRole('searchbox', { name: 'Search the text' })
    const times: number[] = []
    for (let at = 0; at < count; at++) {
      await field.fill(SOUGHT.slice(0, -1))
      await page.waitForTimeout(400)
      const { ended } = await inputToEnd(page, 'keydown', '#search-result', () => page.keyboard.press(SOUGHT.slice(-1)))
      if (ended !== null) times.push(ended)
      await field.fill('')
      await page.waitForTimeout(200)
    }
    return times
  }

  /** Presses on marks in view, one after the other. */
  async select(count: number): Promise<readonly number[]> {
    const times: number[] = []
    for (const { x, y } of await this.#spots(count)) {
      const { mouse } = this.#page
      await mouse.move(x, y)
      await this.#page.waitForTimeout(40)
      await mouse.down()
      times.push(await inputToPaint(this.#page, 'mouseup', () => mouse.up()))
    }
    return times
  }

  async hover(count: number): Promise<readonly number[]> {
    const times: number[] = []
    for (const { x, y } of await this.#spots(count)) {
      await this.#page.waitForTimeout(40)
      times.push(await inputToPaint(this.#page, 'mousemove', () => this.#page.mouse.move(x, y)))
    }
    return times
  }

  /** Goes to the next mark by its key: what one press of a key in the text costs. */
  async travel(count: number): Promise<readonly number[]> {
    await this.#app.text.focus()
    const times: number[] = []
    for (let at = 0; at < count; at++) {
      await this.#page.waitForTimeout(40)
      times.push(await inputToPaint(this.#page, 'keydown', () => this.#page.keyboard.press('n')))
    }
    return times
  }

  /** Goes from the first annotation to the last, and back, by keys in the list. */
  async jump(count: number): Promise<readonly number[]> {
    await this.#list.focus()
    const times: number[] = []
    for (let at = 0; at < count; at++) {
      await this.#page.waitForTimeout(250)
      times.push(
        await inputToPaint(this.#page, 'keydown', () => this.#page.keyboard.press(at % 2 === 0 ? 'End' : 'Home')),
      )
    }
    await this.#page.keyboard.press('Home')
    await this.#page.waitForTimeout(250)
    return times
  }

  /** Frames while the text is scrolled. */
  async scroll(): Promise<readonly number[]> {
    const times = await scrollText(this.#page, 1500, 60)
    await this.#page.locator('.reader').evaluate((reader) => {
      reader.scrollTop = 0
    })
    await this.#page.waitForTimeout(250)
    return times
  }

  memory(): Promise<Memory> {
    return memoryOf(this.#app.electron, this.#page)
  }

  close(): Promise<void> {
    return this.#app.close()
  }

  // An article that is shown already is not opened once more.
  async #show(name: string): Promise<{ readonly all: number; readonly inWindow: number }> {
    const header = this.#page.locator('.article-header')
    const isShown = (await header.count()) > 0 && (await header.innerText()).includes(name)
    return isShown ? { all: 0, inWindow: 0 } : this.#page.evaluate(openArticle, name)
  }

  get #list(): Locator {
    return this.#app.annotations
  }

  async #marks(): Promise<number> {
    return Number(await this.#page.locator('.annotations .count').first().innerText())
  }

  /** Middles of marks in view, each of another mark than the one before, again from the first if they are few. */
  async #spots(count: number): Promise<readonly { readonly x: number; readonly y: number }[]> {
    const found = await this.#page.evaluate((most) => {
      const reader = document.querySelector('.reader')?.getBoundingClientRect()
      if (reader === undefined) throw new Error('An article must be open.')
      const spots: { x: number; y: number }[] = []
      let last = ''
      for (const mark of document.querySelectorAll('.reader [data-annotations]')) {
        const box = mark.getClientRects()[0]
        const ids = mark.getAttribute('data-annotations') ?? ''
        if (box === undefined || ids === last || ids.includes(' ')) continue
        if (box.top < reader.top + 60 || box.bottom > reader.bottom - 60) continue
        last = ids
        spots.push({ x: box.left + box.width / 2, y: box.top + box.height / 2 })
        if (spots.length === most) break
      }
      return spots
    }, count)
    return Array.from({ length: found.length < 2 ? found.length : count }, (_, at) => found[at % found.length]).flatMap(
      (spot) => spot ?? [],
    )
  }
}

/** Runs in the page: opens the article of that title and waits until its text is painted. */
async function openArticle(title: string): Promise<{ all: number; inWindow: number }> {
  const names = [...document.querySelectorAll('nav.library .item-title')]
  const button = names.find((each) => each.textContent === title)?.closest('button')
  if (!(button instanceof HTMLElement)) throw new Error(`There must be an article “${title}”.`)
  const before = document.querySelector('.reader .ProseMirror')
  const { port1, port2 } = new MessageChannel()
  // While the window waits for the store it takes a task after another; the last one ends when the answer comes.
  let idle = 0
  let isWaiting = true
  port1.onmessage = () => {
    idle = performance.now()
    if (isWaiting) port2.postMessage(null)
  }
  port2.postMessage(null)
  const shown = new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      const now = document.querySelector('.reader .ProseMirror')
      if (now === null || now === before) return
      isWaiting = false
      observer.disconnect()
      resolve()
    })
    observer.observe(document.body, { childList: true, subtree: true })
  })
  // A press on it would bring the focus there, too.
  button.focus()
  const since = performance.now()
  button.click()
  await shown
  const answered = idle
  await new Promise<void>((resolve) =>
    requestAnimationFrame(() => {
      const painted = new MessageChannel()
      painted.port1.onmessage = () => resolve()
      painted.port2.postMessage(null)
    }),
  )
  const now = performance.now()
  return { all: now - since, inWindow: now - answered }
}

/** Runs in the page: selects three words of a block in view, others each time. */
function selectWords(at: number): void {
  const reader = document.querySelector('.reader')?.getBoundingClientRect()
  if (reader === undefined) throw new Error('An article must be open.')
  const blocks = [...document.querySelectorAll('.reader .block')].slice(0, 60).filter((block) => {
    const { top, bottom } = block.getBoundingClientRect()
    return top < reader.bottom - 80 && bottom > reader.top + 40
  })
  const block = blocks[at % Math.max(1, Math.min(blocks.length, 3))]
  if (block === undefined) throw new Error('A block must be in view.')
  const places: (readonly [node: Node, at: number, length: number])[] = []
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    for (const words of node.nodeValue?.matchAll(/\S+ \S+ \S+/g) ?? [])
      places.push([node, words.index, words[0].length])
  }
  const place = places[at % Math.max(1, places.length)]
  if (place === undefined) throw new Error('The block must have words.')
  const [node, start, length] = place
  getSelection()?.setBaseAndExtent(node, start, node, start + length)
}
