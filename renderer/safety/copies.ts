import { describeNotKept } from '../window/preferences'
import type { AppWindow } from '../window/window'
import { secondFolder } from './second-folder'

/** Writes the library, with what could not be saved yet, to a folder that the analyst chooses. */
export async function saveCopy(window: AppWindow): Promise<void> {
  window.drafts.keep()
  const result = await window.bridge.request('library.saveCopy', window.saver.unsaved())
  if (!result.ok)
    return window.say('error', `The copy was not written: ${result.error.reason}. Choose an empty folder elsewhere.`)
  if (result.value === null) return
  const { folder, files, edits } = result.value
  const unsaved = edits > 0 ? ` and ${edits} edits that were not saved here` : ''
  window.say('info', `A copy is in “${folder.text}”: ${files} files${unsaved}.`, false, folder)
}

/** Asks for a folder, such as one on another disk, to which each backup goes as well. */
export async function chooseBackupFolder(window: AppWindow): Promise<void> {
  const chosen = await window.bridge.request('backups.chooseFolder')
  if (!chosen.ok) return window.say('error', describeNotKept(chosen.error.reason))
  if (chosen.value !== null) window.set(secondFolder, chosen.value)
}

/** Backups go to the library's own folder alone from now on; those in the second folder stay there. */
export async function leaveBackupFolder(window: AppWindow): Promise<void> {
  window.set(secondFolder, null)
  const left = await window.bridge.request('backups.leaveFolder')
  if (!left.ok) window.say('error', describeNotKept(left.error.reason))
}
