interface EarlierDraftProps {
  /** The field's. */
  readonly label: string
  readonly text: string
  readonly onDecide: (isTaken: boolean) => void
}

/** What was typed into a field before Sourcemark was stopped, where something else is saved by now. */
export function EarlierDraft({ label, text, onDecide }: EarlierDraftProps) {
  return (
    <fieldset className="earlier-draft" aria-label={`${label}: typed before Sourcemark was stopped`}>
      <p className="hint">Typed before Sourcemark was stopped, over another text than is saved now:</p>
      <blockquote>{text}</blockquote>
      <div className="actions">
        <button type="button" className="small" onClick={() => onDecide(true)}>
          Use it
        </button>
        <button type="button" className="small" onClick={() => onDecide(false)}>
          Throw it away
        </button>
      </div>
    </fieldset>
  )
}
