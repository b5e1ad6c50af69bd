import { type KeyboardEvent, type MouseEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { quotation } from '../../src/annotation/annotation'
import { codeOf } from '../../src/codebook/codebook'
import { wholeCodebook } from '../../src/codebook/codebooks'
import { following } from '../../src/collection/following'
import type { AnnotationId } from '../../src/ids'
import { CodeSwatch } from '../fields/code-swatch'
import { chooseMarks, chosenMarks, goToMark, selectedMark, selectMark } from '../place/selection'
import { useMarks } from '../place/use-place'
import { currentFilter } from '../search/filter'
import { SearchField } from '../search/search-field'
import { removeChosen } from '../tagging/many'
import { markMeant } from '../tagging/mark-menu'
import { TaggingHint } from '../tagging/tagging-hint'
import { useContextMenu } from '../window/context-menu'
import { onTextKey } from '../window/keyboard'
import { CommandButton } from '../window/keys'
import { useField, useView, useWindow } from '../window/use-window'
import { ListFilter } from './list-filter'
import { type Listed, type Listing, listing, type Row } from './rows'

/** Height of a row in CSS pixels: only the rows in view are drawn. */
const ROW = 54

/** All annotations of the article. The list itself has the focus; the selected option is its active descendant. */
export function AnnotationList() {
  const window = useWindow()
  const openMenu = useContextMenu()
  const marks = useMarks()
  const selected = useField(selectedMark)
  const several = useView((view) => view.get(chosenMarks).size)
  const rows = useListing()
  const box = useRef<HTMLDivElement>(null)
  const anchor = useRef<AnnotationId | null>(null)
  const [top, setTop] = useState(0)
  const [height, setHeight] = useState(400)
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const observer = new ResizeObserver(() => setHeight(element.clientHeight))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const at = selected === null ? -1 : rows.rowOf(selected)
  useEffect(() => {
    const element = box.current
    if (element === null || at < 0) return
    if (at * ROW < element.scrollTop) element.scrollTop = at * ROW
    else if ((at + 1) * ROW > element.scrollTop + element.clientHeight)
      element.scrollTop = (at + 1) * ROW - element.clientHeight
  }, [at])

  const first = Math.max(0, Math.floor(top / ROW) - 4)
  const drawn = rows.rows(first, first + Math.ceil(height / ROW) + 8)

  const choose = (id: AnnotationId, how: { readonly extend: boolean; readonly toggle: boolean }) => {
    const chosen = window.get(chosenMarks)
    const now = window.get(selectedMark)
    if (how.extend) {
      const from = rows.rowOf(anchor.current ?? now ?? id)
      const to = rows.rowOf(id)
      anchor.current ??= now
      return chooseMarks(window, new Set(rows.between(Math.min(from, to), Math.max(from, to) + 1)), id)
    }
    anchor.current = id
    if (!how.toggle) return goToMark(window, id)
    const next = new Set(chosen.size > 0 || now === null ? chosen : [now])
    if (!next.delete(id)) return chooseMarks(window, next.add(id), id)
    const rest = [...next].at(-1)
    return rest === undefined
      ? selectMark(window, null)
      : chooseMarks(window, next, now === id || now === null ? rest : now)
  }

  const move = (to: number, direction: 1 | -1, extend: boolean) => {
    for (let index = to; index >= 0 && index < rows.length; index += direction) {
      const [id] = rows.between(index, index + 1)
      if (id !== undefined) return choose(id, { extend, toggle: false })
    }
  }
  const chooseAll = () => {
    const all = rows.between(0, rows.length)
    const lead = selected !== null && rows.has(selected) ? selected : all[0]
    if (lead !== undefined) chooseMarks(window, new Set(all), lead)
    window.announce(`${all.length} annotations chosen`)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event
    const command = ctrlKey || metaKey
    const plain = !altKey && !command
    if (!shiftKey) anchor.current = null
    if (plain && key === 'ArrowDown') move(at + 1, 1, shiftKey)
    else if (plain && key === 'ArrowUp') move(at < 0 ? rows.length - 1 : at - 1, -1, shiftKey)
    else if (plain && key === 'Home') move(0, 1, shiftKey)
    else if (plain && key === 'End') move(rows.length - 1, -1, shiftKey)
    else if (plain && key === ' ') window.reader?.focus()
    else if (command && !altKey && !shiftKey && key.toLowerCase() === 'a') chooseAll()
    else if (several > 0 && plain && (key === 'Delete' || key === 'Backspace')) removeChosen(window)
    else if (several > 0 && plain && key === 'Escape') selectMark(window, selected)
    else if (!onTextKey(window, event.nativeEvent)) return
    event.preventDefault()
  }

  const all = marks.annotations.size
  return (
    <section className="annotations" aria-label="Annotation list" data-pane="list">
      <header className="panel-header">
        <h2>Annotations</h2>
        <span
          role="status"
          aria-label="Listed annotations"
          aria-live={rows.total === all ? 'off' : 'polite'}
          className="count"
        >
          {rows.total === all ? all : `${rows.total} of ${all}`}
        </span>
        <span className="spacer" />
        <CommandButton of="go.open-end" tip="Next open end" className="quiet" takesFocus>
          Next open end
        </CommandButton>
      </header>
      <SearchField />
      <ListFilter />
      <div
        ref={box}
        role="listbox"
        aria-label="Annotations"
        aria-multiselectable="true"
        tabIndex={0}
        className="rows"
        aria-activedescendant={at < 0 ? undefined : `option-${selected}`}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
        onKeyDown={onKeyDown}
        onContextMenu={(event) => {
          const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-id]') : null
          const id = row?.dataset.id ?? selected
          if (id !== null) openMenu(event, markMeant(window, id))
        }}
      >
        <div role="presentation" style={{ height: rows.length * ROW, position: 'relative' }}>
          {drawn.map((row, index) => (
            <ListRow
              key={row.kind === 'heading' ? row.id : row.annotation.id}
              row={row}
              at={first + index}
              total={rows.total}
              onChoose={choose}
            />
          ))}
        </div>
      </div>
      {rows.total === 0 ? (
        <div className="empty">{all === 0 ? <TaggingHint /> : <p>No annotation passes the filter.</p>}</div>
      ) : null}
    </section>
  )
}

/** Follows the marks edit by edit. While somebody types into the filter the list comes behind. */
function useListing(): Listing {
  const marks = useMarks()
  const codebook = useView((view) => wholeCodebook(view.state.library))
  const profiles = useView((view) => view.state.library.profiles)
  const filter = useDeferredValue(useField(currentFilter))
  const [listingOf] = useState(() =>
    following<Listed, Listing>(listing, (_before, rows, listed) => rows.updated(listed)),
  )
  return useMemo(() => listingOf({ marks, codebook, profiles, filter }), [listingOf, marks, codebook, profiles, filter])
}

interface ListRowProps {
  readonly row: Row
  readonly at: number
  readonly total: number
  readonly onChoose: (id: AnnotationId, how: { readonly extend: boolean; readonly toggle: boolean }) => void
}

function ListRow({ row, at, total, onChoose }: ListRowProps) {
  const codebook = useView((view) => wholeCodebook(view.state.library))
  const id = row.kind === 'annotation' ? row.annotation.id : null
  const selected = useView((view) => id !== null && (view.get(selectedMark) === id || view.get(chosenMarks).has(id)))
  const leads = useView((view) => id !== null && view.get(selectedMark) === id)
  const profile = useView(
    (view) =>
      row.kind === 'annotation' && row.annotation.profile && view.state.library.profiles.get(row.annotation.profile),
  )
  const style = { transform: `translateY(${at * ROW}px)`, height: ROW }
  if (row.kind === 'heading')
    return (
      <div role="presentation" className="row-heading" style={style}>
        <span className="row-words">{row.label}</span>
        <span> · {row.count}</span>
      </div>
    )
  const { annotation } = row
  const code = codeOf(codebook, annotation.code)
  const words = quotation(annotation)
  const name = profile && profile.name !== words ? profile.name : ''
  const orphan = annotation.orphan !== null && `orphan of revision ${annotation.orphan}`
  const detail = [code?.name, orphan, name && `→ ${name}`, annotation.note && 'note', row.isOpenEnd && 'open end']
    .filter(Boolean)
    .join(' · ')
  const onClick = ({ shiftKey, ctrlKey, metaKey }: MouseEvent) =>
    onChoose(annotation.id, { extend: shiftKey, toggle: ctrlKey || metaKey })
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the listbox's, which has the focus
    // biome-ignore lint/a11y/useFocusableInteractive: the option is the listbox's active descendant
    <div
      role="option"
      id={`option-${annotation.id}`}
      data-id={annotation.id}
      aria-selected={selected}
      aria-description={detail}
      aria-setsize={total}
      aria-posinset={row.position}
      className={['row', selected ? 'selected' : '', leads ? 'leads' : ''].filter(Boolean).join(' ')}
      style={style}
      onClick={onClick}
    >
      {code ? <CodeSwatch code={code} /> : null}
      <span className="visually-hidden">{code?.name ?? annotation.code}: </span>
      <span className="row-words">{words}</span>
      <span className="row-detail" aria-hidden="true">
        {detail}
      </span>
    </div>
  )
}
