import { useEffect, useState } from 'react'
import { type Annotation, quotation, startOf } from '../../src/annotation/annotation'
import type { Carried } from '../../src/annotation/carry-over'
import { makeSelector } from '../../src/annotation/selector'
import { codeOf } from '../../src/codebook/codebook'
import { wholeCodebook } from '../../src/codebook/codebooks'
import type { AnnotationId } from '../../src/ids'
import { amount, plural } from '../../src/wording/amounts'
import { CodeSwatch } from '../fields/code-swatch'
import { keyOf } from '../window/key'
import { Keys } from '../window/keys'
import { Modal } from '../window/modal'
import { useView, useWindow } from '../window/use-window'
import { keepCorrection } from './correcting'
import type { Review } from './review'
import { SetAnew } from './set-anew'

/** Marks of a kind that are shown at first, and with each press of "Show more". */
const PAGE = 50

/** What a correction does to the marks, before it is kept: each that changes can be set onto other words. */
export function ReviewDialog({ review }: { readonly review: Review }) {
  const window = useWindow()
  const [setAnew, setSetAnew] = useState<ReadonlyMap<string, Annotation>>(new Map())
  const [isBusy, setBusy] = useState(false)
  const { carried } = review
  const changed = carried.filter(({ kind }) => kind === 'changed')
  const orphans = carried.filter(({ kind }) => kind === 'orphan')
  const kept = carried.length - changed.length - orphans.length
  const moved = carried.filter(
    ({ kind, before, after }) => kind === 'kept' && startOf(before) !== startOf(after),
  ).length
  const choose = (id: AnnotationId, annotation: Annotation | null) => {
    const next = new Map(setAnew)
    if (annotation === null) next.delete(id)
    else next.set(id, annotation)
    setSetAnew(next)
  }
  const keep = async () => {
    if (isBusy) return
    setBusy(true)
    await keepCorrection(window, review, setAnew)
    setBusy(false)
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (window.commands.keysOf('article.correct-finish').includes(keyOf(event))) void keep()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })
  return (
    <Modal title="What the correction does to the marks" wide read>
      <ul className="review-figures">
        <li>
          <strong>{amount(kept)}</strong> {plural(kept, 'mark keeps', 'marks keep')} exactly the same words
          {moved > 0 ? `; ${amount(moved)} of them moved with the text` : ''}.
        </li>
        <li>
          <strong>{amount(changed.length)}</strong> {plural(changed.length, 'mark changes its', 'marks change their')}{' '}
          quotation.
        </li>
        <li>
          <strong>{amount(orphans.length)}</strong>{' '}
          {orphans.length === 0
            ? 'marks lose all words.'
            : orphans.length === 1
              ? 'mark loses all words and stays in the list as an orphan, with its old quotation.'
              : 'marks lose all words and stay in the list as orphans, with their old quotations.'}
        </li>
      </ul>
      <CarriedList title="Changed quotations" all={changed} review={review} setAnew={setAnew} onChoose={choose} />
      <CarriedList title="Orphans" all={orphans} review={review} setAnew={setAnew} onChoose={choose} />
      <p className="hint">
        The corrected text becomes a new revision. The imported file and every older revision are kept, and one undo
        takes everything back.
      </p>
      <div className="actions">
        <button type="button" className="primary" disabled={isBusy} onClick={() => void keep()}>
          Accept and finish <Keys of="article.correct-finish" first />
        </button>
        <button type="button" onClick={() => window.closeDialog()}>
          Back to the text
        </button>
      </div>
    </Modal>
  )
}

interface CarriedListProps {
  readonly title: string
  readonly all: readonly Carried[]
  readonly review: Review
  readonly setAnew: ReadonlyMap<string, Annotation>
  readonly onChoose: (id: AnnotationId, annotation: Annotation | null) => void
}

function CarriedList({ title, all, review, setAnew, onChoose }: CarriedListProps) {
  const [shown, setShown] = useState(PAGE)
  if (all.length === 0) return null
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ol className="carried">
        {all.slice(0, shown).map((carried) => (
          <CarriedMark
            key={carried.before.id}
            carried={carried}
            review={review}
            chosen={setAnew.get(carried.before.id)}
            onChoose={(annotation) => onChoose(carried.before.id, annotation)}
          />
        ))}
      </ol>
      {all.length > shown ? (
        <button type="button" onClick={() => setShown(shown + PAGE)}>
          Show more ({amount(all.length - shown)} left)
        </button>
      ) : null}
    </section>
  )
}

interface CarriedMarkProps {
  readonly carried: Carried
  readonly review: Review
  readonly chosen: Annotation | undefined
  readonly onChoose: (annotation: Annotation | null) => void
}

function CarriedMark({ carried: { before, after }, review, chosen, onChoose }: CarriedMarkProps) {
  const [isOpen, setOpen] = useState(false)
  const codebook = useView((view) => wholeCodebook(view.state.library))
  const code = codeOf(codebook, before.code)
  const now = chosen ?? after
  const old = quotation(before)
  return (
    <li>
      {code ? <CodeSwatch code={code} /> : null} {code?.name ?? before.code}
      <dl className="carried-words">
        <dt>Before</dt>
        <dd>
          <del>{old}</del>
        </dd>
        <dt>Now</dt>
        <dd>{now.orphan === null ? <ins>{quotation(now)}</ins> : 'no words left: an orphan'}</dd>
      </dl>
      {isOpen ? (
        <SetAnew
          review={review}
          around={now}
          onSet={(range) => {
            onChoose({ ...before, orphan: null, selectors: [makeSelector(review.text, range)] })
            setOpen(false)
          }}
          onCancel={() => setOpen(false)}
        />
      ) : (
        <div className="actions">
          <button type="button" aria-label={`Re-anchor “${old}”`} onClick={() => setOpen(true)}>
            Re-anchor…
          </button>
          {chosen === undefined ? null : (
            <button type="button" className="quiet" onClick={() => onChoose(null)}>
              As proposed
            </button>
          )}
        </div>
      )}
    </li>
  )
}
