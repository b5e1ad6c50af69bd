import { type Provenance, provenanceKeys } from '../article/article'
import { sameValue } from '../collection/same-value'
import type { Change, RecordOf, Table } from '../record/edit'
import type { State } from '../record/state'

/** The tables of which records are carried from one library to another; settings stay where they are. */
export type CarriedTable = Exclude<Table, 'settings'>

/** In the order in which their records are told of and changed. */
export const carriedTables = [
  'codebook',
  'article',
  'profile',
  'statement',
  'session',
  'annotation',
  'attribution',
] as const satisfies readonly CarriedTable[]

/** Records by table and id. */
export type Tables = { readonly [T in CarriedTable]: Map<string, RecordOf<T>> }

interface CarriedOf<T extends CarriedTable> {
  readonly table: T
  readonly record: RecordOf<T>
}
export type Carried = { readonly [T in CarriedTable]: CarriedOf<T> }[CarriedTable]

/** All records of a state, the marks of all its articles side by side. */
export function tablesOf({ library, marks }: State): Tables {
  const all = [...marks.values()]
  return {
    codebook: new Map(library.codebooks),
    article: new Map(library.articles),
    profile: new Map(library.profiles),
    statement: new Map(library.statements),
    session: new Map(library.sessions),
    annotation: new Map(all.flatMap(({ annotations }) => [...annotations])),
    attribution: new Map(all.flatMap(({ attributions }) => [...attributions])),
  }
}

/** The changes that lead from some records to others. */
export function changesBetween(before: Tables, after: Tables): readonly Change[] {
  return carriedTables.flatMap((table) => {
    const ids = new Set([...before[table].keys(), ...after[table].keys()])
    return [...ids].flatMap((id) => {
      const change = { table, before: before[table].get(id) ?? null, after: after[table].get(id) ?? null }
      return change.before === change.after || sameValue(change.before, change.after) ? [] : [change as Change]
    })
  })
}

/**
 * Whether two records say the same. Of articles with one text that is their provenance, since numbers of revisions are
 * each library's own; the lists of articles of profiles and statements follow from the marks.
 */
export function saySame<T extends CarriedTable>(table: T, mine: RecordOf<T>, theirs: RecordOf<T>): boolean {
  if (table === 'article') return sameValue(provenanceOf(mine as Provenance), provenanceOf(theirs as Provenance))
  if (table === 'profile' || table === 'statement')
    return sameValue({ ...mine, articles: [] }, { ...theirs, articles: [] })
  return sameValue(mine, theirs)
}

export function provenanceOf(article: Provenance): Provenance {
  return Object.fromEntries(provenanceKeys.map((key) => [key, article[key]])) as unknown as Provenance
}

/** Whether one id stands in two articles. A change can't take a mark from one to the other. */
export function areElsewhere(mine: object | undefined, theirs: object): boolean {
  return mine !== undefined && 'article' in mine && 'article' in theirs && mine.article !== theirs.article
}
