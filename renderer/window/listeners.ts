import { afterPaint, nextTask } from '../reader/deferred'

/** A part of the window beside the text. */
export type Part = 'library' | 'list' | 'inspector' | 'chip' | 'status'

type Listener = () => void
type Subscribe = (listener: Listener) => () => void

/**
 * Who is told of changes, and when. The text and the part that has the focus are told at once. The other parts are told
 * when the frame with the text has been painted, each in a task of its own: neither a mark nor a key waits for them.
 */
export class Listeners {
  readonly #atOnce = new Set<Listener>()
  readonly #parts = new Map<Part, Set<Listener>>()
  readonly #subscribers = new Map<Part, Subscribe>()
  readonly #late = new Set<Part>()
  #isAsked = false

  readonly subscribe: Subscribe = (listener) => put(this.#atOnce, listener)

  /** How to subscribe for a part: the same function each time. */
  subscriberOf(part: Part): Subscribe {
    const known = this.#subscribers.get(part)
    if (known !== undefined) return known
    const listeners = new Set<Listener>()
    const subscribe: Subscribe = (listener) => put(listeners, listener)
    this.#parts.set(part, listeners)
    this.#subscribers.set(part, subscribe)
    return subscribe
  }

  tell(): void {
    for (const listener of this.#atOnce) listener()
    const focused = document.activeElement?.closest<HTMLElement>('[data-pane]')?.dataset.pane
    for (const part of this.#parts.keys()) {
      if (part === focused) this.#tell(part)
      else this.#late.add(part)
    }
    if (this.#isAsked || this.#late.size === 0) return
    this.#isAsked = true
    afterPaint(() => this.#tellLate())
  }

  /** Tells at once all who would be told later. */
  settle(): void {
    for (const part of this.#late) this.#tell(part)
  }

  #tellLate(): void {
    const [part] = this.#late
    if (part !== undefined) this.#tell(part)
    this.#isAsked = this.#late.size > 0
    if (this.#isAsked) nextTask(() => this.#tellLate())
  }

  #tell(part: Part): void {
    this.#late.delete(part)
    for (const listener of this.#parts.get(part) ?? []) listener()
  }
}

function put(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
