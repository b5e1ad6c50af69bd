// The page that all sides but the app's own window are measured in.
import '@fontsource-variable/source-serif-4'
import '../../../../renderer/styles/tokens.css'
import './page.css'
import { type CaseText, caseText, idOf, type Mark, type Size, SOUGHT } from './case-text'
import { markJs } from './mark-js'
import { nextPaint, rest, scrollFrames, untilPainted } from './next-paint'
import { plain } from './plain'
import { proseMirror } from './prosemirror'
import { readerAlone } from './reader-side'
import type { Side } from './side'
import { textAnnotator } from './text-annotator'

/** What is done by a key. */
export type KeyOperation = 'add' | 'remove' | 'select'

export interface Versions {
  readonly textAnnotator: string
  readonly markJs: string
  readonly proseMirror: string
}

export type SideName = ReturnType<typeof sidesOf> extends Record<infer Name, unknown> ? Name : never

function sidesOf(versions: Versions) {
  return {
    'reader alone': () => readerAlone(),
    'plain paragraphs': () => plain,
    'text-annotator, spans': () => textAnnotator(versions.textAnnotator, 'SPANS'),
    'text-annotator, highlights': () => textAnnotator(versions.textAnnotator, 'CSS_HIGHLIGHTS'),
    'mark.js': () => markJs(versions.markJs),
    'ProseMirror decorations': () => proseMirror(versions.proseMirror, true),
    'ProseMirror, no marks': () => proseMirror(versions.proseMirror, false),
  } as const satisfies Record<string, () => Side>
}

/** What the driver calls in this page. */
export class Bench {
  #side: Side | null = null
  #content: CaseText = { text: '', blocks: [], marks: [] }

  /** Makes the text before anything is measured. */
  prepare(size: Size): void {
    this.#content = caseText(size)
  }

  async open(name: SideName, versions: Versions): Promise<number> {
    await document.fonts.ready
    const side = sidesOf(versions)[name]()
    this.#side = side
    side.prepare?.(this.#content)
    await nextPaint()
    const time = await untilPainted(() => side.open(this.scroller, this.#content))
    return time - (side.waits ?? 0)
  }

  /**
   * Has the next press of a key do it, as a press does in the app; `at` counts. Answers false where the side can't do it.
   * {@link pressed} has the time.
   */
  expectKey(operation: KeyOperation, at: number): boolean {
    const side = this.#use()
    const act = this.#actOf(side, operation, at)
    if (act === undefined) return false
    this.#pressed = new Promise((resolve) => {
      const heard = async (event: KeyboardEvent) => {
        event.preventDefault()
        await act()
        await nextPaint()
        resolve(performance.now() - event.timeStamp - (side.waits ?? 0))
      }
      window.addEventListener('keydown', (event) => void heard(event), { capture: true, once: true })
    })
    return true
  }

  /** Milliseconds from the key's own time stamp until what it did was painted. */
  pressed(): Promise<number> {
    return this.#pressed
  }

  #pressed: Promise<number> = Promise.resolve(0)

  #actOf({ add, remove, select }: Side, operation: KeyOperation, at: number): (() => void | Promise<void>) | undefined {
    const seen = this.#content.marks.slice(0, 12)
    const model = seen[(at * 5 + (operation === 'select' ? 1 : 0)) % Math.max(seen.length, 1)]
    if (model === undefined) return undefined
    if (operation === 'select') return select && (() => select(model))
    const mark = { ...model, id: idOf(0x900000 + at), code: 'cue' } as const
    return operation === 'add' ? add && (() => add(mark)) : remove && (() => remove(mark))
  }

  /** Searches so many times, where the side can. */
  async search(count: number): Promise<readonly number[]> {
    const side = this.#use()
    const { search } = side
    const times: number[] = []
    for (let at = 0; at < count && search !== undefined; at++) {
      await rest(20)
      let end: () => void = () => undefined
      const time = await untilPainted(() => {
        end = search(SOUGHT)
      })
      times.push(time - (side.waits ?? 0))
      end()
      await nextPaint()
    }
    return times
  }

  async scroll(): Promise<readonly number[]> {
    const { scroller } = this
    scroller.scrollTop = 0
    await rest(100)
    const times = await scrollFrames(scroller, 1500, 60)
    scroller.scrollTop = 0
    await rest(100)
    return times
  }

  /** Points on marks in view, for the mouse; none if the side takes no notice of it. */
  spots(count: number): readonly { readonly x: number; readonly y: number }[] {
    if (!this.#use().hovers) return []
    return this.#content.marks.slice(0, count).map((mark) => this.#pointOn(mark))
  }

  /** Begins to wait for the mouse to move, and for what that causes to be painted. */
  expectHover(): void {
    const side = this.#use()
    const painted = new Promise<number>((resolve) => {
      const moved = (event: MouseEvent) =>
        void (side.drawn?.() ?? Promise.resolve())
          .then(nextPaint)
          .then(() => resolve(performance.now() - event.timeStamp - (side.waits ?? 0)))
      window.addEventListener('mousemove', moved, { capture: true, once: true })
    })
    this.#hovered = Promise.race([painted, rest(2000).then(() => null)])
  }

  /** Milliseconds; null if the mouse caused nothing. */
  hovered(): Promise<number | null> {
    return this.#hovered
  }

  #hovered: Promise<number | null> = Promise.resolve(null)

  get scroller(): HTMLElement {
    const { firstElementChild } = document.getElementById('root') ?? document.body
    const reader = document.querySelector('.holds-reader .reader')
    if (reader instanceof HTMLElement) return reader
    if (!(firstElementChild instanceof HTMLElement)) throw new Error('The page must have an element that scrolls.')
    return firstElementChild
  }

  version(): string {
    return this.#use().version
  }

  #use(): Side {
    if (this.#side === null) throw new Error('A text must be open.')
    return this.#side
  }

  #pointOn({ start }: Mark) {
    const blocks = this.#content.blocks
    let passed = blocks.findIndex((block) => block.end > start)
    passed = start - 2 * Math.max(passed, 0) + 1
    const walker = document.createTreeWalker(this.scroller, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const length = node.nodeValue?.length ?? 0
      if (passed < length) {
        const range = document.createRange()
        range.setStart(node, passed)
        range.setEnd(node, passed + 1)
        const { left, top, width, height } = range.getBoundingClientRect()
        return { x: left + width / 2, y: top + height / 2 }
      }
      passed -= length
    }
    throw new Error('The mark must be on the page.')
  }
}

// The annotator's bundle for browsers asks whether it is in production.
Object.assign(window, { bench: new Bench(), process: { env: { NODE_ENV: 'production' } } })
