import { useLayoutEffect, useRef } from 'react'
import '../reader/reader.css'
import './correction.css'
import { CommandButton, KeyCaps } from '../window/keys'
import { useView, useWindow } from '../window/use-window'
import type { Correcting, OpenText } from '../window/view-state'
import { askToCancel } from './correcting'
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
      annotations: window.marks().annotations,
      language: spoken.current,
      caret: start.current,
      onState: (state) => {
        const { correcting: now } = window.view()
        if (now !== null) window.set({ correcting: { ...now, ...state } })
      },
      onChange: () => draft.changed(),
      onCancel: () => askToCancel(window),
    })
    window.attachCorrection(view)
    view.focus()
    return () => {
      draft.destroy()
      window.attachCorrection(null)
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
