import { countOfCode } from '../../src/annotation/counts'
import { wholeCodebook } from '../../src/library/library'
import { useMarks, useView, useWorkbench } from '../workbench/use-view'
import type { Filter } from '../workbench/view-state'

/** Search by words, codes shown or hidden, open ends only, and the order. */
export function ListFilter() {
  const bench = useWorkbench()
  const filter = useView((view) => view.filter)
  const { annotations } = useMarks()
  const codes = useView((view) => wholeCodebook(view.state.library).codes)
  const set = (change: Partial<Filter>) => bench.set({ filter: { ...filter, ...change } })
  return (
    <search className="list-filter">
      <input
        type="search"
        aria-label="Filter annotations"
        placeholder="Filter annotations"
        data-part="filter"
        value={filter.text}
        onChange={(event) => set({ text: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape' || event.key === 'Enter') bench.reader?.focus()
        }}
      />
      <div className="filter-row">
        {codes.map((code) => {
          const shown = !filter.hidden.includes(code.id)
          return (
            <button
              key={code.id}
              type="button"
              className="chip"
              aria-pressed={shown}
              aria-label={`Show ${code.name}`}
              onClick={() =>
                set({ hidden: shown ? [...filter.hidden, code.id] : filter.hidden.filter((each) => each !== code.id) })
              }
            >
              {code.name} <span className="count">{countOfCode(annotations, code.id)}</span>
            </button>
          )
        })}
        <button
          type="button"
          className="chip"
          aria-pressed={filter.openEndsOnly}
          onClick={() => set({ openEndsOnly: !filter.openEndsOnly })}
        >
          Open ends
        </button>
        <select
          aria-label="Order of annotations"
          value={filter.order}
          onChange={(event) => set({ order: event.target.value === 'code' ? 'code' : 'text' })}
        >
          <option value="text">In text order</option>
          <option value="code">By code</option>
        </select>
      </div>
    </search>
  )
}
