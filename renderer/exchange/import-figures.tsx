import type { Merge } from '../../src/exchange/merge'
import type { RecordCounts } from '../../src/record/counts'
import type { CarriedTable } from '../../src/record/table'
import { kindOf, tablesThatTravel } from '../../src/record/tables'
import { amount } from '../../src/wording/amounts'

/** Articles with what is marked in them come first, then what is known across articles. */
const rows: readonly CarriedTable[] = tablesThatTravel()
  .filter((table) => kindOf(table).noun !== null)
  .toSorted((a, b) => Number(isKnownAcross(a)) - Number(isKnownAcross(b)))

function isKnownAcross(table: CarriedTable): boolean {
  return table !== 'article' && kindOf(table).home === 'library'
}

/** "Sources" */
function headingOf(table: CarriedTable): string {
  const [, many] = kindOf(table).noun ?? ['', '']
  return many.charAt(0).toUpperCase() + many.slice(1)
}

/** How many records a file holds, and how many of them are new, the same as here, or differ. */
export function ImportFigures({ merge, counts }: { readonly merge: Merge; readonly counts: RecordCounts }) {
  const countIn = (records: readonly { readonly table: CarriedTable }[], table: CarriedTable) =>
    records.filter((each) => each.table === table).length
  return (
    <table className="figures">
      <thead>
        <tr>
          <td />
          {['In the file', 'New', 'The same', 'Differ'].map((label) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((table) => (
          <tr key={table}>
            <th scope="row">{headingOf(table)}</th>
            {[
              counts[kindOf(table).many] ?? 0,
              countIn(merge.added, table),
              countIn(merge.same, table),
              countIn(merge.conflicts, table),
            ].map((figure, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the columns are always the same
              <td key={at}>{amount(figure)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
