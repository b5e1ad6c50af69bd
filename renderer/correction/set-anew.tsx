import { useId, useLayoutEffect, useRef, useState } from 'react'
import { type Annotation, startOf } from '../../src/annotation/annotation'
import type { Range } from '../../src/article/range'
import { snapToWords } from '../../src/article/snap'
import type { Review } from './review'

// Paragraphs that are shown before and after the one at which a mark stands or stood.
const AROUND = 3

interface SetAnewProps {
  readonly review: Review
  /** The mark: what stands around it in the new text is shown. */
  readonly around: Annotation
  /** A range of the new text: whole words, not empty. */
  readonly onSet: (range: Range) => void
  readonly onCancel: () => void
}

/** A passage of the corrected text, in which the words are selected that a mark is to stand on. */
export function SetAnew({ review, around, onSet, onCancel }: SetAnewProps) {
  const hint = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [isEmpty, setEmpty] = useState(false)
  const passage = passageAt(review, startOf(around))
  const { start } = passage
  const first = around.orphan === null ? around.selectors[0] : undefined
  // Where an orphan stood is not known of the new text; about there is where its words are looked for.
  const stood = Math.min(Math.max(startOf(around), start), passage.end)
  const [from, to] = [first?.start ?? stood, first?.end ?? stood]

  useLayoutEffect(() => {
    field.current?.setSelectionRange(from - start, to - start)
    field.current?.focus()
  }, [from, to, start])

  const take = () => {
    const { selectionStart, selectionEnd } = field.current ?? { selectionStart: 0, selectionEnd: 0 }
    const range = snapToWords(review.text, { start: start + selectionStart, end: start + selectionEnd })
    if (range.start < range.end) onSet(range)
    else setEmpty(true)
  }
  return (
    <div className="re-anchor">
      <p className="hint" id={hint}>
        Select the words that the mark is to stand on, then press Enter. Whole words are taken.
      </p>
      <textarea
        ref={field}
        readOnly
        rows={6}
        aria-label="The corrected text around the mark"
        aria-describedby={hint}
        value={review.text.slice(passage.start, passage.end)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return
          event.preventDefault()
          event.stopPropagation()
          if (event.key === 'Enter') take()
          else onCancel()
        }}
      />
      {isEmpty ? <p role="alert">No words are selected yet.</p> : null}
      <div className="actions">
        <button type="button" className="primary" onClick={take}>
          Set it onto the selected words
        </button>
        <button type="button" onClick={onCancel}>
          Leave it
        </button>
      </div>
    </div>
  )
}

/** The blocks around an offset. */
function passageAt({ text, blocks }: Review, offset: number): Range {
  const found = blocks.findIndex((block) => block.end > offset)
  const at = found === -1 ? blocks.length - 1 : found
  const first = blocks[Math.max(at - AROUND, 0)]
  const last = blocks[Math.min(at + AROUND, blocks.length - 1)]
  return { start: first?.start ?? 0, end: last?.end ?? text.length }
}
