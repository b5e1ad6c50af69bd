import { useEffect, useState } from 'react'
import type { Backup, BackupPreview } from '../../src/ipc/recovery'
import { localInstant } from '../../src/wording/dates'
import { useWindow } from '../window/use-window'
import { describeLibrary } from './findings'

/** The backups that there are; one that is chosen stands beside what there is now before it is restored. */
export function BackupList() {
  const window = useWindow()
  const [backups, setBackups] = useState<readonly Backup[] | null>(null)
  const [preview, setPreview] = useState<BackupPreview | null>(null)
  const [trouble, setTrouble] = useState('')
  useEffect(() => {
    void window.bridge.request('backups.list').then(setBackups)
  }, [window])

  const look = async (backup: Backup) => {
    const result = await window.bridge.request('backups.preview', backup.id)
    setTrouble(result.ok ? '' : 'This backup is missing or damaged; choose another.')
    setPreview(result.ok ? result.value : null)
  }
  const restore = async (backup: Backup) => {
    window.drafts.keep()
    const result = await window.inputs.hold('the backup', async () => {
      await window.saver.settled()
      return window.bridge.request('backups.restore', backup.id)
    })
    if (!result.ok) setTrouble('The backup could not be restored; everything is as it was.')
  }

  return (
    <>
      {backups?.length === 0 ? (
        <p className="hint">No backup yet. One is made each hour, and when the app closes.</p>
      ) : null}
      <ul className="backups">
        {backups?.map((backup) => (
          <li key={backup.id}>
            <span>
              {localInstant(backup.madeAt)}
              <span className="hint">{describeLibrary(backup.counts)}</span>
            </span>
            <button type="button" onClick={() => void look(backup)}>
              Look at it
            </button>
          </li>
        ))}
      </ul>
      <p role="alert">{trouble}</p>
      {preview ? (
        <section aria-label="Backup beside now" className="backup-preview">
          <dl className="facts">
            <dt>Backup</dt>
            <dd>
              {describeLibrary(preview.backup.counts)}; last edit {when(preview.backup.lastEditAt)}
            </dd>
            <dt>Now</dt>
            <dd>
              {describeLibrary(preview.now.counts)}; last edit {when(preview.now.lastEditAt)}
            </dd>
          </dl>
          {preview.damaged.length > 0 ? (
            <p className="hint">It can't be restored: {preview.damaged.join(', ')} can't be read.</p>
          ) : (
            <button type="button" className="primary" onClick={() => void restore(preview.backup)}>
              Restore this backup
            </button>
          )}
          <p className="hint">What there is now becomes a backup first, so that this can be taken back.</p>
        </section>
      ) : null}
    </>
  )
}

const when = (at: string | null) => (at === null ? 'none' : localInstant(at))
