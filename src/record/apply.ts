import { RecordTable } from '../collection/record-table'
import { sameValue } from '../collection/same-value'
import type { ArticleId } from '../ids'
import { err, ok, type Result } from '../result'
import type { ChangeOf, Edit } from './edit'
import type { RecordKinds } from './record-kind'
import type { ArticleRecords, Library, State } from './state'
import { type RecordOf, recordKinds, type Table } from './table'
import { recordsIn, withRecords } from './tables'

/** The current record differs from the `before` of the change that is about it. */
export interface Stale {
  readonly code: 'stale'
  readonly table: Table
  readonly id: string
}

/** The id of the record that a change is about. */
export function changedId<T extends Table>(change: ChangeOf<T>): string {
  return changedRecord(change).id
}

/** The record that a change is about, as it is after it, or was before it where it goes. */
function changedRecord<T extends Table>({ before, after }: ChangeOf<T>): RecordOf<T> {
  const record = after ?? before
  if (record === null) throw new Error('A change must have a record on one side at least.')
  return record
}

/** Tells a record from every other of a state. */
export function changedKey<T extends Table>(change: ChangeOf<T>): string {
  return `${change.table} ${changedId(change)}`
}

/** The article beside which a change lies; null for records of the library. */
export function changedArticle<T extends Table>(
  change: ChangeOf<T>,
  kinds: RecordKinds = recordKinds,
): ArticleId | null {
  if (kinds[change.table]?.home !== 'article') return null
  const record = changedRecord(change)
  return 'article' in record ? record.article : null
}

/** The record of a change's table and id as the state has it, or null. */
export function currentRecord<T extends Table>(
  state: State,
  change: ChangeOf<T>,
  kinds: RecordKinds = recordKinds,
): RecordOf<T> | null {
  const article = changedArticle(change, kinds)
  const tables = article === null ? state.library : state.marks.get(article)
  if (tables === undefined) return null
  return recordsIn(tables, change.table, kinds).get(changedId(change)) ?? null
}

/**
 * The state after the edit. Changes in articles that are not open leave the state as it is: whoever opens them
 * reads them from the store. Refuses, with nothing changed, an edit whose `before` is not what is there.
 */
export function apply(
  state: State,
  edit: Pick<Edit, 'changes'>,
  kinds: RecordKinds = recordKinds,
): Result<State, Stale> {
  const next = new Draft(state, kinds)
  for (const change of edit.changes) {
    const article = changedArticle(change, kinds)
    if (article !== null && !state.marks.has(article)) continue
    if (!next.make(change)) return err({ code: 'stale', table: change.table, id: changedId(change) })
  }
  return ok(next.finish())
}

/** A state being built. */
class Draft {
  #library: Library
  #marks: ReadonlyMap<ArticleId, ArticleRecords>
  readonly #from: State
  readonly #kinds: RecordKinds

  constructor(from: State, kinds: RecordKinds) {
    this.#library = from.library
    this.#marks = from.marks
    this.#from = from
    this.#kinds = kinds
  }

  /** Makes one change, in an article that is open if it lies in one. False when its `before` is not what is there. */
  make<T extends Table>(change: ChangeOf<T>): boolean {
    const article = changedArticle(change, this.#kinds)
    if (article === null) {
      const library = this.#changed(this.#library, change)
      if (library === null) return false
      this.#library = library
      return true
    }
    const known = this.#marks.get(article)
    if (known === undefined) throw new Error('ArticleRecords must be open to be changed.')
    const marks = this.#changed(known, change)
    if (marks === null) return false
    this.#marks = new Map(this.#marks).set(article, marks)
    return true
  }

  finish(): State {
    const unchanged = this.#library === this.#from.library && this.#marks === this.#from.marks
    return unchanged ? this.#from : { library: this.#library, marks: this.#marks }
  }

  /** The tables with one record put, or taken out; null when the record before is not what is there. */
  #changed<G extends Library | ArticleRecords, T extends Table>(tables: G, change: ChangeOf<T>): G | null {
    const { table, before, after } = change
    const records = recordsIn(tables, table, this.#kinds)
    const id = changedId(change)
    if (!sameValue(records.get(id) ?? null, before)) return null
    if (before === null && after === null) return tables
    const changed = RecordTable.of(records)
    return withRecords(tables, table, after === null ? changed.without(id) : changed.with(id, after), this.#kinds)
  }
}
