import type { Attribution } from '../annotation/attribution'
import { attributionsWith, mentionsOf, pointsTo, tiesOf } from '../annotation/ties'
import type { Block } from '../article/block'
import { RecordTable } from '../collection/record-table'
import { sameValue } from '../collection/same-value'
import type { AnnotationId, ArticleId, AttributionId, NewId, ProfileId, StatementId } from '../ids'
import type { Change, ChangeOf, Gesture } from '../record/edit'
import type { ArticleRecords, Library } from '../record/state'
import type { RecordOf } from '../record/table'
import { kindOf, recordsIn } from '../record/tables'

/** The article under work, with all that a gesture may look at. */
export interface Desk {
  readonly article: ArticleId
  /** The canonical text. */
  readonly text: string
  readonly blocks: readonly Block[]
  readonly library: Library
  readonly marks: ArticleRecords
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

/** The tables that a gesture on marks may change. */
type MarkTable = 'annotation' | 'attribution' | 'profile' | 'statement'

/**
 * The changes of one gesture while it is being worked out: records are read as the gesture has left them so far, and
 * each record comes out once, with what it was before the gesture.
 */
export class Changes {
  /** What the gesture itself made of mentions, by name or text: the tables of the desk do not know of it. */
  readonly made = { profiles: new Map<string, ProfileId>(), statements: new Map<string, StatementId>() }
  readonly #desk: Desk
  readonly #changes: { readonly [T in MarkTable]: Map<RecordOf<T>['id'], ChangeOf<T>> } = {
    annotation: new Map(),
    attribution: new Map(),
    profile: new Map(),
    statement: new Map(),
  }
  /** Attributions that the gesture wrote, by what leads to them now. */
  readonly #tied = new Map<string, Set<AttributionId>>()
  /** By how many the mentions of a profile or a statement are more than before the gesture. */
  readonly #mentions = new Map<string, number>()

  constructor(desk: Desk) {
    this.#desk = desk
  }

  annotation(id: AnnotationId): RecordOf<'annotation'> | null {
    return this.#read('annotation', id)
  }

  attribution(id: AttributionId): RecordOf<'attribution'> | null {
    return this.#read('attribution', id)
  }

  profile(id: ProfileId): RecordOf<'profile'> | null {
    return this.#read('profile', id)
  }

  statement(id: StatementId): RecordOf<'statement'> | null {
    return this.#read('statement', id)
  }

  /** The attributions to which an annotation, or one that they relay, is tied; in the order in which they were made. */
  attributionsWith(id: AnnotationId | AttributionId): readonly Attribution[] {
    const { attributions } = this.#desk.marks
    const stored = attributionsWith(attributions)(id)
    const written = this.#tied.get(id)
    const ids = written === undefined ? stored : [...new Set([...stored, ...written])]
    const table = RecordTable.of(attributions)
    return (
      ids
        .flatMap((each) => this.attribution(each) ?? [])
        .filter((each) => tiesOf(each).includes(id))
        .map((each) => ({ each, place: table.placeOf(each.id) }))
        // Those that the gesture made have no place yet, and stay behind.
        .sort((a, b) => (a.place === b.place ? 0 : a.place - b.place))
        .map(({ each }) => each)
    )
  }

  /** How many annotations of the article mention a profile or a statement. */
  mentions(id: ProfileId | StatementId): number {
    return mentionsOf(this.#desk.marks.annotations)(id).length + (this.#mentions.get(id) ?? 0)
  }

  put<T extends MarkTable>(table: T, record: RecordOf<T>): void {
    this.#set(table, record.id, record)
  }

  remove<T extends MarkTable>(table: T, id: RecordOf<T>['id']): void {
    this.#set(table, id, null)
  }

  /** Without those that come out as they went in. */
  list(): readonly Change[] {
    const { annotation, attribution, profile, statement } = this.#changes
    const all = [...profile.values(), ...statement.values(), ...annotation.values(), ...attribution.values()]
    return all.filter((each) => !sameValue(each.before, each.after))
  }

  #read<T extends MarkTable>(table: T, id: RecordOf<T>['id']): RecordOf<T> | null {
    const change = this.#changes[table].get(id)
    return change === undefined ? this.#stored(table, id) : change.after
  }

  #set<T extends MarkTable>(table: T, id: RecordOf<T>['id'], after: RecordOf<T> | null): void {
    const changes = this.#changes[table]
    const known = changes.get(id)
    const before = known === undefined ? this.#stored(table, id) : known.before
    this.#count((known ?? { after: before }).after, after)
    this.#tie(after)
    changes.set(id, { table, before, after })
  }

  #count(from: RecordOf<MarkTable> | null, to: RecordOf<MarkTable> | null): void {
    const mentioned = (record: RecordOf<MarkTable> | null) =>
      record !== null && 'selectors' in record ? pointsTo(record) : []
    const add = (id: string, by: 1 | -1) => this.#mentions.set(id, (this.#mentions.get(id) ?? 0) + by)
    for (const id of mentioned(from)) add(id, -1)
    for (const id of mentioned(to)) add(id, 1)
  }

  #tie(record: RecordOf<MarkTable> | null): void {
    if (record === null || !('relayedBy' in record)) return
    for (const tie of tiesOf(record)) {
      const known = this.#tied.get(tie)
      if (known === undefined) this.#tied.set(tie, new Set([record.id]))
      else known.add(record.id)
    }
  }

  #stored<T extends MarkTable>(table: T, id: RecordOf<T>['id']): RecordOf<T> | null {
    const { library, marks } = this.#desk
    return recordsIn(kindOf(table).home === 'article' ? marks : library, table).get(id) ?? null
  }
}
