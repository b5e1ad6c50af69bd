import type { KeyboardEvent } from 'react'
import type { Query } from '../../src/search/finder'
import { amount, counted } from '../../src/wording/amounts'
import { CommandButton } from '../window/keys'
import { useField, useView, useWindow } from '../window/use-window'
import { currentFilter } from './filter'
import { goToHit, type Hits, textHits } from './hits'

/** Searches the text, where hits are painted, and the words, notes and fields of the annotations, which the list shows. */
export function SearchField() {
  const window = useWindow()
  const query = useView((view) => view.get(currentFilter).query)
  const set = (change: Partial<Query>) => {
    const filter = window.get(currentFilter)
    window.set(currentFilter, { ...filter, query: { ...filter.query, ...change } })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') window.reader?.focus()
    else if (event.key === 'Enter') {
      if (query.words !== '') goToHit(window, event.shiftKey ? -1 : 1)
      window.reader?.focus()
    } else return
    event.preventDefault()
  }
  return (
    <search className="search-field">
      <div className="search-row">
        <input
          type="search"
          aria-label="Search the text and filter annotations"
          placeholder="Search text"
          data-part="filter"
          aria-describedby="search-result"
          value={query.words}
          onChange={(event) => set({ words: event.target.value })}
          onKeyDown={onKeyDown}
        />
        <Toggle label="Match case" sign="Aa" on={query.matchCase} onClick={(matchCase) => set({ matchCase })} />
        <Toggle label="Whole words" sign="W" on={query.wholeWord} onClick={(wholeWord) => set({ wholeWord })} />
        <Toggle label="Regular expression" sign=".*" on={query.isPattern} onClick={(isPattern) => set({ isPattern })} />
      </div>
      <SearchResult />
    </search>
  )
}

interface ToggleProps {
  readonly label: string
  readonly sign: string
  readonly on: boolean
  readonly onClick: (on: boolean) => void
}

function Toggle({ label, sign, on, onClick }: ToggleProps) {
  return (
    <button
      type="button"
      className="toggle"
      aria-label={label}
      title={label}
      aria-pressed={on}
      onClick={() => onClick(!on)}
    >
      {sign}
    </button>
  )
}

/** How often the words stand in the text, and the way to each place. */
function SearchResult() {
  const hits = useField(textHits)
  if (hits.kind === 'none') return <span id="search-result" hidden />
  const isEmpty = hits.ranges.length === 0
  return (
    <div className={hits.kind === 'bad' ? 'search-row trouble' : 'search-row'}>
      <span id="search-result" role="status" aria-label="Found in this text">
        {describe(hits)}
      </span>
      <span className="spacer" />
      <CommandButton
        of="go.hit-back"
        label="Previous place"
        tip="Previous place"
        className="quiet"
        disabled={isEmpty}
        takesFocus
      >
        ↑
      </CommandButton>
      <CommandButton of="go.hit" label="Next place" tip="Next place" className="quiet" disabled={isEmpty} takesFocus>
        ↓
      </CommandButton>
    </div>
  )
}

function describe(hits: Hits): string {
  if (hits.kind === 'bad') return `This expression can’t be read: ${hits.reason}.`
  if (hits.kind === 'none') return ''
  const count = hits.ranges.length
  const places = count === 0 ? 'Nowhere' : counted(count, 'place')
  const which = hits.at === null ? '' : `${amount(hits.at + 1)} of `
  if (hits.kind === 'searching') return `${places} so far…`
  if (hits.kind === 'too-many') return `${which}the first ${places} in the text`
  return `${which}${places} in the text`
}
