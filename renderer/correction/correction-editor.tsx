import { useLayoutEffect, useRef } from 'react'
import { openMarks } from '../place/desk'
import { attachCorrection } from './handle'
import '../reader/reader.css'
import './correction.css'
import type { Correcting, OpenText } from '../place/place'
import { CommandButton, KeyCaps } from '../window/keys'
import { useView, useWindow } from '../window/use-window'
import { askToCancel, noteCorrection } from './correcting'
import { correctionDraft } from './correction-draft'
import { correctionView } from './correction-view'

/** The text on screen while it is corrected: nothing can be marked in it, and everything can be written. */
export function CorrectionEditor({ open, correcting }: { readonly open: OpenText; readonly correcting: Correcting }) {
  const window = useWindow()
  const root = useRef<HTMLDivElement>(null)
  const page = useRef<HTMLDivElement>(null)
  const start = useRef(correcting.caret)
  const resumed = useRef(correcting.resumed)
  const language = useView((view) => view.state.library.articles.get(open.article)?.language ?? '')
  const spoken = useRef(language)

  useLayoutEffect(() => {
    if (root.current === null || page.current === null) return
    const draft = correctionDraft(window, open)
    const view = correctionView(root.current, page.current, {
      text: { text: open.text, blocks: open.blocks },
      resumed: resumed.current,
      annotations: openMarks(window).annotations,
      language: spoken.current,
      caret: start.current,
      onState: (state) => noteCorrection(window, state),
      onChange: () => draft.changed(),
      onCancel: () => askToCancel(window),
    })
    attachCorrection(window, view)
    view.focus()
    return () => {
      draft.destroy()
      attachCorrection(window, null)
      view.destroy()
    }
  }, [window, open])

  return (
    <section className="text-host correcting" data-pane="text" aria-label="Correcting the text">
      <div className="correction-banner">
        <p>
          <strong>Correcting the text</strong>
          <span>
            Mend what was misspelt or misread. Marks go with their words; you see what becomes of them before anything
            is kept.
          </span>
        </p>
        <div className="actions">
          <CommandButton of="article.correct-finish" className="primary" showsKey takesFocus>
            Finish
          </CommandButton>
          <button type="button" onClick={() => askToCancel(window)}>
            Cancel <KeyCaps keys={['Escape']} />
          </button>
        </div>
      </div>
      <div ref={root} className="reader correction">
        <div className="reader-page">
          <div ref={page} className="reader-text" />
        </div>
      </div>
    </section>
  )
}
