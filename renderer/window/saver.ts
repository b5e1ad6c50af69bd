import { sameValue } from '../../src/collection/same-value'
import type { Bridge, CanHistory, CommitError } from '../../src/ipc/contract'
import type { Edit } from '../../src/record/edit'
import { joined } from '../../src/record/joined'
import { err, ok, type Result } from '../../src/result'

/** Whether all that was done is on the disk. `failure` is the system's own word while something could not be written. */
export interface SaveState {
  readonly pending: number
  readonly failure: string | null
}

interface Listener {
  readonly onState: (state: SaveState) => void
  /** An edit is whole, and goes to the store as it is. */
  readonly onEdit: (edit: Edit) => void
  readonly onSaved: (can: CanHistory) => void
  /** The store has another record than the edit was made from: what the window shows is out of step. */
  readonly onStale: (edit: Edit) => void
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
    this.endRun()
    this.#queue.push(edit)
    this.#listener.onEdit(edit)
    this.#tell()
    if (this.#failure === null) void this.#work()
  }

  /** Adds an edit that becomes one with those of the same run, until nothing was added for a second or another comes. */
  addToRun(name: string, edit: Edit): void {
    if (!this.runs(name)) this.endRun()
    const whole = this.#run === null ? edit : joined(this.#run.edit, edit)
    this.#run = whole.changes.length > 0 ? { name, edit: whole } : null
    clearTimeout(this.#rest)
    if (this.#run !== null) this.#rest = setTimeout(() => this.endRun(), REST)
    this.#tell()
  }

  /** Whether the last edit belongs to that run, which is not over; of whatever name when none is given. */
  runs(name?: string): boolean {
    return name === undefined ? this.#run !== null : this.#run?.name === name
  }

  /** Makes one edit of what has come together. */
  endRun(): void {
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
    this.endRun()
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
      const result = await this.#hand(edit)
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

  async #hand(edit: Edit): Promise<Result<CanHistory, CommitError>> {
    try {
      const { act } = edit
      return await (act === 'undo' || act === 'redo'
        ? this.#revert(edit, act)
        : this.#bridge.request('edits.commit', edit))
    } catch (error) {
      return err({ code: 'not-saved', reason: error instanceof Error ? error.message : String(error) })
    }
  }

  /** The store makes undo and redo itself. What the window has shown must be what it came to there. */
  async #revert(shown: Edit, act: 'undo' | 'redo'): Promise<Result<CanHistory, CommitError>> {
    const { id, author, session, at } = shown
    const result = await this.#bridge.request(`edits.${act}`, { id, author, session, at })
    if (!result.ok) return result.error.code === 'nothing' ? err({ code: 'stale' }) : err(result.error)
    const { edit, can } = result.value
    return edit.of === shown.of && sameValue(edit.changes, shown.changes) ? ok(can) : err({ code: 'stale' })
  }

  #tell(): void {
    this.#listener.onState({ pending: this.unsaved().length, failure: this.#failure })
  }
}
