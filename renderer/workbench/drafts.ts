import type { Bridge, Draft } from '../../src/ipc/contract'
import type { Saver } from './saver'

/**
 * What is being typed and is no edit yet. The main process has each text within half a second, so that it is in its
 * field again when the window or the app was stopped in the middle.
 */
export class Drafts {
  readonly #bridge: Bridge
  readonly #saver: Saver
  /** Texts by the place where they are typed, such as "annotation 5c…, note". */
  readonly #texts = new Map<string, string>()
  readonly #fields = new Set<() => void>()

  constructor(bridge: Bridge, saver: Saver) {
    this.#bridge = bridge
    this.#saver = saver
  }

  /** Takes over what was being typed when the window was last stopped. */
  recover(drafts: readonly Draft[]): void {
    for (const { key, text } of drafts) this.#texts.set(key, text)
  }

  /** What was being typed at a place; null when there is nothing, or nothing else than what is stored. */
  textAt(place: string, stored: string): string | null {
    const text = this.#texts.get(place)
    return text === undefined || text === stored ? null : text
  }

  note(place: string, text: string): void {
    this.#texts.set(place, text)
    void this.#bridge.request('drafts.keep', { key: place, text })
  }

  /** The text is an edit now, or given up. It goes when the edit is on the disk. */
  end(place: string): void {
    if (!this.#texts.delete(place)) return
    void this.#saver.settled().then((isSaved) => {
      if (isSaved && !this.#texts.has(place)) void this.#bridge.request('drafts.keep', { key: place, text: '' })
    })
  }

  /** A field that is shown; `keep` makes an edit of what it holds. Answers with a function that takes it out. */
  addField(keep: () => void): () => void {
    this.#fields.add(keep)
    return () => this.#fields.delete(keep)
  }

  /** Makes edits of all that is being typed: called before anything that must see it. */
  keep(): void {
    for (const keep of this.#fields) keep()
  }
}
