import type { Session } from '../../src/session/session'
import type { When } from '../window/command'
import type { Subject } from '../window/command-book'
import type { AppWindow } from '../window/window'

/** The session that is meant: the one that a context menu is about, else the one that is chosen. */
export function sessionMeant(window: AppWindow, about: Subject | null): Session | null {
  const { session, state } = window.view()
  const id = about?.kind === 'session' ? about.session : session
  return (id && state.library.sessions.get(id)) || null
}

export const aSession: When = (window, about) =>
  sessionMeant(window, about) === null ? 'Choose a session first' : null
