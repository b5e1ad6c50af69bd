import * as v from 'valibot'
import { RecordTable } from '../collection/record-table'
import type { AnyRecord, Home, RecordKind, RecordKinds } from './record-kind'
import { type CarriedTable, type PlainTablesAt, type RecordOf, recordKinds, type Table, type TablesAt } from './table'

// The types of libraries and files are made from the description, and so is what is in them. That the two agree is
// believed here and nowhere else: each cast of this file says so.

type HomeOfTables = 'library' | 'article'
type Fields = Readonly<Record<string, unknown>>
/** Records of one table by id. */
export type RecordsOf<T extends Table> = ReadonlyMap<RecordOf<T>['id'], RecordOf<T>>

/** The description of a table. Throws for one that there is not. */
export function kindOf<T extends Table>(table: T, kinds: RecordKinds = recordKinds): RecordKind<RecordOf<T>> {
  const kind = kinds[table]
  if (kind === undefined) throw new Error(`Every table must be described, and "${table}" is not.`)
  return kind as RecordKind<RecordOf<T>>
}

/** The names of the tables that edits change and whose kind is such, in the order of the description. */
export function tablesThat(are: (kind: RecordKind) => boolean, kinds: RecordKinds = recordKinds): readonly Table[] {
  return (Object.keys(kinds) as readonly Table[]).filter((table) => {
    const kind: RecordKind = kindOf(table, kinds)
    return kind.home !== 'machine' && are(kind)
  })
}

/** The names of the tables of one home, in the order of the description. */
export function tablesAt(home: Home, kinds: RecordKinds = recordKinds): readonly Table[] {
  return tablesThat((kind) => kind.home === home, kinds)
}

/** The names of the tables of which records travel, in the order of the description. */
export function tablesThatTravel(kinds: RecordKinds = recordKinds): readonly CarriedTable[] {
  return tablesThat(({ travels }) => travels !== 'never', kinds) as readonly CarriedTable[]
}

/** The records of one table. What stands there without a table comes as a table of one. */
export function recordsIn<T extends Table>(
  tables: TablesAt<'library'> | TablesAt<'article'>,
  table: T,
  kinds: RecordKinds = recordKinds,
): RecordsOf<T> {
  const { many, single } = kindOf(table, kinds)
  const held = (tables as Fields)[many]
  if (single !== true) return held as RecordsOf<T>
  const record = held as RecordOf<T>
  return new Map([[record.id, record]])
}

/** The tables with another in the place of one. A record without a table stays where it would go. */
export function withRecords<H extends TablesAt<'library'> | TablesAt<'article'>, T extends Table>(
  tables: H,
  table: T,
  records: RecordsOf<T>,
  kinds: RecordKinds = recordKinds,
): H {
  const { many, single } = kindOf(table, kinds)
  if (single !== true) return { ...tables, [many]: records }
  const [record] = records.values()
  return record === undefined ? tables : { ...tables, [many]: record }
}

/** The tables of a new library, or of an article in which nothing is marked. */
export function firstTables<H extends HomeOfTables>(home: H, kinds: RecordKinds = recordKinds): TablesAt<H> {
  return made<TablesAt<H>>(home, kinds, ({ first, single }) =>
    single === true ? first[0] : new Map(entriesById(first)),
  )
}

/** Tables as a plain value: an array each. */
export function plainTables<H extends HomeOfTables>(
  home: H,
  tables: TablesAt<H>,
  kinds: RecordKinds = recordKinds,
): PlainTablesAt<H> {
  return made<PlainTablesAt<H>>(home, kinds, ({ many, single }) => {
    const held = (tables as Fields)[many]
    return single === true ? held : [...(held as RecordsOf<Table>).values()]
  })
}

/** The tables of a plain value. */
export function tablesFrom<H extends HomeOfTables>(
  home: H,
  plain: PlainTablesAt<H>,
  kinds: RecordKinds = recordKinds,
): TablesAt<H> {
  return made<TablesAt<H>>(home, kinds, ({ many, single }) => {
    const listed = (plain as Fields)[many]
    return single === true ? listed : RecordTable.from(entriesById(listed as readonly AnyRecord[]))
  })
}

/** The shape of that plain value. A table that begins with records is never empty. */
export function tablesSchema<H extends HomeOfTables>(
  home: H,
  kinds: RecordKinds = recordKinds,
): v.GenericSchema<unknown, PlainTablesAt<H>> {
  const entries = made<v.ObjectEntries>(home, kinds, ({ schema, single, first }) => {
    const records = v.array(schema)
    return single === true ? schema : first.length === 0 ? records : v.pipe(records, v.minLength(1))
  })
  return v.strictObject(entries) as v.GenericSchema<unknown, unknown> as v.GenericSchema<unknown, PlainTablesAt<H>>
}

function made<Made>(home: HomeOfTables, kinds: RecordKinds, of: (kind: RecordKind) => unknown): Made {
  const entries = tablesAt(home, kinds).map((table) => {
    const kind: RecordKind = kindOf(table, kinds)
    return [kind.many, of(kind)]
  })
  return Object.fromEntries(entries) as Made
}

function* entriesById<R extends AnyRecord>(records: readonly R[]): Iterable<readonly [R['id'], R]> {
  for (const record of records) yield [record.id, record]
}
