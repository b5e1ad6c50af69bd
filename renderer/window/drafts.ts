import type { Bridge, Draft } from '../../src/ipc/contract'
import type { Saver } from './saver'

/**
 * What is being typed and is no edit yet. The main process has each text within half a second, so that it is in its
 * field again when the window or the app was stopped in the middle.
 */
export class Drafts {
  readonly #bridge: Bridge
  readonly #saver: Saver
  readonly #remember: () => void
  /** By the place where they are typed, such as "annotation 5c…, note". */
  readonly #drafts = new Map<string, Draft>()
  readonly #fields = new Set<() => void>()

  /** `remember`: notes where the analyst is, for what was typed there is found again only from there. */
  constructor(bridge: Bridge, saver: Saver, remember: () => void) {
    this.#bridge = bridge
    this.#saver = saver
    this.#remember = remember
  }

  /** Takes over what was being typed when the window was last stopped. */
  recover(drafts: readonly Draft[]): void {
    for (const draft of drafts) this.#drafts.set(draft.key, draft)
  }

  /**
   * What was being typed at a place over what is stored there; null when there is nothing, or nothing else. What was
   * typed over another text is older, as a rule: it goes when what is stored holds it, and is set aside otherwise.
   */
  textAt(place: string, stored: string): string | null {
    const draft = this.#drafts.get(place)
    if (draft === undefined) return null
    if (draft.base === stored && draft.text !== stored) return draft.text
    if (!stored.includes(draft.text)) this.note(asideOf(place), draft.text, draft.base)
    this.end(place)
    return null
  }

  /** What {@link textAt} has set aside, now or at an earlier start, and nobody has decided on. */
  asideAt(place: string, stored: string): string | null {
    const text = this.#drafts.get(asideOf(place))?.text
    return text === undefined || stored.includes(text) ? null : text
  }

  endAside(place: string): void {
    this.end(asideOf(place))
  }

  /** Keeps what is typed at a place, over what is stored there. */
  note(place: string, text: string, stored: string): void {
    const draft = { key: place, text, base: stored }
    this.#drafts.set(place, draft)
    this.#remember()
    void this.#bridge.request('drafts.keep', draft)
  }

  /** The text is an edit now, or given up. It goes when the edit is on the disk. */
  end(place: string): void {
    if (!this.#drafts.delete(place)) return
    void this.#saver.settled().then((isSaved) => {
      if (isSaved && !this.#drafts.has(place))
        void this.#bridge.request('drafts.keep', { key: place, text: '', base: '' })
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

function asideOf(place: string): string {
  return `${place}, set aside`
}
