import { useMemo } from 'react'
import { quotation } from '../../src/annotation/annotation'
import { codeOf } from '../../src/codebook/codebook'
import { wholeCodebook } from '../../src/codebook/codebooks'
import { CodeSwatch } from '../fields/code-swatch'
import { useMarks } from '../place/use-place'
import { handledMarks } from '../tagging/recent'
import { ariaKeys } from '../window/key'
import { KeyCaps } from '../window/keys'
import { useField, useView, useWindow } from '../window/use-window'
import { nearnessWords, shorten } from './attribution-words'
import { candidatesOnDigits, linkedMark, linkKeys, linkMarks } from './linking'

/** The link mode: what is linked, and the marks that a digit links to it. */
export function LinkRow() {
  const window = useWindow()
  const marks = useMarks()
  const codebook = useView((view) => wholeCodebook(view.state.library))
  const handled = useField(handledMarks)
  const subject = useView((view) => linkedMark(view, marks))
  const candidates = useMemo(
    () => candidatesOnDigits(window, marks, subject, handled),
    [window, marks, subject, handled],
  )
  const linked = subject && marks.annotations.get(subject)
  if (!linked) return null
  return (
    <section className="link-row" aria-label="Link">
      <span className="hint">
        Link “{shorten(quotation(linked), 32)}” to{candidates.length === 0 ? ' what you tag next, anywhere.' : ':'}
      </span>
      {candidates.map(({ annotation, nearness }, index) => {
        const code = codeOf(codebook, annotation.code)
        const keys = linkKeys(window, index)
        return (
          <button
            key={annotation.id}
            type="button"
            aria-keyshortcuts={ariaKeys(keys)}
            title={nearnessWords[nearness]}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => linkMarks(window, linked.id, annotation.id)}
          >
            <span aria-hidden="true">
              <KeyCaps keys={keys} />
            </span>
            {code ? <CodeSwatch code={code} /> : null}
            {shorten(quotation(annotation), 28)}
          </button>
        )
      })}
    </section>
  )
}
