import { useMemo } from 'react'
import { countMarks, describeCounts } from '../../src/annotation/counts'
import { readingMinutes } from '../../src/article/word-count'
import { codeOf } from '../../src/codebook/codebook'
import { wholeCodebook } from '../../src/codebook/codebooks'
import { amount } from '../../src/wording/amounts'
import { readableDuration } from '../../src/wording/dates'
import { CodeSwatch } from '../fields/code-swatch'
import { openRecord, openText } from '../place/place'
import { useMarks } from '../place/use-place'
import { saveCopy } from '../safety/copies'
import { keepTagging } from '../tagging/marking'
import { keptCode } from '../tagging/recent'
import { describeFailure } from '../window/failure'
import { Keys } from '../window/keys'
import { chosenSession } from '../window/session'
import { PartContext, useView, useWindow } from '../window/use-window'

/** Words and figures of the article, the session at work, and whether all is saved. */
export function StatusBar() {
  const open = useView(openText)
  const article = useView(openRecord)
  const marks = useMarks()
  const codebook = useView((view) => wholeCodebook(view.state.library))
  const session = useView(chosenSession)
  const counts = useMemo(() => describeCounts(countMarks(marks, codebook)), [marks, codebook])
  return (
    <footer className="status-bar">
      {article ? (
        <span>
          {amount(article.words)} words · {readingMinutes(article.words)} min
        </span>
      ) : null}
      <span role="status" aria-label="Counts" aria-live="off">
        {open ? counts : 'No article open'}
      </span>
      <KeptCode />
      <Waiting />
      <span className="spacer" />
      {session ? (
        <span className="session-state">
          <span className={`dot dot-${session.state}`} aria-hidden="true" />
          {session.title} · {session.state} · {readableDuration(session.activeMs)}
        </span>
      ) : null}
      {/* Told at once: “Saved” must not stand there for a moment when it is not so. */}
      <PartContext value={null}>
        <SaveStatus />
      </PartContext>
    </footer>
  )
}

/** What is being opened, when that takes so long that somebody would wonder. */
function Waiting() {
  const waiting = useView((view) => view.waiting)
  return (
    <span role="status" aria-label="Waiting">
      {waiting === null ? '' : `Opening ${waiting}… What you press waits for it.`}
    </span>
  )
}

/** Under which code every selection is tagged at once, while one is kept. */
function KeptCode() {
  const window = useWindow()
  const code = useView(({ get, state }) => codeOf(wholeCodebook(state.library), get(keptCode) ?? ''))
  if (!code) return null
  return (
    <button
      type="button"
      className="kept-code"
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => keepTagging(window, code.id)}
    >
      <CodeSwatch code={code} /> Tagging each selection as {code.name} <Keys of="attribution.end" first />
    </button>
  )
}

/** "Saved" means that the last edit is on the disk. Only trouble is announced. */
function SaveStatus() {
  const window = useWindow()
  const { pending, failure } = useView((view) => view.save)
  const readOnly = useView((view) => view.readOnly)
  const text = readOnly
    ? 'Read only'
    : failure !== null
      ? `NOT SAVED: ${describeFailure(failure)}`
      : pending > 0
        ? 'Saving…'
        : 'Saved'
  return (
    <span className={failure === null ? 'save-state' : 'save-state trouble'}>
      <span role="status" aria-label="Save state" aria-live={failure === null ? 'off' : 'assertive'}>
        {text}
      </span>
      {failure === null ? null : (
        <>
          <button type="button" onClick={() => void window.saver.retry()}>
            Try again
          </button>
          <button type="button" onClick={() => void saveCopy(window)}>
            Save a copy elsewhere…
          </button>
        </>
      )}
    </span>
  )
}
