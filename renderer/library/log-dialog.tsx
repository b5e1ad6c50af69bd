import { useEffect, useState } from 'react'
import type { SessionId } from '../../src/ids'
import type { LogEntry } from '../../src/ipc/contract'
import { localInstant } from '../../src/wording/dates'
import { Modal } from '../window/modal'
import { useView, useWindow } from '../window/use-window'

/** What was done, when and by whom, as the journal has it; the newest first. */
export function LogDialog({ session }: { readonly session: SessionId | null }) {
  const window = useWindow()
  const title = useView((view) => session && view.state.library.sessions.get(session)?.title)
  const [entries, setEntries] = useState<readonly LogEntry[] | null>(null)
  useEffect(() => {
    void window.bridge.request('log.read', session, 500).then(setEntries)
  }, [window, session])
  // How time at work was counted is of no interest here; the session says how much it is.
  const shown = entries?.filter((entry) => entry.gesture !== 'active time') ?? []
  return (
    <Modal title={title ? `Log of “${title}”` : 'Log'} wide read>
      {entries?.length === 0 ? <p className="empty">Nothing was done yet.</p> : null}
      <table className="log">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">What</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((entry) => (
            <tr key={entry.id}>
              <td>{localInstant(entry.at)}</td>
              <td>{entry.author}</td>
              <td>
                <span className="gesture">
                  {entry.act === 'undo' ? 'undo: ' : entry.act === 'redo' ? 'redo: ' : ''}
                  {entry.gesture}
                </span>{' '}
                {entry.subject}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  )
}
