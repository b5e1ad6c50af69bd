import type { Block } from '../article/block'
import type { Change, ChangeOf, Gesture, RecordOf, Table } from '../edit/edit'
import { sameValue } from '../edit/same-value'
import type { AnnotationId, ArticleId, AttributionId, NewId, ProfileId, StatementId } from '../ids'
import type { Library, Marks } from '../library/library'

/** The article under work, with all that a gesture may look at. */
export interface Desk {
  readonly article: ArticleId
  /** The canonical text. */
  readonly text: string
  readonly blocks: readonly Block[]
  readonly library: Library
  readonly marks: Marks
  readonly author: string
  /** The instant of the gesture. */
  readonly now: string
  readonly newId: NewId
}

/** What a gesture comes to: the changes of one edit, and how the log names it. No changes: nothing happened. */
export interface Done {
  readonly gesture: Gesture
  readonly subject: string
  readonly changes: readonly Change[]
}

/**
 * The changes of one gesture while it is being worked out: records are read as the gesture has left them so far, and
 * each record comes out once, with what it was before the gesture.
 */
export class Changes {
  readonly #desk: Desk
  readonly #changes = new Map<string, ChangeOf<Table>>()

  constructor(desk: Desk) {
    this.#desk = desk
  }

  annotation(id: AnnotationId): RecordOf<'annotation'> | null {
    return this.#read('annotation', id, this.#desk.marks.annotations.get(id))
  }

  attribution(id: AttributionId): RecordOf<'attribution'> | null {
    return this.#read('attribution', id, this.#desk.marks.attributions.get(id))
  }

  profile(id: ProfileId): RecordOf<'profile'> | null {
    return this.#read('profile', id, this.#desk.library.profiles.get(id))
  }

  statement(id: StatementId): RecordOf<'statement'> | null {
    return this.#read('statement', id, this.#desk.library.statements.get(id))
  }

  annotations(): readonly RecordOf<'annotation'>[] {
    return this.#all('annotation', this.#desk.marks.annotations)
  }

  attributions(): readonly RecordOf<'attribution'>[] {
    return this.#all('attribution', this.#desk.marks.attributions)
  }

  put<T extends 'annotation' | 'attribution' | 'profile' | 'statement'>(table: T, record: RecordOf<T>): void {
    this.#set(table, record.id, record)
  }

  remove(table: 'annotation' | 'attribution' | 'profile' | 'statement', id: string): void {
    this.#set(table, id, null)
  }

  /** Without those that come out as they went in. */
  list(): readonly Change[] {
    return [...this.#changes.values()].filter((each) => !sameValue(each.before, each.after)) as readonly Change[]
  }

  #read<T extends Table>(table: T, id: string, stored: RecordOf<T> | undefined): RecordOf<T> | null {
    const change = this.#changes.get(`${table} ${id}`)
    return change === undefined ? (stored ?? null) : (change.after as RecordOf<T> | null)
  }

  #all<T extends Table>(table: T, stored: ReadonlyMap<string, RecordOf<T>>): readonly RecordOf<T>[] {
    const merged = new Map(stored)
    for (const change of this.#changes.values()) {
      if (change.table !== table) continue
      if (change.after !== null) merged.set(change.after.id, change.after as RecordOf<T>)
      else if (change.before !== null) merged.delete(change.before.id)
    }
    return [...merged.values()]
  }

  #set(table: Table, id: string, after: RecordOf<Table> | null): void {
    const key = `${table} ${id}`
    const before = this.#changes.get(key)?.before ?? this.#stored(table, id)
    this.#changes.set(key, { table, before, after })
  }

  #stored(table: Table, id: string): RecordOf<Table> | null {
    const { library, marks } = this.#desk
    switch (table) {
      case 'annotation':
        return marks.annotations.get(id as AnnotationId) ?? null
      case 'attribution':
        return marks.attributions.get(id as AttributionId) ?? null
      case 'profile':
        return library.profiles.get(id as ProfileId) ?? null
      case 'statement':
        return library.statements.get(id as StatementId) ?? null
      default:
        throw new Error(`A gesture on marks must not change the table "${table}".`)
    }
  }
}
