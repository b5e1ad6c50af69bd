import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { type ComparedBlock, type ComparedRow, compareTexts } from '../../src/article/compare'
import type { ArticleId } from '../../src/ids'
import type { ArticleText } from '../../src/record/plain'
import { amount, counted } from '../../src/wording/amounts'
import { keyOf } from '../window/key'
import { Keys, useKeys, withKeys } from '../window/keys'
import { Modal } from '../window/modal'
import { useView, useWindow } from '../window/use-window'

/** Paragraphs beside a change that are shown though they are the same. */
const AROUND = 1

/** Two revisions of an article's text side by side, with the words that differ. */
export function CompareDialog({ article: id }: { readonly article: ArticleId }) {
  const article = useView((view) => view.state.library.articles.get(id))
  const newest = article?.revision ?? 1
  const [from, setFrom] = useState(Math.max(newest - 1, 1))
  const [to, setTo] = useState(newest)
  const before = useRevision(id, from)
  const after = useRevision(id, to)
  const correct = withKeys('Correct the text', useKeys('article.correct'))
  if (newest === 1)
    return (
      <Modal title="Compare revisions" read>
        <p>This text has one revision only: it is as it was imported. {correct} to make another.</p>
      </Modal>
    )
  return (
    <Modal title="Compare revisions" wide>
      <div className="compare-choice">
        <RevisionChoice label="Before" newest={newest} value={from} onChoose={setFrom} />
        <RevisionChoice label="After" newest={newest} value={to} onChoose={setTo} />
      </div>
      {before === 'lost' || after === 'lost' ? (
        <p role="alert">The file with the text of revision {before === 'lost' ? from : to} is missing or damaged.</p>
      ) : before === null || after === null ? (
        <p role="status">Reading the texts…</p>
      ) : (
        <Compared key={`${from} ${to}`} before={before} after={after} />
      )}
    </Modal>
  )
}

function useRevision(article: ArticleId, revision: number): ArticleText | 'lost' | null {
  const window = useWindow()
  const [read, setRead] = useState<{ readonly of: number; readonly text: ArticleText | 'lost' } | null>(null)
  useEffect(() => {
    let isWanted = true
    void window.bridge.request('articles.revision', article, revision).then((result) => {
      if (isWanted) setRead({ of: revision, text: result.ok ? result.value : 'lost' })
    })
    return () => {
      isWanted = false
    }
  }, [window, article, revision])
  return read?.of === revision ? read.text : null
}

interface RevisionChoiceProps {
  readonly label: string
  readonly newest: number
  readonly value: number
  readonly onChoose: (revision: number) => void
}

function RevisionChoice({ label, newest, value, onChoose }: RevisionChoiceProps) {
  return (
    <label>
      {label}{' '}
      <select value={value} onChange={(event) => onChoose(Number(event.target.value))}>
        {Array.from({ length: newest }, (_, i) => i + 1).map((revision) => (
          <option key={revision} value={revision}>
            Revision {revision}
            {revision === 1 ? ' (as imported)' : revision === newest ? ' (newest)' : ''}
          </option>
        ))}
      </select>
    </label>
  )
}

function Compared({ before, after }: { readonly before: ArticleText; readonly after: ArticleText }) {
  const window = useWindow()
  const { rows, changes } = useMemo(() => compareTexts(before, after), [before, after])
  const [at, setAt] = useState(0)
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.focus(), [])
  useEffect(() => {
    const shown = box.current?.querySelectorAll<HTMLElement>('[data-change]') ?? []
    for (const element of shown) element.classList.toggle('current', element.dataset.change === String(at))
    box.current?.querySelector(`[data-change="${at}"]`)?.scrollIntoView({ block: 'center' })
  }, [at])
  const go = (direction: 1 | -1) => {
    const to = Math.min(Math.max(at + direction, 0), Math.max(changes - 1, 0))
    setAt(to)
    window.announce(describeChange(box.current, to))
  }
  const [next, previous] = [useKeys('go.next'), useKeys('go.previous')]
  const onKeyDown = (event: KeyboardEvent) => {
    const key = keyOf(event.nativeEvent)
    if (next.includes(key)) go(1)
    else if (previous.includes(key)) go(-1)
  }
  return (
    <>
      <div className="actions">
        <button type="button" disabled={at === 0} onClick={() => go(-1)}>
          Previous change <Keys of="go.previous" first />
        </button>
        <button type="button" disabled={at >= changes - 1} onClick={() => go(1)}>
          Next change <Keys of="go.next" first />
        </button>
        <span role="status">{changes === 0 ? 'The two are the same.' : `Change ${at + 1} of ${amount(changes)}`}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and has keys of its own */}
      <section ref={box} className="compared" aria-label="Comparison" tabIndex={0} onKeyDown={onKeyDown}>
        <table>
          <thead>
            <tr>
              <th scope="col">Before</th>
              <th scope="col">After</th>
            </tr>
          </thead>
          <tbody>
            {stretchesOf(rows).map((stretch) =>
              stretch.kind === 'skipped' ? (
                <tr key={stretch.from} className="skipped">
                  <td colSpan={2}>{counted(stretch.count, 'paragraph')} the same</td>
                </tr>
              ) : (
                <tr key={stretch.from} className={stretch.row.isSame ? 'same' : 'differs'}>
                  <Side blocks={stretch.row.before} as="del" />
                  <Side blocks={stretch.row.after} as="ins" />
                </tr>
              ),
            )}
          </tbody>
        </table>
      </section>
    </>
  )
}

/** "removed: denied; added: said" */
function describeChange(box: HTMLElement | null, change: number): string {
  const words = (tag: 'del' | 'ins') =>
    [...(box?.querySelectorAll(`${tag}[data-change="${change}"]`) ?? [])]
      .map((each) => each.textContent)
      .join(' ')
      .trim()
  const [removed, added] = [words('del'), words('ins')]
  return [removed && `removed: ${removed}`, added && `added: ${added}`].filter(Boolean).join('; ')
}

type Stretch =
  | { readonly kind: 'row'; readonly from: number; readonly row: ComparedRow }
  | { readonly kind: 'skipped'; readonly from: number; readonly count: number }

/** The rows that differ, and those beside them; the others only as how many they are. */
function stretchesOf(rows: readonly ComparedRow[]): readonly Stretch[] {
  const isNear = (at: number) => rows.slice(Math.max(at - AROUND, 0), at + AROUND + 1).some(({ isSame }) => !isSame)
  const stretches: Stretch[] = []
  rows.forEach((row, from) => {
    const last = stretches.at(-1)
    if (isNear(from)) stretches.push({ kind: 'row', from, row })
    else if (last?.kind === 'skipped') stretches[stretches.length - 1] = { ...last, count: last.count + 1 }
    else stretches.push({ kind: 'skipped', from, count: 1 })
  })
  return stretches
}

function Side({ blocks, as: Changed }: { readonly blocks: readonly ComparedBlock[]; readonly as: 'ins' | 'del' }) {
  return (
    <td>
      {blocks.map(({ kind, runs }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a row never change
        <p key={i} className={kind}>
          {runs.map(({ text, change }, j) =>
            change === null ? (
              text
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: the runs of a block never change
              <Changed key={j} data-change={change}>
                {text}
              </Changed>
            ),
          )}
        </p>
      ))}
    </td>
  )
}
