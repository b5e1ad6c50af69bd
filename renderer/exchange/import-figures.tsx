import type { BundleCounts } from '../../src/exchange/bundle'
import type { Merge } from '../../src/exchange/merge'
import type { CarriedTable } from '../../src/exchange/tables'
import { amount } from '../../src/wording/amounts'

const rows: readonly (readonly [CarriedTable, keyof BundleCounts, string])[] = [
  ['article', 'articles', 'Articles'],
  ['annotation', 'annotations', 'Marks'],
  ['attribution', 'attributions', 'Attributions'],
  ['profile', 'profiles', 'Sources'],
  ['statement', 'statements', 'Statements'],
  ['session', 'sessions', 'Sessions'],
]

/** How many records a file holds, and how many of them are new, the same as here, or differ. */
export function ImportFigures({ merge, counts }: { readonly merge: Merge; readonly counts: BundleCounts }) {
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
        {rows.map(([table, key, label]) => (
          <tr key={table}>
            <th scope="row">{label}</th>
            {[
              counts[key],
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
