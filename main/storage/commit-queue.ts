import type { ArticleId } from '../../src/ids'
import type { CommitError } from '../../src/ipc/contract'
import { apply } from '../../src/record/apply'
import type { Edit } from '../../src/record/edit'
import type { RecordKinds } from '../../src/record/record-kind'
import type { ArticleRecords, State } from '../../src/record/state'
import { err, ok, type Result } from '../../src/result'
import type { Journal, Place } from './journal/journal'
import type { JournalRecord } from './journal/journal-line'

interface Waiting {
  readonly edit: Edit
  readonly after: State
  readonly answer: (result: Result<null, CommitError>) => void
}

/** A state, and the sequence of the last record of the journal that is in it. */
export interface Saved {
  readonly state: State
  readonly sequence: number
}

/** Applies edits in the order of their arrival, and journals together those that arrive while others are written. */
export class CommitQueue {
  readonly #journal: Journal
  readonly #kinds: RecordKinds
  readonly #onSaved: (record: JournalRecord & Place) => void
  #saved: Saved
  /** With the edits that are still being written. */
  #ahead: State
  #waiting: Waiting[] = []
  #writing: Promise<void> | null = null
  #failure: string | null = null

  constructor(journal: Journal, saved: Saved, kinds: RecordKinds, onSaved: (record: JournalRecord & Place) => void) {
    this.#journal = journal
    this.#kinds = kinds
    this.#saved = saved
    this.#ahead = saved.state
    this.#onSaved = onSaved
  }

  get saved(): Saved {
    return this.#saved
  }

  get ahead(): State {
    return this.#ahead
  }

  /** The system's word for why the last edits could not be written; null when they were. */
  get failure(): string | null {
    return this.#failure
  }

  /** Adds an article's marks as they are on the disk. Nothing may be waiting. */
  addMarks(article: ArticleId, marks: ArticleRecords): void {
    if (this.#writing !== null) throw new Error('Marks must not be added while edits are being written.')
    const { state, sequence } = this.#saved
    this.#ahead = { ...state, marks: new Map(state.marks).set(article, marks) }
    this.#saved = { state: this.#ahead, sequence }
  }

  /** Lets go of articles' marks. Nothing may be waiting. */
  dropMarks(articles: readonly ArticleId[]): void {
    if (this.#writing !== null) throw new Error('Marks must not be dropped while edits are being written.')
    const { state, sequence } = this.#saved
    const marks = new Map(state.marks)
    for (const article of articles) marks.delete(article)
    this.#ahead = { ...state, marks }
    this.#saved = { state: this.#ahead, sequence }
  }

  /** Answers when the edit is on the disk. The articles that it touches must have been added. */
  push(edit: Edit): Promise<Result<null, CommitError>> {
    const after = apply(this.#ahead, edit, this.#kinds)
    if (!after.ok) return Promise.resolve(err({ code: 'stale' }))
    this.#ahead = after.value
    return new Promise((answer) => {
      this.#waiting.push({ edit, after: after.value, answer })
      this.#writing ??= this.#write()
    })
  }

  /** Waits until nothing waits. */
  async drained(): Promise<void> {
    while (this.#writing !== null) await this.#writing
  }

  async #write(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0)
      const records = await this.#journal.append(batch.map(({ edit }) => edit))
      if (records.ok) this.#advance(batch, records.value)
      else this.#fallBack(batch, records.error)
    }
    this.#writing = null
  }

  #advance(batch: readonly Waiting[], records: readonly (JournalRecord & Place)[]): void {
    this.#failure = null
    for (const record of records) this.#onSaved(record)
    const [state, sequence] = [batch.at(-1)?.after, records.at(-1)?.sequence]
    if (state !== undefined && sequence !== undefined) this.#saved = { state, sequence }
    for (const { answer } of batch) answer(ok(null))
  }

  // What arrived meanwhile builds on what was lost, so it is lost, too.
  #fallBack(batch: readonly Waiting[], reason: string): void {
    this.#failure = reason
    const lost = [...batch, ...this.#waiting.splice(0)]
    this.#ahead = this.#saved.state
    for (const { answer } of lost) answer(err({ code: 'not-saved', reason }))
  }
}
