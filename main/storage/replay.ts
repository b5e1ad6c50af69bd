import { apply } from '../../src/record/apply'
import type { Edit } from '../../src/record/edit'
import type { RecordKinds } from '../../src/record/record-kind'
import type { State } from '../../src/record/state'

type Changes = Pick<Edit, 'changes'>

const GULP = 1000

/** Brings a state up to date with edits from the journal. */
export class Replay {
  readonly #kinds: RecordKinds
  #state: State
  #gulp: Changes[] = []
  #refused = 0

  constructor(from: State, kinds: RecordKinds) {
    this.#state = from
    this.#kinds = kinds
  }

  add(edit: Changes): void {
    this.#gulp.push(edit)
    if (this.#gulp.length >= GULP) this.#swallow()
  }

  /** The state after all edits, and how many of them did not fit what was there and were left out. */
  finish(): { readonly state: State; readonly refused: number } {
    this.#swallow()
    return { state: this.#state, refused: this.#refused }
  }

  // `apply` copies each table that it changes: once for a gulp, where one edit at a time would be quadratic.
  #swallow(): void {
    const gulp = this.#gulp
    this.#gulp = []
    const all = apply(this.#state, { changes: gulp.flatMap((edit) => edit.changes) }, this.#kinds)
    if (all.ok) {
      this.#state = all.value
      return
    }
    for (const edit of gulp) {
      const applied = apply(this.#state, edit, this.#kinds)
      if (applied.ok) this.#state = applied.value
      else this.#refused++
    }
  }
}
