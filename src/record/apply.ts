import { type Marks, noMarks } from '../annotation/marks'
import { RecordTable } from '../collection/record-table'
import { sameValue } from '../collection/same-value'
import type { ArticleId } from '../ids'
import { err, ok, type Result } from '../result'
import type { Change, ChangeOf, Edit, RecordOf, Table } from './edit'
import type { Library, State } from './state'

/** The record that an edit would change is not the one that it says it changes. */
export interface Stale {
  readonly code: 'stale'
  readonly table: Table
  readonly id: string
}

/** The id of the record that a change is about. */
export function changedId(change: Change): string {
  const record = change.after ?? change.before
  if (record === null) throw new Error('A change must have a record on one side at least.')
  return record.id
}

/** The article in whose marks a change lies; null for records of the library. */
export function changedArticle(change: Change): ArticleId | null {
  if (change.table !== 'annotation' && change.table !== 'attribution') return null
  return (change.after ?? change.before)?.article ?? null
}

/** The record of a change's table and id as the state has it, or null. */
export function currentRecord<T extends Table>(state: State, change: ChangeOf<T>): RecordOf<T> | null
export function currentRecord(state: State, change: Change): RecordOf<Table> | null {
  const { library } = state
  const record = change.after ?? change.before
  if (record === null) return null
  switch (change.table) {
    case 'settings':
      return library.settings
    default:
      return tableOf(state, change).get(record.id) ?? null
  }
}

type Keyed = Exclude<Table, 'settings'>

function tableOf(state: State, change: Extract<Change, { table: Keyed }>): ReadonlyMap<string, RecordOf<Keyed>> {
  const { library } = state
  switch (change.table) {
    case 'codebook':
      return library.codebooks
    case 'article':
      return library.articles
    case 'profile':
      return library.profiles
    case 'statement':
      return library.statements
    case 'session':
      return library.sessions
    case 'annotation':
      return marksOf(state, change).annotations
    case 'attribution':
      return marksOf(state, change).attributions
  }
}

function marksOf(state: State, change: Change): Marks {
  const article = changedArticle(change)
  return (article !== null && state.marks.get(article)) || noMarks
}

/**
 * The state after the edit. Changes in articles that are not open leave the state as it is: whoever opens them
 * reads them from the store. Refuses, with nothing changed, an edit whose `before` is not what is there.
 */
export function apply(state: State, edit: Pick<Edit, 'changes'>): Result<State, Stale> {
  const next = new Draft(state)
  for (const change of edit.changes) {
    const article = changedArticle(change)
    if (article !== null && !state.marks.has(article)) continue
    const current = next.read(change)
    if (!sameValue(current, change.before)) return err({ code: 'stale', table: change.table, id: changedId(change) })
    next.write(change)
  }
  return ok(next.finish())
}

/** A state being built. */
class Draft {
  #library: Library
  #marks: ReadonlyMap<ArticleId, Marks>
  readonly #from: State

  constructor(from: State) {
    this.#from = from
    this.#library = from.library
    this.#marks = from.marks
  }

  read(change: Change): RecordOf<Table> | null {
    return currentRecord({ library: this.#library, marks: this.#marks }, change as ChangeOf<Table>)
  }

  write(change: Change): void {
    switch (change.table) {
      case 'settings':
        if (change.after !== null) this.#library = { ...this.#library, settings: change.after }
        return
      case 'codebook':
        this.#library = { ...this.#library, codebooks: put(this.#library.codebooks, change) }
        return
      case 'article':
        this.#library = { ...this.#library, articles: put(this.#library.articles, change) }
        return
      case 'profile':
        this.#library = { ...this.#library, profiles: put(this.#library.profiles, change) }
        return
      case 'statement':
        this.#library = { ...this.#library, statements: put(this.#library.statements, change) }
        return
      case 'session':
        this.#library = { ...this.#library, sessions: put(this.#library.sessions, change) }
        return
      case 'annotation': {
        const marks = marksOf({ library: this.#library, marks: this.#marks }, change)
        return this.#writeMarks(change, { ...marks, annotations: put(marks.annotations, change) })
      }
      case 'attribution': {
        const marks = marksOf({ library: this.#library, marks: this.#marks }, change)
        return this.#writeMarks(change, { ...marks, attributions: put(marks.attributions, change) })
      }
    }
  }

  finish(): State {
    const unchanged = this.#library === this.#from.library && this.#marks === this.#from.marks
    return unchanged ? this.#from : { library: this.#library, marks: this.#marks }
  }

  #writeMarks(change: Change, marks: Marks): void {
    const article = changedArticle(change)
    if (article === null) return
    this.#marks = new Map(this.#marks).set(article, marks)
  }
}

function put<Id extends string, R extends { readonly id: Id }>(
  records: ReadonlyMap<Id, R>,
  change: { readonly before: R | null; readonly after: R | null },
): ReadonlyMap<Id, R> {
  const { before, after } = change
  if (after !== null) return RecordTable.of(records).with(after.id, after)
  return before === null ? records : RecordTable.of(records).without(before.id)
}
