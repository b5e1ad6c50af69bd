import type { CDPSession, Page } from '@playwright/test'

interface Point {
  readonly x: number
  readonly y: number
}

const modifiers: Readonly<Record<string, number>> = { Alt: 1, Control: 2, Meta: 4, Shift: 8 }

// The code and the number of keys that are no letters or digits, as a US keyboard has them.
const named: Readonly<Record<string, readonly [code: string, number: number]>> = {
  Enter: ['Enter', 13],
  Escape: ['Escape', 27],
  ' ': ['Space', 32],
  ArrowLeft: ['ArrowLeft', 37],
  ArrowUp: ['ArrowUp', 38],
  ArrowRight: ['ArrowRight', 39],
  ArrowDown: ['ArrowDown', 40],
  Home: ['Home', 36],
  End: ['End', 35],
  Delete: ['Delete', 46],
  Backspace: ['Backspace', 8],
  Tab: ['Tab', 9],
  F3: ['F3', 114],
  F6: ['F6', 117],
  '.': ['Period', 190],
  ',': ['Comma', 188],
  '/': ['Slash', 191],
  '[': ['BracketLeft', 219],
  ']': ['BracketRight', 221],
}

/**
 * Presses keys and the mouse through one session of the browser's own protocol, none of them awaited: each comes to the
 * browser as soon as it can, whatever the app is doing. {@link RawInput.sent} waits until all have come.
 */
export class RawInput {
  readonly #session: CDPSession
  readonly #sent: Promise<unknown>[] = []

  private constructor(session: CDPSession) {
    this.#session = session
  }

  static async of(page: Page): Promise<RawInput> {
    return new RawInput(await page.context().newCDPSession(page))
  }

  /** Slows the processor of the page so many times. */
  async throttle(rate: number): Promise<void> {
    await this.#session.send('Emulation.setCPUThrottlingRate', { rate })
  }

  /** Keys with a space between them, such as "Shift+ArrowRight Space C". */
  keys(line: string): void {
    for (const each of line.split(' ')) this.#key(each.replace(/^[A-Z]$/, (letter) => letter.toLowerCase()))
  }

  /** Each character of a text, as it is typed. */
  type(text: string): void {
    for (const each of text) this.#key(each === ' ' ? 'Space' : each)
  }

  click(at: Point, clickCount = 1): void {
    for (let count = 1; count <= clickCount; count++) {
      this.#mouse('mousePressed', at, count)
      this.#mouse('mouseReleased', at, count)
    }
  }

  drag(from: Point, to: Point): void {
    this.#mouse('mouseMoved', from, 0)
    this.#mouse('mousePressed', from, 1)
    this.#mouse('mouseMoved', { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }, 1)
    this.#mouse('mouseMoved', to, 1)
    this.#mouse('mouseReleased', to, 1)
  }

  async sent(): Promise<void> {
    await Promise.all(this.#sent.splice(0))
  }

  #key(chord: string): void {
    const parts = chord.split(/\+(?!$)/)
    const last = parts.at(-1) === 'Space' ? ' ' : (parts.at(-1) ?? '')
    const held = parts.slice(0, -1).reduce((sum, name) => sum + (modifiers[name] ?? 0), 0)
    const isLetter = /^[a-z]$/i.test(last)
    const isShifted = (held & 8) > 0 || (isLetter && parts.length === 1 && last !== last.toLowerCase())
    const [code, number] = named[last] ?? codeOf(last)
    const key = isLetter ? (isShifted ? last.toUpperCase() : last.toLowerCase()) : last
    const isTyped = (held & 7) === 0 && (key.length === 1 || key === 'Enter')
    const text = isTyped ? (key === 'Enter' ? '\r' : key) : undefined
    const common = { key, code, windowsVirtualKeyCode: number, modifiers: isShifted ? held | 8 : held }
    this.#send('Input.dispatchKeyEvent', {
      ...common,
      type: text === undefined ? 'rawKeyDown' : 'keyDown',
      ...(text === undefined ? {} : { text, unmodifiedText: text }),
    })
    this.#send('Input.dispatchKeyEvent', { ...common, type: 'keyUp' })
  }

  #mouse(type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', { x, y }: Point, clickCount: number): void {
    const isDown = type !== 'mouseMoved' || clickCount > 0
    this.#send('Input.dispatchMouseEvent', {
      ...{ type, x, y, clickCount, button: isDown ? 'left' : 'none' },
      buttons: isDown && type !== 'mouseReleased' ? 1 : 0,
    })
  }

  #send(...call: Parameters<CDPSession['send']>): void {
    this.#sent.push(this.#session.send(...call))
  }
}

function codeOf(character: string): readonly [code: string, number: number] {
  const upper = character.toUpperCase()
  const code = /[A-Z]/.test(upper) ? `Key${upper}` : /\d/.test(upper) ? `Digit${upper}` : ''
  return [code, upper.charCodeAt(0)]
}
