import type { AppWindow } from '../window/window'

/** Writes the library, with what could not be saved yet, to a folder that the analyst chooses. */
export async function saveCopy(window: AppWindow): Promise<void> {
  window.drafts.keep()
  const result = await window.bridge.request('library.saveCopy', window.saver.unsaved())
  if (!result.ok)
    return window.say('error', `The copy was not written: ${result.error.reason}. Choose an empty folder elsewhere.`)
  if (result.value === null) return
  const { folder, files, edits } = result.value
  window.say(
    'info',
    `A copy is in “${folder}”: ${files} files${edits > 0 ? ` and ${edits} edits that were not saved here` : ''}.`,
  )
}

/** Asks for a folder, such as one on another disk, to which each backup goes as well. */
export async function chooseBackupFolder(window: AppWindow): Promise<void> {
  // Held, so that nothing is done between the question and the edit that the answer makes.
  const result = await window.inputs.hold('the choice of a folder', async () => {
    await window.saver.settled()
    const chosen = await window.bridge.request('backups.chooseFolder', window.stamp())
    if (chosen.ok && chosen.value !== null) window.receive(chosen.value)
    return chosen
  })
  if (!result.ok) return window.say('error', 'The second folder could not be set; nothing has changed.')
}
