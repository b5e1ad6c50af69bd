import { nextTask } from '../reader/deferred'

/** Something that was pressed while what it was meant for was still opening. */
export type HeldInput =
  | { readonly kind: 'key'; readonly event: KeyboardEvent }
  | { readonly kind: 'paste'; readonly text: string }
  | HeldPress

/** A press of the mouse. */
export interface HeldPress {
  readonly kind: 'click'
  readonly down: MouseEvent
  readonly up: MouseEvent
  /** Where the button went down. */
  readonly target: Element
  /** Whether it was released there, too. */
  readonly isClick: boolean
}

interface InputsOptions {
  /** Brings what the window knows in step with what the browser has done since: the selection above all. */
  readonly settle: () => void
  /** Does a held input where the focus is now. Answers false when what it was meant for is gone. */
  readonly play: (input: HeldInput) => boolean
  /** What is waited for, in words; null when nothing is any more. */
  readonly onWaiting: (what: string | null) => void
  /** Inputs that were meant for what could not open, or clicks on what is gone. */
  readonly onDropped: (inputs: readonly HeldInput[], why: 'not-opened' | 'gone') => void
}

const keyboard = ['keydown', 'keypress', 'keyup'] as const
const mouse = [
  'pointerdown',
  'mousedown',
  'pointerup',
  'mouseup',
  'click',
  'dblclick',
  'auxclick',
  'contextmenu',
] as const
const clipboard = ['copy', 'cut', 'paste'] as const

/**
 * The order of what a person does. Every input of the window comes by here before anyone else hears of it: first
 * whatever the inputs before it have left to do is done, then it goes its way. While something opens (an article, a
 * dialog, the code of either), inputs wait, and are done in the order in which they were pressed when it is there.
 */
export class Inputs {
  readonly #options: InputsOptions
  /** What is being waited for, by the order in which it was begun. */
  readonly #holds: string[] = []
  #held: (HeldInput | (() => void))[] = []
  #soon: (() => void)[] = []
  #down: MouseEvent | null = null
  #isPressHeld = false
  #isPlaying = false
  #isTurning = false

  constructor(options: InputsOptions) {
    this.#options = options
  }

  /** Listens until the answer is called. */
  listen(target: Window): () => void {
    const stopping = new AbortController()
    const options = { capture: true, signal: stopping.signal }
    for (const name of keyboard) target.addEventListener(name, (event) => this.#onKey(event), options)
    for (const name of mouse) target.addEventListener(name, (event) => this.#onMouse(event), options)
    for (const name of clipboard) target.addEventListener(name, (event) => this.#onClipboard(event), options)
    return () => stopping.abort()
  }

  /** Does it when the browser is through with the event that is being heard, and before any other input. */
  soon(work: () => void): void {
    this.#soon.push(work)
    nextTask(() => this.#settle())
  }

  /** Does now, or behind the inputs that wait, what was asked for by other means: an item of the menu. */
  add(run: () => void): void {
    if (this.#isHeld()) this.#held.push(run)
    else {
      this.#settle()
      run()
    }
  }

  /**
   * Has inputs wait until the work is done. Where it answers false, or fails, what they were meant for could not open:
   * what was pressed meanwhile is dropped, and that is told.
   */
  async hold<T>(what: string, work: () => Promise<T>): Promise<T> {
    this.#holds.push(what)
    this.#options.onWaiting(what)
    let isThere = false
    try {
      const result = await work()
      isThere = result !== false
      return result
    } finally {
      this.#holds.splice(this.#holds.indexOf(what), 1)
      this.#options.onWaiting(this.#holds.at(-1) ?? null)
      if (!isThere) this.#drop()
      this.#turn()
    }
  }

  #isHeld(): boolean {
    return this.#holds.length > 0 || this.#held.length > 0 || this.#isTurning
  }

  #settle(): void {
    const work = this.#soon
    this.#soon = []
    this.#options.settle()
    for (const each of work) each()
  }

  #drop(): void {
    const dropped = this.#held.filter((each) => typeof each === 'object')
    this.#held = this.#held.filter((each) => typeof each === 'function')
    if (dropped.length > 0) this.#options.onDropped(dropped, 'not-opened')
  }

  /** Does what waits, each in a task of its own, as they would have come. What is pressed meanwhile comes behind. */
  #turn(): void {
    if (this.#isTurning) return
    this.#isTurning = true
    nextTask(() => this.#playNext())
  }

  #playNext(): void {
    this.#isTurning = false
    if (this.#holds.length > 0) return
    const next = this.#held.shift()
    if (next === undefined) return
    this.#settle()
    this.#isPlaying = true
    if (typeof next === 'function') next()
    else if (!this.#options.play(next)) this.#options.onDropped([next], 'gone')
    this.#isPlaying = false
    this.#turn()
  }

  #onKey(event: KeyboardEvent): void {
    if (this.#isPlaying) return
    // A composition can't be held back: what is composed goes to what has the focus.
    const mayWait = !event.isComposing && event.keyCode !== 229
    if (!this.#isHeld() || !mayWait) {
      if (event.type === 'keydown') this.#settle()
      return
    }
    event.stopImmediatePropagation()
    // Subtle: what is to be pasted is known only by the event that follows.
    if (isPaste(event)) return
    event.preventDefault()
    if (event.type === 'keydown' && !isModifier(event)) this.#held.push({ kind: 'key', event })
  }

  // A press of the button is held, or goes its way, from beginning to end: whatever comes in between.
  #onMouse(event: MouseEvent): void {
    if (this.#isPlaying) return
    if (event.type === 'pointerdown') {
      this.#isPressHeld = this.#isHeld()
      if (!this.#isPressHeld) this.#settle()
    }
    const isOfKeyboard = event.type === 'click' && event.detail === 0
    if (!this.#isPressHeld || isOfKeyboard) return
    event.stopImmediatePropagation()
    // Subtle: a pointerdown that is prevented has no mousedown.
    if (event.type.startsWith('pointer')) return
    event.preventDefault()
    if (event.type === 'mousedown') this.#down = event
    const down = this.#down
    if (event.type !== 'mouseup' || down === null) return
    this.#down = null
    if (down.button !== 0 || !(down.target instanceof Element)) return
    this.#held.push({ kind: 'click', down, up: event, target: down.target, isClick: down.target === event.target })
    this.#turn()
  }

  #onClipboard(event: ClipboardEvent): void {
    if (this.#isPlaying) return
    if (!this.#isHeld()) return this.#settle()
    event.stopImmediatePropagation()
    event.preventDefault()
    if (event.type === 'paste')
      this.#held.push({ kind: 'paste', text: event.clipboardData?.getData('text/plain') ?? '' })
  }
}

function isPaste({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'v' && (ctrlKey || metaKey) && !altKey && !shiftKey
}

function isModifier({ key }: KeyboardEvent): boolean {
  return ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Fn'].includes(key)
}
