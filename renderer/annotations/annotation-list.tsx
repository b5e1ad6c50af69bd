import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { quotation } from '../../src/annotation/annotation'
import { codeOf } from '../../src/codebook/codebook'
import { wholeCodebook } from '../../src/library/library'
import { CodeSwatch } from '../shell/code-swatch'
import { onTextKey } from '../workbench/keyboard'
import { travelOpenEnds } from '../workbench/marking'
import { useMarks, useView, useWorkbench } from '../workbench/use-view'
import { ListFilter } from './list-filter'
import { listRows, type Row } from './rows'

/** Height of a row in CSS pixels: only the rows in view are drawn. */
const ROW = 54

/** All annotations of the article. The list itself has the focus; the selected option is its active descendant. */
export function AnnotationList() {
  const bench = useWorkbench()
  const marks = useMarks()
  const codebook = useView((view) => wholeCodebook(view.state.library))
  const filter = useView((view) => view.filter)
  const selected = useView((view) => view.selected)
  const rows = useMemo(() => listRows(marks, codebook, filter), [marks, codebook, filter])
  const box = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  const [height, setHeight] = useState(400)
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const observer = new ResizeObserver(() => setHeight(element.clientHeight))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const at = rows.findIndex((row) => row.kind === 'annotation' && row.annotation.id === selected)
  useEffect(() => {
    const element = box.current
    if (element === null || at < 0) return
    if (at * ROW < element.scrollTop) element.scrollTop = at * ROW
    else if ((at + 1) * ROW > element.scrollTop + element.clientHeight)
      element.scrollTop = (at + 1) * ROW - element.clientHeight
  }, [at])

  const first = Math.max(0, Math.floor(top / ROW) - 4)
  const drawn = rows.slice(first, first + Math.ceil(height / ROW) + 8)
  const total = rows.filter((row) => row.kind === 'annotation').length

  const move = (to: number, direction: 1 | -1) => {
    for (let index = to; index >= 0 && index < rows.length; index += direction) {
      const row = rows[index]
      if (row?.kind === 'annotation') return bench.goTo(row.annotation.id)
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, altKey, ctrlKey, metaKey } = event
    const plain = !altKey && !ctrlKey && !metaKey
    if (plain && key === 'ArrowDown') move(at + 1, 1)
    else if (plain && key === 'ArrowUp') move(at < 0 ? rows.length - 1 : at - 1, -1)
    else if (plain && key === 'Home') move(0, 1)
    else if (plain && key === 'End') move(rows.length - 1, -1)
    else if (plain && key === ' ') bench.reader?.focus()
    else if (!onTextKey(bench, event.nativeEvent)) return
    event.preventDefault()
  }

  return (
    <section className="annotations" aria-label="Annotation list" data-pane="list">
      <header className="panel-header">
        <h2>Annotations</h2>
        <span className="count">{total}</span>
        <span className="spacer" />
        <button type="button" className="quiet" onClick={() => travelOpenEnds(bench, 1)} title="Next open end (G)">
          Next open end
        </button>
      </header>
      <ListFilter />
      <div
        ref={box}
        role="listbox"
        aria-label="Annotations"
        tabIndex={0}
        className="rows"
        aria-activedescendant={at < 0 ? undefined : `option-${selected}`}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
        onKeyDown={onKeyDown}
      >
        <div role="presentation" style={{ height: rows.length * ROW, position: 'relative' }}>
          {drawn.map((row, index) => (
            <ListRow
              key={row.kind === 'heading' ? row.code.id : row.annotation.id}
              row={row}
              at={first + index}
              total={total}
            />
          ))}
        </div>
      </div>
      {total === 0 ? <p className="empty">Select words in the text and press C, S or Q.</p> : null}
    </section>
  )
}

function ListRow({ row, at, total }: { readonly row: Row; readonly at: number; readonly total: number }) {
  const bench = useWorkbench()
  const codebook = useView((view) => wholeCodebook(view.state.library))
  const selected = useView((view) => row.kind === 'annotation' && view.selected === row.annotation.id)
  const profile = useView(
    (view) =>
      row.kind === 'annotation' && row.annotation.profile && view.state.library.profiles.get(row.annotation.profile),
  )
  const style = { transform: `translateY(${at * ROW}px)`, height: ROW }
  if (row.kind === 'heading')
    return (
      <div role="presentation" className="row-heading" style={style}>
        {row.code.name} · {row.count}
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
      className={selected ? 'row selected' : 'row'}
      style={style}
      onClick={() => bench.goTo(annotation.id)}
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
