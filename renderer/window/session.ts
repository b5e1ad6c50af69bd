import type { SessionId } from '../../src/ids'
import type { Session } from '../../src/session/session'
import type { Field } from './field'
import type { ViewState } from './view-state'

/** The session that is chosen, whatever its state: edits belong to it while it is active. */
export const currentSession: Field<SessionId | null> = {
  name: 'session',
  init: null,
  apply: (value, _edit, { library }) => (value !== null && library.sessions.has(value) ? value : null),
}

export function chosenSession({ get, state }: ViewState): Session | null {
  const id = get(currentSession)
  return (id && state.library.sessions.get(id)) || null
}
