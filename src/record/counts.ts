import type { RecordKinds } from './record-kind'
import type { Library, State } from './state'
import { recordKinds, type Table } from './table'
import { kindOf, recordsIn, tablesThat } from './tables'

/** How many records there are, by the names of their tables. */
export type RecordCounts = Readonly<Record<string, number>>

/** How much a library holds of what people count, without what is marked in its articles. */
export function countLibrary(library: Library, kinds: RecordKinds = recordKinds): RecordCounts {
  const counted = tablesThat(({ home, noun }) => home === 'library' && noun !== null, kinds)
  return countsOf({ library, marks: new Map() }, counted, kinds)
}

/** How much there is of what travels and people count. */
export function countTravelling(state: State, kinds: RecordKinds = recordKinds): RecordCounts {
  const counted = tablesThat(({ travels, noun }) => travels !== 'never' && noun !== null, kinds)
  return countsOf(state, counted, kinds)
}

function countsOf({ library, marks }: State, counted: readonly Table[], kinds: RecordKinds): RecordCounts {
  const sizeOf = (table: Table) => {
    const all = kindOf(table, kinds).home === 'library' ? [library] : [...marks.values()]
    return all.reduce((sum, each) => sum + recordsIn(each, table, kinds).size, 0)
  }
  return Object.fromEntries(counted.map((table) => [kindOf(table, kinds).many, sizeOf(table)]))
}
