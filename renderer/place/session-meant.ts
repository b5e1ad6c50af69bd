import type { Session } from '../../src/session/session'
import type { When } from '../window/command'
import type { Subject } from '../window/command-book'
import { currentSession } from '../window/session'
import type { AppWindow } from '../window/window'

/** The session that is meant: the one that a context menu is about, else the one that is chosen. */
export function sessionMeant(window: AppWindow, about: Subject | null): Session | null {
  const { state } = window.view()
  const session = window.get(currentSession)
  const id = about?.kind === 'session' ? about.session : session
  return (id && state.library.sessions.get(id)) || null
}

export const aSession: When = (window, about) =>
  sessionMeant(window, about) === null ? 'Choose a session first' : null
