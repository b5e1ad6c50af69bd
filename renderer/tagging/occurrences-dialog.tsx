import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { positionsOf } from '../../src/annotation/position-index'
import type { Range } from '../../src/article/range'
import { codeOf } from '../../src/codebook/codebook'
import { codebookInUse, wholeCodebook } from '../../src/codebook/codebooks'
import { passageOf } from '../../src/search/find'
import { occurrences } from '../../src/search/occurrences'
import { counted } from '../../src/wording/amounts'
import { openText } from '../place/place'
import { Modal } from '../window/modal'
import './occurrences.css'
import { useMarks } from '../place/use-place'
import { useView, useWindow } from '../window/use-window'
import type { OccurrencesOf } from './dialogs'
import { tagOccurrences } from './occurrences-of'

/** Height of a row in CSS pixels: only the rows in view are drawn. */
const ROW = 46

/** Where the words of a mark, or those that are selected, stand in the text; what is ticked is tagged as one edit. */
export function OccurrencesDialog({ from }: { readonly from: OccurrencesOf }) {
  const window = useWindow()
  const { annotations } = useMarks()
  const text = useView((view) => openText(view)?.text ?? '')
  const profile = useView((view) => {
    const id = from.mark === null ? null : annotations.get(from.mark)?.profile
    return id ? view.state.library.profiles.get(id) : undefined
  })
  const [code, setCode] = useState(from.code)
  const [wholeWord, setWholeWord] = useState(true)
  const [matchCase, setMatchCase] = useState(false)
  const [otherNames, setOtherNames] = useState(false)
  /** What somebody changed: places are ticked unless they are tagged already. */
  const [unticked, setUnticked] = useState<ReadonlySet<number>>(new Set())
  const names = useMemo(() => {
    const known = profile && otherNames ? [profile.name, ...profile.otherNames] : []
    return [...new Set([from.words, ...known])]
  }, [from.words, profile, otherNames])
  const places = useMemo(() => occurrences(text, names, { wholeWord, matchCase }), [text, names, wholeWord, matchCase])
  const tagged = useMemo(() => {
    const positions = positionsOf(annotations)
    return new Set(places.filter((each) => positions.overlapping(each).some((mark) => mark.code === code)))
  }, [annotations, places, code])
  const ticked = places.filter((each) => !tagged.has(each) && !unticked.has(each.start))
  const free = places.length - tagged.size
  const toggle = (place: Range) => {
    if (tagged.has(place)) return
    const next = new Set(unticked)
    if (!next.delete(place.start)) next.add(place.start)
    setUnticked(next)
  }
  const otherCount = profile === undefined ? 0 : new Set([profile.name, ...profile.otherNames]).size - 1
  return (
    <Modal title="Tag all occurrences" wide>
      <form
        className="occurrences"
        onSubmit={(event) => {
          event.preventDefault()
          if (ticked.length > 0) tagOccurrences(window, { ...from, code }, ticked)
        }}
      >
        <p className="occurrences-words">“{from.words}”</p>
        <div className="occurrences-match">
          <CodeChoice code={code} onChoose={setCode} />
          <Tick label="Whole words" on={wholeWord} onChange={setWholeWord} />
          <Tick label="Match case" on={matchCase} onChange={setMatchCase} />
          {otherCount > 0 ? (
            <Tick label={`Other names of ${profile?.name} (${otherCount})`} on={otherNames} onChange={setOtherNames} />
          ) : null}
        </div>
        <div className="occurrences-match">
          <span role="status" aria-label="Occurrences">
            {ticked.length} of {places.length} ticked{tagged.size > 0 ? `, ${tagged.size} already tagged` : ''}
          </span>
          <span className="spacer" />
          <button
            type="button"
            className="quiet"
            disabled={free === 0}
            onClick={() => setUnticked(ticked.length === free ? new Set(places.map((each) => each.start)) : new Set())}
          >
            {ticked.length === free ? 'Tick none' : 'Tick all'}
          </button>
        </div>
        <Places text={text} places={places} tagged={tagged} unticked={unticked} onToggle={toggle} />
        <div className="actions">
          <button type="submit" className="primary" disabled={ticked.length === 0}>
            Tag {counted(ticked.length, 'occurrence')}
          </button>
        </div>
      </form>
    </Modal>
  )
}

interface PlacesProps {
  readonly text: string
  readonly places: readonly Range[]
  readonly tagged: ReadonlySet<Range>
  readonly unticked: ReadonlySet<number>
  readonly onToggle: (place: Range) => void
}

/** The list has the focus: arrows go from place to place, Space ticks, Enter tags. */
function Places({ text, places, tagged, unticked, onToggle }: PlacesProps) {
  const [wantedAt, setAt] = useState(0)
  const [top, setTop] = useState(0)
  const box = useRef<HTMLDivElement>(null)
  const at = Math.min(wantedAt, places.length - 1)
  const go = (to: number) => {
    const next = Math.max(0, Math.min(to, places.length - 1))
    setAt(next)
    const element = box.current
    if (element === null) return
    if (next * ROW < element.scrollTop) element.scrollTop = next * ROW
    else if ((next + 1) * ROW > element.scrollTop + element.clientHeight)
      element.scrollTop = (next + 1) * ROW - element.clientHeight
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const page = Math.max(1, Math.floor(event.currentTarget.clientHeight / ROW) - 1)
    const place = places[at]
    if (event.key === 'ArrowDown') go(at + 1)
    else if (event.key === 'ArrowUp') go(at - 1)
    else if (event.key === 'PageDown') go(at + page)
    else if (event.key === 'PageUp') go(at - page)
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(places.length - 1)
    else if (event.key === ' ' && place !== undefined) onToggle(place)
    else if (event.key === 'Enter') event.currentTarget.closest('form')?.requestSubmit()
    else return
    event.preventDefault()
  }
  const first = Math.max(0, Math.floor(top / ROW) - 4)
  return (
    <div
      ref={box}
      role="listbox"
      aria-label="Occurrences in the text"
      aria-multiselectable="true"
      aria-activedescendant={at >= 0 ? `occurrence-${at}` : undefined}
      tabIndex={0}
      data-focus
      className="occurrence-list"
      onKeyDown={onKeyDown}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      <div role="presentation" style={{ height: places.length * ROW, position: 'relative' }}>
        {places.slice(first, first + 20).map((place, index) => {
          const isTagged = tagged.has(place)
          const isTicked = !isTagged && !unticked.has(place.start)
          const { before, exact, after } = passageOf(text, place)
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the listbox's, which has the focus
            // biome-ignore lint/a11y/useFocusableInteractive: the option is the listbox's active descendant
            <div
              key={place.start}
              id={`occurrence-${first + index}`}
              role="option"
              aria-selected={isTicked}
              aria-disabled={isTagged}
              aria-setsize={places.length}
              aria-posinset={first + index + 1}
              className={first + index === at ? 'occurrence at' : 'occurrence'}
              style={{ transform: `translateY(${(first + index) * ROW}px)`, height: ROW }}
              onClick={() => {
                go(first + index)
                onToggle(place)
              }}
            >
              <span className="tick" aria-hidden="true">
                {isTicked ? '☑' : '☐'}
              </span>
              <span className="occurrence-words">
                {before}
                <mark>{exact}</mark>
                {after}
              </span>
              {isTagged ? <span className="occurrence-state">already tagged</span> : null}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function CodeChoice({ code, onChoose }: { readonly code: string; readonly onChoose: (code: string) => void }) {
  const whole = useView((view) => wholeCodebook(view.state.library))
  const inUse = useView((view) => codebookInUse(view.state.library))
  const chosen = codeOf(whole, code)
  const offered = inUse.codes.filter((each) => !each.retired)
  const all = chosen === undefined || offered.includes(chosen) ? offered : [chosen, ...offered]
  return (
    <label className="check">
      Tag as{' '}
      <select value={code} onChange={(event) => onChoose(event.target.value)}>
        {all.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name}
          </option>
        ))}
      </select>
    </label>
  )
}

interface TickProps {
  readonly label: string
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}

function Tick({ label, on, onChange }: TickProps) {
  return (
    <label className="check">
      <input type="checkbox" checked={on} onChange={(event) => onChange(event.target.checked)} /> {label}
    </label>
  )
}
