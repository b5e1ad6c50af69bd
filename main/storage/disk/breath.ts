import { setImmediate } from 'node:timers/promises'

/** Milliseconds of work after which others get a turn. */
const SPELL = 8

/** Cuts long work into spells, so that the window is served in between. */
export class Breath {
  #since = performance.now()

  /** Whether this spell has lasted long enough. */
  get isOut(): boolean {
    return performance.now() - this.#since > SPELL
  }

  /** Lets others have a turn, and begins a new spell. */
  async take(): Promise<void> {
    await setImmediate()
    this.#since = performance.now()
  }
}
