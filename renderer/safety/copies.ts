import type { Workbench } from '../window/window'

/** Writes the library, with what could not be saved yet, to a folder that the analyst chooses. */
export async function saveCopy(bench: Workbench): Promise<void> {
  bench.drafts.keep()
  const result = await bench.bridge.request('library.saveCopy', bench.saver.unsaved())
  if (!result.ok)
    return bench.say('error', `The copy was not written: ${result.error.reason}. Choose an empty folder elsewhere.`)
  if (result.value === null) return
  const { folder, files, edits } = result.value
  bench.say(
    'info',
    `A copy is in “${folder}”: ${files} files${edits > 0 ? ` and ${edits} edits that were not saved here` : ''}.`,
  )
}

/** Asks for a folder, such as one on another disk, to which each backup goes as well. */
export async function chooseBackupFolder(bench: Workbench): Promise<void> {
  // Held, so that nothing is done between the question and the edit that the answer makes.
  const result = await bench.inputs.hold('the choice of a folder', async () => {
    await bench.saver.settled()
    const chosen = await bench.bridge.request('backups.chooseFolder', bench.stamp())
    if (chosen.ok && chosen.value !== null) bench.receive(chosen.value)
    return chosen
  })
  if (!result.ok) return bench.say('error', 'The second folder could not be set; nothing has changed.')
}
