import type { Edit } from '../../src/edit/edit'
import { joined } from '../../src/edit/joined'
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
  /** A run of edits came to nothing: what could be undone before can be undone again. */
  readonly onNothing: () => void
}

/** Edits that follow each other and become one: see {@link Saver.addToRun}. */
interface Run {
  readonly name: string
  readonly edit: Edit
}

// Milliseconds after which a run is over when nothing is added to it.
const REST = 1000

/**
 * Hands edits over to the store one after the other, in the order of doing. An edit that could not be written stays
 * first in the queue and waits, with all behind it, for {@link Saver.retry}.
 */
export class Saver {
  readonly #bridge: Bridge
  readonly #listener: Listener
  readonly #queue: Edit[] = []
  #run: Run | null = null
  #rest: ReturnType<typeof setTimeout> | undefined
  #draining: Promise<void> | null = null
  #failure: string | null = null

  constructor(bridge: Bridge, listener: Listener) {
    this.#bridge = bridge
    this.#listener = listener
  }

  add(edit: Edit): void {
    this.#endRun()
    this.#queue.push(edit)
    this.#tell()
    if (this.#failure === null) void this.#work()
  }

  /** Adds an edit that becomes one with those of the same run, until nothing was added for a second or another comes. */
  addToRun(name: string, edit: Edit): void {
    if (!this.runs(name)) this.#endRun()
    const whole = this.#run === null ? edit : joined(this.#run.edit, edit)
    this.#run = whole.changes.length > 0 ? { name, edit: whole } : null
    clearTimeout(this.#rest)
    if (this.#run === null) this.#listener.onNothing()
    else this.#rest = setTimeout(() => this.#endRun(), REST)
    this.#tell()
  }

  /** Whether the last edit belongs to that run, which is not over. */
  runs(name: string): boolean {
    return this.#run?.name === name
  }

  #endRun(): void {
    const run = this.#run
    if (run === null) return
    clearTimeout(this.#rest)
    this.#run = null
    this.add(run.edit)
  }

  /** What the store does not have yet, in the order of doing. */
  unsaved(): readonly Edit[] {
    return this.#run === null ? [...this.#queue] : [...this.#queue, this.#run.edit]
  }

  retry(): Promise<void> {
    this.#failure = null
    return this.#work()
  }

  /** Settles when the queue is empty or stuck; answers whether all is saved. */
  async settled(): Promise<boolean> {
    this.#endRun()
    await this.#draining
    return this.#queue.length === 0
  }

  #work(): Promise<void> {
    this.#draining ??= this.#drain().finally(() => {
      this.#draining = null
    })
    return this.#draining
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
    this.#listener.onState({ pending: this.unsaved().length, failure: this.#failure })
  }
}
