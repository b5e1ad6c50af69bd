import { countOfCode, countOrphans } from '../../src/annotation/counts'
import { openEndsIn } from '../../src/annotation/open-ends'
import { codebookInUse, wholeCodebook } from '../../src/codebook/codebooks'
import { useMarks } from '../place/use-place'
import { currentFilter, type Filter } from '../search/filter'
import { useField, useView, useWindow } from '../window/use-window'
import { FieldFilter } from './field-filter'

const orders: readonly (readonly [Filter['order'], string])[] = [
  ['text', 'Text order'],
  ['code', 'By code'],
  ['profile', 'By source'],
  ['newest', 'Newest first'],
]

/** Which annotations the list shows: codes, open ends, values of fields, all of them at once; and the order. */
export function ListFilter() {
  const window = useWindow()
  const marks = useMarks()
  const filter = useField(currentFilter)
  const codebook = useView((view) => wholeCodebook(view.state.library))
  // A code that is not offered any more is listed for as long as something is marked with it.
  const inUse = useView((view) => codebookInUse(view.state.library))
  const codes = codebook.codes.filter(
    (code) => countOfCode(marks.annotations, code.id) > 0 || (inUse.codes.includes(code) && !code.retired),
  )
  const orphans = countOrphans(marks.annotations)
  const set = (change: Partial<Filter>) => window.set(currentFilter, { ...filter, ...change })
  return (
    <div className="list-filter">
      <div className="filter-row">
        {codes.map((code) => {
          const shown = !filter.hidden.includes(code.id)
          return (
            <button
              key={code.id}
              type="button"
              className="chip"
              aria-pressed={shown}
              aria-label={`Show ${code.name} ${countOfCode(marks.annotations, code.id)}`}
              onClick={() =>
                set({ hidden: shown ? [...filter.hidden, code.id] : filter.hidden.filter((each) => each !== code.id) })
              }
            >
              {code.name} <span className="count">{countOfCode(marks.annotations, code.id)}</span>
            </button>
          )
        })}
        <button
          type="button"
          className="chip"
          aria-pressed={filter.openEndsOnly}
          onClick={() => set({ openEndsOnly: !filter.openEndsOnly })}
        >
          Open ends <span className="count">{openEndsIn(marks, codebook).inOrder.length}</span>
        </button>
        {orphans > 0 || filter.orphansOnly ? (
          <button
            type="button"
            className="chip"
            aria-pressed={filter.orphansOnly}
            title="Annotations whose words the text no longer has"
            onClick={() => set({ orphansOnly: !filter.orphansOnly })}
          >
            Orphans <span className="count">{orphans}</span>
          </button>
        ) : null}
        <FieldFilter />
        <select
          aria-label="Order of annotations"
          value={filter.order}
          onChange={(event) => set({ order: orders.find(([order]) => order === event.target.value)?.[0] ?? 'text' })}
        >
          {orders.map(([order, label]) => (
            <option key={order} value={order}>
              {label}
            </option>
          ))}
        </select>
      </div>
    </div>
  )
}
