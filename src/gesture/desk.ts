import type { Annotation } from '../annotation/annotation'
import type { Attribution } from '../annotation/attribution'
import type { Marks } from '../annotation/marks'
import { attributionsWith, mentionsOf, pointsTo, tiesOf } from '../annotation/ties'
import type { Block } from '../article/block'
import { RecordTable } from '../collection/record-table'
import { sameValue } from '../collection/same-value'
import type { AnnotationId, ArticleId, AttributionId, NewId, ProfileId, StatementId } from '../ids'
import type { Change, ChangeOf, Gesture, RecordOf, Table } from '../record/edit'
import type { Library } from '../record/state'

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
  /** What the gesture itself made of mentions, by name or text: the tables of the desk do not know of it. */
  readonly made = { profiles: new Map<string, ProfileId>(), statements: new Map<string, StatementId>() }
  readonly #desk: Desk
  readonly #changes = new Map<string, ChangeOf<Table>>()
  /** Attributions that the gesture wrote, by what leads to them now. */
  readonly #tied = new Map<string, Set<AttributionId>>()
  /** By how many the mentions of a profile or a statement are more than before the gesture. */
  readonly #mentions = new Map<string, number>()

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

  #set(table: Table, id: string, after: RecordOf<Table> | null): void {
    const key = `${table} ${id}`
    const known = this.#changes.get(key)
    const before = known === undefined ? this.#stored(table, id) : known.before
    if (table === 'annotation')
      this.#count((known ?? { after: before }).after as Annotation | null, after as Annotation | null)
    if (table === 'attribution' && after !== null) this.#tie(after as Attribution)
    this.#changes.set(key, { table, before, after })
  }

  #count(from: Annotation | null, to: Annotation | null): void {
    const add = (id: string, by: 1 | -1) => this.#mentions.set(id, (this.#mentions.get(id) ?? 0) + by)
    for (const id of from === null ? [] : pointsTo(from)) add(id, -1)
    for (const id of to === null ? [] : pointsTo(to)) add(id, 1)
  }

  #tie(attribution: Attribution): void {
    for (const tie of tiesOf(attribution)) {
      const known = this.#tied.get(tie)
      if (known === undefined) this.#tied.set(tie, new Set([attribution.id]))
      else known.add(attribution.id)
    }
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
