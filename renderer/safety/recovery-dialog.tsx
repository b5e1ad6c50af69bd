import { localInstant } from '../../src/wording/dates'
import { Modal } from '../window/modal'
import { useField, useWindow } from '../window/use-window'
import { BackupList } from './backup-list'
import { saveCopy } from './copies'
import { describeFinding, describeLibrary, describeOutcome } from './findings'
import { foundAtStart } from './found'

/** What was found on the disk at the start, what there is now, and what can be done. */
export function RecoveryDialog() {
  const window = useWindow()
  const recovery = useField(foundAtStart)
  if (recovery === null) return null
  return (
    <Modal title="What was found at the start" wide read>
      <p>{describeOutcome(recovery.findings)}</p>
      <ul>
        {recovery.findings.map((finding) => (
          <li key={JSON.stringify(finding)}>{describeFinding(finding)}</li>
        ))}
      </ul>
      <dl className="facts">
        <dt>Here now</dt>
        <dd>{describeLibrary(recovery.counts)}</dd>
        <dt>Last edit</dt>
        <dd>{recovery.lastEditAt === null ? 'none' : localInstant(recovery.lastEditAt)}</dd>
      </dl>
      <h3>What you can do</h3>
      <div className="actions">
        <button type="button" className="primary" onClick={() => window.closeDialog()}>
          Go on with what is here
        </button>
        <button type="button" onClick={() => void saveCopy(window)}>
          Save a copy elsewhere…
        </button>
      </div>
      {recovery.offers.includes('restore-backup') ? (
        <>
          <h3>Or restore a backup</h3>
          <BackupList />
        </>
      ) : null}
    </Modal>
  )
}
