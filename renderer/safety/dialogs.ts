import { dialog } from '../window/dialog'

/** The backups that there are. */
export const backupsDialog = dialog('backups')

/** What was found on the disk at the start. */
export const recoveryDialog = dialog('recovery')
