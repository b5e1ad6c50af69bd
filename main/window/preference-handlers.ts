import { type BrowserWindow, dialog, shell } from 'electron'
import { err, ok } from '../../src/result'
import type { Handlers } from '../ipc-server'
import type { Places } from '../places'
import type { PreferencesFile } from './preferences-file'

interface PreferenceDesk {
  readonly window: BrowserWindow
  readonly preferences: PreferencesFile
  readonly places: Places
  readonly followPreferences: () => void
}

type PreferenceChannel =
  | 'preferences.choose'
  | 'backups.chooseFolder'
  | 'backups.leaveFolder'
  | 'places.show'
  | 'places.open'

export function preferenceHandlers({
  window,
  preferences,
  places,
  followPreferences,
}: PreferenceDesk): Pick<Handlers, PreferenceChannel> {
  return {
    'preferences.choose': (chosen) => {
      const kept = preferences.choose(chosen)
      followPreferences()
      return kept
    },
    'backups.chooseFolder': async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: 'Second Folder for Backups',
        buttonLabel: 'Keep Backups Here',
        properties: ['openDirectory', 'createDirectory'],
      })
      const [backupFolder] = filePaths
      if (canceled || backupFolder === undefined) return ok(null)
      const kept = await preferences.choose({ backupFolder })
      return kept.ok ? ok(places.shown(backupFolder)) : kept
    },
    'backups.leaveFolder': () => preferences.choose({ backupFolder: '' }),
    'places.show': (id) => {
      const path = places.find(id)
      if (path === null) return err({ code: 'missing' })
      shell.showItemInFolder(path)
      return ok(null)
    },
    'places.open': async (id) => {
      const path = places.findToOpen(id)
      if (path === null) return err({ code: 'missing' })
      const reason = await shell.openPath(path)
      // Subtle: the system's words may hold the path, which the window must not see.
      return reason === '' ? ok(null) : err({ code: 'not-opened', reason: 'the system has no program for it' })
    },
  }
}
