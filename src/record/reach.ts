import type { RecordKinds } from './record-kind'
import { type ReferredTo, referencesOf } from './references'
import type { ArticleRecords, Library, State } from './state'
import { type RecordOf, recordKinds, type Table } from './table'
import { kindOf, recordsIn, tablesAt, withRecords } from './tables'

/** Ids of records of the library by their table. */
export type Reached = ReadonlyMap<string, ReadonlySet<string>>

/**
 * The records of the library to which some of them lead, themselves among them, from reference to reference. An article
 * leads on through the marks in it, as far as they are known; a mark elsewhere is reached with its article.
 */
export function reach(
  { library, marks }: State,
  from: Iterable<ReferredTo>,
  kinds: RecordKinds = recordKinds,
): Reached {
  const reached = new Map<string, Set<string>>()
  const tables = new Map<string, Table>(tablesAt('library', kinds).map((table) => [table, table]))
  const beside = tablesAt('article', kinds)
  const besideArticle: ReadonlyMap<string, ArticleRecords> = marks
  const open = [...from]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const table = tables.get(next.table)
    const { id } = next
    const record = table && recordsIn<Table>(library, table, kinds).get(id)
    if (table === undefined || record === undefined) continue
    const known = reached.get(table) ?? new Set()
    if (known.has(id)) continue
    reached.set(table, known.add(id))
    open.push(...referencesOf(record, kindOf(table, kinds)))
    const marked = table === 'article' ? besideArticle.get(id) : undefined
    if (marked === undefined) continue
    for (const each of beside)
      for (const mark of recordsIn<Table>(marked, each, kinds).values())
        open.push(...referencesOf(mark, kindOf(each, kinds)))
  }
  return reached
}

/**
 * The library with what was reached of the tables whose records travel when something refers to them, and the others
 * whole. The tables are Maps, which can go to another thread.
 */
export function reachedPart(library: Library, reached: Reached, kinds: RecordKinds = recordKinds): Library {
  const picked = <T extends Table>(part: Library, table: T): Library => {
    const isWhole = kindOf(table, kinds).travels !== 'referred-to'
    const records = [...recordsIn(library, table, kinds)].filter(([id]) => isWhole || reached.get(table)?.has(id))
    return withRecords(part, table, new Map<RecordOf<T>['id'], RecordOf<T>>(records), kinds)
  }
  return tablesAt('library', kinds).reduce<Library>((part, table) => picked(part, table), library)
}
