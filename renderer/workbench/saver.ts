import type { Edit } from '../../src/edit/edit'
import type { Bridge, CanHistory } from '../../src/ipc/contract'

/** Whether all that was done is on the disk. `failure` is the system's own word while something could not be written. */
export interface SaveState {
  readonly pending: number
  readonly failure: string | null
}

interface Listener {
  readonly onState: (state: SaveState) => void
  readonly onSaved: (can: CanHistory) => void
  /** The store has another record than the edit was made from: what the window shows is out of step. */
  readonly onStale: (edit: Edit) => void
}

/**
 * Hands edits over to the store one after the other, in the order of doing. An edit that could not be written stays
 * first in the queue and waits, with all behind it, for {@link Saver.retry}.
 */
export class Saver {
  readonly #bridge: Bridge
  readonly #listener: Listener
  readonly #queue: Edit[] = []
  #running: Promise<void> | null = null
  #failure: string | null = null

  constructor(bridge: Bridge, listener: Listener) {
    this.#bridge = bridge
    this.#listener = listener
  }

  add(edit: Edit): void {
    this.#queue.push(edit)
    this.#tell()
    if (this.#failure === null) void this.#run()
  }

  /** What the store does not have yet, in the order of doing. */
  unsaved(): readonly Edit[] {
    return [...this.#queue]
  }

  retry(): Promise<void> {
    this.#failure = null
    return this.#run()
  }

  /** Settles when the queue is empty or stuck; answers whether all is saved. */
  async settled(): Promise<boolean> {
    await this.#running
    return this.#queue.length === 0
  }

  #run(): Promise<void> {
    this.#running ??= this.#drain().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  async #drain(): Promise<void> {
    for (let edit = this.#queue[0]; edit !== undefined; edit = this.#queue[0]) {
      this.#tell()
      const result = await this.#commit(edit)
      if (!result.ok && result.error.code !== 'stale') {
        this.#failure = result.error.code === 'not-saved' ? result.error.reason : 'the library is read-only'
        return this.#tell()
      }
      this.#queue.shift()
      if (result.ok) this.#listener.onSaved(result.value)
      else this.#listener.onStale(edit)
    }
    this.#tell()
  }

  async #commit(edit: Edit): Promise<Awaited<ReturnType<typeof this.request>>> {
    try {
      return await this.request(edit)
    } catch (error) {
      return { ok: false, error: { code: 'not-saved', reason: error instanceof Error ? error.message : String(error) } }
    }
  }

  private request(edit: Edit) {
    return this.#bridge.request('edits.commit', edit)
  }

  #tell(): void {
    this.#listener.onState({ pending: this.#queue.length, failure: this.#failure })
  }
}
