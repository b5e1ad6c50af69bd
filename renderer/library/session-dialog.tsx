import { type FormEvent, useId } from 'react'
import { setSession } from '../../src/gesture/session'
import type { SessionId } from '../../src/ids'
import type { Session } from '../../src/session/session'
import { localInstant, readableDuration } from '../../src/wording/dates'
import { DraftField } from '../fields/draft-field'
import { preview } from '../report/reports'
import { Modal } from '../window/modal'
import { useView, useWindow } from '../window/use-window'
import { beginSession } from './sessions'

/** Begins a session, or shows one. */
export function SessionDialog({ session: id }: { readonly session: SessionId | null }) {
  const session = useView((view) => id && view.state.library.sessions.get(id))
  return session ? <SessionDetails session={session} /> : <NewSession />
}

function NewSession() {
  const window = useWindow()
  const titleId = useId()
  const questionId = useId()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const title = textOf(form, 'title')
    if (title === '') return
    window.closeDialog()
    beginSession(window, title, textOf(form, 'question'))
  }
  return (
    <Modal title="New session">
      <form onSubmit={submit}>
        <div className="field">
          <label htmlFor={titleId}>Title</label>
          <input id={titleId} name="title" type="text" required autoComplete="off" />
        </div>
        <div className="field">
          <label htmlFor={questionId}>Question</label>
          <textarea id={questionId} name="question" rows={3} placeholder="What is to be found out?" />
        </div>
        <p className="hint">The article that is open, and those that you import from now on, belong to it.</p>
        <button type="submit" className="primary">
          Start session
        </button>
      </form>
    </Modal>
  )
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

function SessionDetails({ session }: { readonly session: Session }) {
  const window = useWindow()
  const set = (change: Parameters<typeof setSession>[1]) => {
    const now = window.view().state.library.sessions.get(session.id)
    if (now !== undefined) window.perform(setSession(now, change))
  }
  return (
    <Modal title="Session">
      <DraftField
        label="Title"
        place={`session ${session.id}, title`}
        value={session.title}
        onKeep={(title) => title.trim() && set({ title: title.trim() })}
      />
      <DraftField
        label="Question"
        place={`session ${session.id}, question`}
        kind="lines"
        value={session.question}
        onKeep={(question) => set({ question })}
      />
      <DraftField
        label="Session notes"
        place={`session ${session.id}, notes`}
        kind="lines"
        value={session.notes}
        onKeep={(notes) => set({ notes })}
      />
      <dl className="facts">
        <dt>Started</dt>
        <dd>{localInstant(session.startedAt)}</dd>
        <dt>Ended</dt>
        <dd>{session.endedAt === null ? `not yet (${session.state})` : localInstant(session.endedAt)}</dd>
        <dt>Time at work</dt>
        <dd>{readableDuration(session.activeMs)}</dd>
        <dt>Articles</dt>
        <dd>{session.articles.length}</dd>
      </dl>
      <button
        type="button"
        onClick={() => {
          window.closeDialog()
          void preview(window, { kind: 'session', session: session.id })
        }}
      >
        Report on this session
      </button>
    </Modal>
  )
}
