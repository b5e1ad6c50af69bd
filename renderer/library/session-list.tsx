import type { Session } from '../../src/session/session'
import { counted } from '../../src/wording/amounts'
import { readableDuration } from '../../src/wording/dates'
import { useRoving } from '../fields/roving'
import { currentSession } from '../window/session'
import { useField, useView, useWindow } from '../window/use-window'
import { sessionDialog } from './dialogs'
import { Cell, Grid, Row } from './grid'
import { chooseSession } from './sessions'

/** The sessions, the one that began last first. */
export function SessionList() {
  const window = useWindow()
  const sessions = useView((view) => view.state.library.sessions)
  const chosen = useField(currentSession)
  const ordered = [...sessions.values()].sort((a, b) => b.startedAt.localeCompare(a.startedAt))
  const rows = ordered.map(({ id }) => id)
  const { grid, tabIndex } = useRoving(rows, chosen)
  return (
    <section aria-labelledby="sessions-heading">
      <header className="panel-header">
        <h2 id="sessions-heading">Sessions</h2>
        <button type="button" className="quiet" onClick={() => window.show(sessionDialog, { session: null })}>
          New session
        </button>
      </header>
      <Grid label="Sessions" className="items" {...grid}>
        {ordered.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            isChosen={session.id === chosen}
            tabIndex={(place) => tabIndex(session.id, place)}
          />
        ))}
      </Grid>
      {ordered.length === 0 ? (
        <p className="empty">A session keeps a question, its articles and a log of the work.</p>
      ) : null}
    </section>
  )
}

interface SessionRowProps {
  readonly session: Session
  readonly isChosen: boolean
  /** Of the button on that place. */
  readonly tabIndex: (place: number) => number
}

function SessionRow({ session, isChosen, tabIndex }: SessionRowProps) {
  const window = useWindow()
  return (
    <Row id={session.id} name={session.title} isChosen={isChosen} about={{ kind: 'session', session: session.id }}>
      <Cell>
        <button
          type="button"
          className="item-main"
          aria-pressed={isChosen}
          tabIndex={tabIndex(0)}
          onClick={() => chooseSession(window, isChosen ? null : session.id)}
        >
          <span className="item-title" title={session.title}>
            {session.title}
          </span>
          <span className="item-detail">
            <span className={`dot dot-${session.state}`} aria-hidden="true" /> {session.state} ·{' '}
            {readableDuration(session.activeMs)} · {counted(session.articles.length, 'article')}
          </span>
        </button>
      </Cell>
      {isChosen ? (
        <Cell className="item-actions">
          {actionsOf(session).map(([command, label], at) => (
            <button
              key={label}
              type="button"
              tabIndex={tabIndex(at + 1)}
              onClick={() => void window.commands.run(command, { about: { kind: 'session', session: session.id } })}
            >
              {label}
            </button>
          ))}
        </Cell>
      ) : null}
    </Row>
  )
}

/** What can be done with a session at once: commands, and what their buttons say. */
function actionsOf({ state }: Session): readonly (readonly [command: string, label: string])[] {
  return [
    state === 'active' ? ['session.pause', 'Pause'] : ['session.continue', 'Continue'],
    ...(state === 'ended' ? [] : [['session.end', 'End'] as const]),
    ['session.details', 'Details'],
    ['session.log', 'Log'],
  ]
}
