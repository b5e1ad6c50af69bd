import { type Provenance, provenanceKeys } from '../article/article'
import { sameValue } from '../collection/same-value'
import type { Change, ChangeOf } from '../record/edit'
import type { RecordKinds } from '../record/record-kind'
import type { State } from '../record/state'
import { type CarriedTable, type RecordOf, recordKinds } from '../record/table'
import { kindOf, recordsIn, tablesThatTravel } from '../record/tables'

/** Records by table and id. */
export type Tables = { readonly [T in CarriedTable]: Map<string, RecordOf<T>> }

/** A record, and the table that it is of. */
export type Carried<T extends CarriedTable = CarriedTable> = {
  readonly [Each in T]: { readonly table: Each; readonly record: RecordOf<Each> }
}[T]

/** All records of a state that travel, the marks of all its articles side by side. */
export function tablesOf({ library, marks }: State, kinds: RecordKinds = recordKinds): Tables {
  return tablesMade(kinds, <T extends CarriedTable>(table: T) => {
    if (kindOf(table, kinds).home === 'library') return new Map<string, RecordOf<T>>(recordsIn(library, table, kinds))
    return new Map<string, RecordOf<T>>([...marks.values()].flatMap((each) => [...recordsIn(each, table, kinds)]))
  })
}

/** The records of one table, each with its name. */
export function carriedIn<T extends CarriedTable>(table: T, tables: Tables): readonly Carried<T>[] {
  return [...tables[table].values()].map((record): Carried<T> => ({ table, record }))
}

export function copyOf(tables: Tables, kinds: RecordKinds = recordKinds): Tables {
  return tablesMade(kinds, <T extends CarriedTable>(table: T) => new Map<string, RecordOf<T>>(tables[table]))
}

// Each table is made of its own records, which the type of a list of entries does not say.
function tablesMade(kinds: RecordKinds, of: <T extends CarriedTable>(table: T) => Map<string, RecordOf<T>>): Tables {
  return Object.fromEntries(tablesThatTravel(kinds).map((table) => [table, of(table)])) as Tables
}

/** The changes that lead from some records to others. */
export function changesBetween(before: Tables, after: Tables, kinds: RecordKinds = recordKinds): readonly Change[] {
  return tablesThatTravel(kinds).flatMap((table) => changesIn(table, before, after))
}

function changesIn<T extends CarriedTable>(table: T, before: Tables, after: Tables): readonly ChangeOf<T>[] {
  const ids = new Set([...before[table].keys(), ...after[table].keys()])
  return [...ids].flatMap((id): readonly ChangeOf<T>[] => {
    const change = { table, before: before[table].get(id) ?? null, after: after[table].get(id) ?? null }
    return change.before === change.after || sameValue(change.before, change.after) ? [] : [change]
  })
}

/**
 * Whether two records say the same. Of articles with one text that is their provenance, since numbers of revisions are
 * each library's own; the lists of articles of profiles and statements follow from the marks.
 */
export function saySame<T extends CarriedTable>(mine: RecordOf<T>, theirs: RecordOf<T>): boolean {
  return sameValue(compared(mine), compared(theirs))
}

function compared(record: RecordOf<CarriedTable>): object {
  if ('textSha256' in record) return provenanceOf(record)
  return 'kind' in record || 'verdict' in record ? { ...record, articles: [] } : record
}

export function provenanceOf(article: Provenance): Provenance {
  return Object.fromEntries(provenanceKeys.map((key) => [key, article[key]])) as unknown as Provenance
}

/** Whether one id stands in two articles. A change can't take a mark from one to the other. */
export function areElsewhere(mine: object | undefined, theirs: object): boolean {
  return mine !== undefined && 'article' in mine && 'article' in theirs && mine.article !== theirs.article
}
