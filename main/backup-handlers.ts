import { join } from 'node:path'
import { type BrowserWindow, dialog } from 'electron'
import { ok } from '../src/result'
import type { Handlers } from './ipc-server'
import type { Places } from './places'
import { type Backed, listBackups, previewBackup, restoreBackup } from './storage/backup/backups'
import { saveCopy } from './storage/backup/save-copy'
import { names } from './storage/disk/data-folder'
import { PreferencesFile } from './window/preferences-file'

interface BackupDesk extends Backed {
  readonly places: Places
  readonly window: BrowserWindow
  readonly reopen: () => Promise<void>
}

type BackupChannel = 'library.saveCopy' | 'backups.list' | 'backups.preview' | 'backups.restore'

export function backupHandlers(desk: BackupDesk): Pick<Handlers, BackupChannel> {
  return {
    'backups.list': () => listBackups(desk),
    'backups.preview': (id) => previewBackup(desk, id),
    'backups.restore': async (id) => {
      const restored = await restoreBackup(desk, id, new Date())
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
      // A copy of an older library is brought up to this version by itself, and what it says of the machine with it.
      const saved = await saveCopy(desk.store, unsaved, folder, {
        onMachineSettings: async (old) => {
          const preferences = await PreferencesFile.open(join(folder, names.preferences))
          await preferences.carryOver(old)
        },
      })
      return saved.ok ? ok({ folder: desk.places.shown(folder), ...saved.value }) : saved
    },
  }
}
