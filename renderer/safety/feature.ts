import { drawn } from '../window/dialogs'
import type { Feature } from '../window/feature'
import { backupsDialog, recoveryDialog } from './dialogs'
import { foundAtStart } from './found'
import { secondFolder } from './second-folder'

/** What was found on the disk, and backups. */
export const safety: Feature = {
  fields: [foundAtStart, secondFolder],
  answers: [
    drawn(backupsDialog, async () => (await import('./backups-dialog')).BackupsDialog),
    drawn(recoveryDialog, async () => (await import('./recovery-dialog')).RecoveryDialog),
  ],
}
