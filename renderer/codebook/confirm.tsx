import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import type { Codebook } from '../../src/codebook/codebook'
import { type Reformed, reform } from '../../src/gesture/codebook'
import type { Reform } from '../../src/reform/reform'
import { amount, counted, plural } from '../../src/wording/amounts'
import { useWindow } from '../window/use-window'
import { type Editor, marksOf } from './editor'
import { useMarksUnder } from './use-marks-under'

/** Values that are listed before the rest is only counted. */
const MOST_LISTED = 12

interface ConfirmProps {
  readonly editor: Editor
  readonly title: string
  /** Null while it is not said yet what to do. */
  readonly make: ((codebook: Codebook) => Reform) | null
  readonly onEnd: (next?: string) => void
  /** The code to show afterwards. */
  readonly next?: string
  readonly children?: ReactNode
}

/** What a change does to marks in the whole library, and the buttons that do it or leave it. */
export function Confirm({ editor, title, make, onEnd, next, children }: ConfirmProps) {
  const window = useWindow()
  const { codebook } = editor
  const wanted = useMemo(() => make?.(codebook) ?? null, [make, codebook])
  const marks = useMarksUnder(codebook)
  const reformed = wanted === null || typeof marks !== 'object' || marks === null ? null : reform(wanted, marks)
  const panel = useRef<HTMLElement>(null)
  useEffect(() => panel.current?.focus({ preventScroll: true }), [])
  const perform = () => {
    if (reformed === null) return
    window.perform(reformed)
    window.announce(`${title}: ${reformed.subject}`)
    onEnd(next)
  }
  return (
    <section ref={panel} aria-label={title} className="pending-change" tabIndex={-1}>
      <h3>{title}</h3>
      {children}
      <div role="status" aria-label="What this does">
        {typeof marks === 'string' ? (
          <p className="warning">{marks} Nothing has changed.</p>
        ) : marks === null ? (
          <p className="hint">Looking through the library…</p>
        ) : reformed === null ? null : (
          <Consequences reformed={reformed} />
        )}
      </div>
      <div className="actions">
        <button
          type="button"
          className="primary"
          disabled={reformed === null || reformed.changes.length === 0}
          onClick={perform}
        >
          {reformed === null || reformed.marks === 0 ? title : `${title}: change ${countOf(reformed)}`}
        </button>
        <button type="button" onClick={() => onEnd()}>
          Cancel
        </button>
      </div>
    </section>
  )
}

/** "3 marks in 2 articles" */
function countOf({ marks, articles }: Reformed): string {
  return `${marksOf(marks)} in ${counted(articles, 'article')}`
}

function Consequences({ reformed }: { readonly reformed: Reformed }) {
  const { marks, noted } = reformed
  return (
    <>
      <p>
        {marks === 0
          ? 'No mark changes.'
          : `${countOf(reformed)} ${plural(marks, 'changes', 'change')}. Notes and links stay. One undo takes all of it back.`}
      </p>
      {noted.length > 0 ? (
        <>
          <p className="warning">
            {counted(noted.length, 'value')} {plural(noted.length, 'has', 'have')} no place any more and{' '}
            {plural(noted.length, 'goes into the note of its mark', 'go into the notes of their marks')}:
          </p>
          <ul className="noted">
            {tally(noted).map(([value, count]) => (
              <li key={value}>
                {value} {count > 1 ? `(${amount(count)} times)` : ''}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  )
}

/** Values with how often they come, the most frequent first. */
function tally(values: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a).slice(0, MOST_LISTED)
}
