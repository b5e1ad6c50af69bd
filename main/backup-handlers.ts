import { type BrowserWindow, dialog } from 'electron'
import type { Edit } from '../src/record/edit'
import { ok } from '../src/result'
import type { Handlers } from './ipc-server'
import { listBackups, previewBackup, restoreBackup } from './storage/backup/backups'
import { saveCopy } from './storage/backup/save-copy'
import type { LibraryStore } from './storage/store'

interface BackupDesk {
  readonly store: LibraryStore
  readonly window: BrowserWindow
  readonly reopen: () => Promise<void>
}

type BackupChannel =
  | 'library.saveCopy'
  | 'backups.list'
  | 'backups.preview'
  | 'backups.restore'
  | 'backups.chooseFolder'

export function backupHandlers(desk: BackupDesk): Pick<Handlers, BackupChannel> {
  return {
    'backups.list': () => listBackups(desk.store),
    'backups.preview': (id) => previewBackup(desk.store, id),
    'backups.restore': async (id) => {
      const restored = await restoreBackup(desk.store, id, new Date())
      if (restored.ok) await desk.reopen()
      return restored
    },
    'library.saveCopy': async (unsaved) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(desk.window, {
        title: 'Save a Copy Elsewhere',
        buttonLabel: 'Save Here',
        properties: ['openDirectory', 'createDirectory'],
      })
      const [folder] = filePaths
      if (canceled || folder === undefined) return ok(null)
      const saved = await saveCopy(desk.store, unsaved, folder)
      return saved.ok ? ok({ folder, ...saved.value }) : saved
    },
    'backups.chooseFolder': async (stamp) => {
      const { store } = desk
      const { canceled, filePaths } = await dialog.showOpenDialog(desk.window, {
        title: 'Second Folder for Backups',
        buttonLabel: 'Keep Backups Here',
        properties: ['openDirectory', 'createDirectory'],
      })
      const [backupFolder] = filePaths
      if (canceled || backupFolder === undefined) return ok(null)
      const before = store.state.library.settings
      const changes: Edit['changes'] = [{ table: 'settings', before, after: { ...before, backupFolder } }]
      const edit: Edit = { ...stamp, act: 'do', of: null, gesture: 'settings', subject: 'Backups', changes }
      const committed = await store.commit(edit)
      return committed.ok ? ok(edit) : committed
    },
  }
}

/** Whether an edit of the page's leaves the backup folder as it is, or empty: a path comes from the dialog only. */
export function isOwnFolder({ changes }: Edit, store: LibraryStore): boolean {
  const { backupFolder } = store.state.library.settings
  return changes.every(({ table, after }) => {
    if (table !== 'settings' || after === null) return true
    return after.backupFolder === '' || after.backupFolder === backupFolder
  })
}
