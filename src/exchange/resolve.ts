import type { Article } from '../article/article'
import type { AnnotationId, ArticleId, AttributionId, NewId, ProfileId, StatementId } from '../ids'
import type { Change, RecordOf } from '../record/edit'
import { mend } from './mend'
import type { Choice, Conflict, Merge } from './merge'
import {
  areElsewhere,
  type Carried,
  type CarriedTable,
  carriedTables,
  changesBetween,
  provenanceOf,
  type Tables,
} from './tables'

type AnyRecord = RecordOf<CarriedTable>

/** What an import comes to. */
export interface Resolved {
  /** Of one edit, so that one undo takes all back. */
  readonly changes: readonly Change[]
  /** Articles whose texts and original must be kept under an id before the edit: theirs, and the id here. */
  readonly evidence: readonly { readonly from: Article; readonly to: ArticleId }[]
}

/**
 * Works out the changes for the analyst's choices, by the keys of conflicts; what has no choice stays as mine. Each
 * record that is brought refers to the copies that were made of what it refers to, and no reference is left that leads
 * nowhere: see {@link mend}.
 */
export function resolve(merge: Merge, choices: ReadonlyMap<string, Choice>, newId: NewId): Resolved {
  const chosen = (conflict: Conflict) => {
    const choice = choices.get(conflict.key) ?? 'mine'
    return conflict.choices.includes(choice) ? choice : 'mine'
  }
  const copies = new Copies(newId)
  const next = copyOf(merge.mine)
  const brought: Carried[] = [...merge.added]
  const evidence: Article[] = merge.added.flatMap((each) => (isOf('article', each) ? [each.record] : []))
  for (const conflict of merge.conflicts) {
    const choice = chosen(conflict)
    if (choice === 'mine') continue
    const theirs = { table: conflict.table, record: conflict.theirs } as Carried
    const marks = conflict.isText ? marksIn(merge.theirs, conflict.theirs.id) : []
    if (choice === 'both') for (const each of [theirs, ...marks]) copies.make(each)
    else if (conflict.isText)
      for (const each of marksIn(merge.mine, conflict.mine.id)) next[each.table].delete(each.record.id)
    if (conflict.isText) evidence.push(conflict.theirs as Article)
    brought.push(theirs, ...marks)
  }
  const texts = new Set(evidence)
  for (const each of brought) {
    const record = copies.lead(each)
    const known = next[each.table].get(record.id)
    if (areElsewhere(known, record)) continue
    put(next, each.table, texts.has(each.record as Article) ? record : within(each.table, known, record))
  }
  mend(merge, next)
  return {
    changes: changesBetween(merge.mine, next),
    evidence: evidence.map((from) => ({ from, to: copies.idOf('article', from.id) as ArticleId })),
  }
}

/** A record of theirs in the place of one of mine: what is each library's own stays. */
function within(table: CarriedTable, mine: AnyRecord | undefined, theirs: AnyRecord): AnyRecord {
  if (mine === undefined) return theirs
  if (table === 'article') return { ...(mine as Article), ...provenanceOf(theirs as Article) }
  return theirs
}

/** The new ids of records that are kept beside mine. */
class Copies {
  readonly #ids = new Map<string, string>()
  readonly #newId: NewId

  constructor(newId: NewId) {
    this.#newId = newId
  }

  make(carried: Carried): void {
    this.#ids.set(`${carried.table} ${carried.record.id}`, this.#newId())
  }

  idOf(table: CarriedTable, id: string): string {
    return this.#ids.get(`${table} ${id}`) ?? id
  }

  /** The record under its id here, with its references led to copies. */
  lead(carried: Carried): AnyRecord {
    const led = this.#references(carried)
    return { ...led, id: this.idOf(carried.table, led.id) } as AnyRecord
  }

  #references(carried: Carried): AnyRecord {
    const article = (id: ArticleId) => this.idOf('article', id) as ArticleId
    const annotation = (id: AnnotationId) => this.idOf('annotation', id) as AnnotationId
    if (isOf('annotation', carried)) {
      const { record } = carried
      return {
        ...record,
        article: article(record.article),
        profile: record.profile && (this.idOf('profile', record.profile) as ProfileId),
        statement: record.statement && (this.idOf('statement', record.statement) as StatementId),
      }
    }
    if (isOf('attribution', carried)) {
      const { record } = carried
      return {
        ...record,
        article: article(record.article),
        sources: record.sources.map(annotation),
        cues: record.cues.map(annotation),
        contents: record.contents.map(annotation),
        relayedBy: record.relayedBy.map((relay) =>
          relay.kind === 'source'
            ? { ...relay, annotation: annotation(relay.annotation) }
            : { ...relay, attribution: this.idOf('attribution', relay.attribution) as AttributionId },
        ),
      }
    }
    if (isOf('statement', carried)) {
      const { record } = carried
      return {
        ...record,
        articles: record.articles.map(article),
        evidence: record.evidence.map((each) => {
          const { reference } = each
          if (reference.kind !== 'annotation') return each
          const led = { article: article(reference.article), annotation: annotation(reference.annotation) }
          return { ...each, reference: { ...reference, ...led } }
        }),
      }
    }
    if (isOf('profile', carried) || isOf('session', carried))
      return { ...carried.record, articles: carried.record.articles.map(article) }
    return carried.record
  }
}

function isOf<T extends CarriedTable>(table: T, carried: Carried): carried is Extract<Carried, { readonly table: T }> {
  return carried.table === table
}

/** What is marked in an article. */
function marksIn({ annotation, attribution }: Tables, article: string): readonly Carried[] {
  const inArticle = (record: { readonly article: ArticleId }) => record.article === article
  return [
    ...[...annotation.values()].filter(inArticle).map((record) => ({ table: 'annotation', record }) as const),
    ...[...attribution.values()].filter(inArticle).map((record) => ({ table: 'attribution', record }) as const),
  ]
}

function copyOf(tables: Tables): Tables {
  return Object.fromEntries(
    carriedTables.map((table) => [table, new Map<string, unknown>(tables[table])]),
  ) as unknown as Tables
}

function put(tables: Tables, table: CarriedTable, record: AnyRecord): void {
  const records = tables[table] as Map<string, AnyRecord>
  records.set(record.id, record)
}
