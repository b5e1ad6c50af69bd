import { Modal } from '../window/modal'
import { ShowPlace } from '../window/show-place'
import { useField, useWindow } from '../window/use-window'
import { BackupList } from './backup-list'
import { chooseBackupFolder, leaveBackupFolder } from './copies'
import { secondFolder } from './second-folder'

/** The backups, and a second folder for them, such as one on another disk. */
export function BackupsDialog() {
  const window = useWindow()
  const folder = useField(secondFolder)
  return (
    <Modal title="Backups" wide>
      <p className="hint">
        The library is backed up each hour and when the app closes: 24 hourly, 14 daily and 8 weekly copies stay.
      </p>
      <p>
        Second folder: {folder?.text ?? 'none'}{' '}
        <button type="button" onClick={() => void chooseBackupFolder(window)}>
          Choose a second folder…
        </button>
        {folder ? (
          <>
            <ShowPlace place={folder} />
            <button type="button" className="quiet" onClick={() => void leaveBackupFolder(window)}>
              No second folder
            </button>
          </>
        ) : null}
      </p>
      <BackupList />
    </Modal>
  )
}
