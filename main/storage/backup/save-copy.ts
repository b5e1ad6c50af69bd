import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Edit } from '../../../src/record/edit'
import { err, ok, type Result } from '../../../src/result'
import { names } from '../disk/data-folder'
import { copyVerified, syncFolder, systemCode } from '../disk/durable-file'
import { LibraryStore, type StoreOptions } from '../store'

export interface CopyError {
  readonly code: 'not-copied'
  /** The system's own word, such as "ENOSPC"; "EEXIST" when there is something in the folder already. */
  readonly reason: string
}

/** What a copy elsewhere came to: how many of the unsaved edits are in it. */
export interface SavedCopy {
  readonly files: number
  readonly edits: number
}

const PARTS = ['.', 'articles', 'texts', 'originals', 'quarantine']

/**
 * Writes a whole library and the edits that it could not save into an empty folder, which can be opened as a library.
 * For the analyst whose disk takes nothing any more. Each file is read back. `options` are for opening the copy.
 */
export async function saveCopy(
  store: LibraryStore,
  unsaved: readonly Edit[],
  to: string,
  options: StoreOptions = {},
): Promise<Result<SavedCopy, CopyError>> {
  try {
    await mkdir(to, { recursive: true, mode: 0o700 })
    if ((await readdir(to)).length > 0) return err({ code: 'not-copied', reason: 'EEXIST' })
    const files = await store.whileQuiet(async (folder) => {
      let count = 0
      for (const part of PARTS) count += await copyFolder(folder.locate(part), join(to, part))
      return count
    })
    const opened = await LibraryStore.open(to, options)
    if (!opened.ok) return err({ code: 'not-copied', reason: opened.error.code })
    const copy = opened.value
    let edits = 0
    for (const edit of unsaved) if ((await keep(copy, edit)).ok) edits++
    await copy.close()
    return ok({ files, edits })
  } catch (error) {
    return err({ code: 'not-copied', reason: systemCode(error) })
  }
}

/** An undo or redo is made anew by the store it goes to. */
function keep(store: LibraryStore, { act, ...edit }: Edit): Promise<Result<unknown, unknown>> {
  const { id, author, session, at } = edit
  return act === 'undo' || act === 'redo' ? store[act]({ id, author, session, at }) : store.commit({ act, ...edit })
}

/** Copies the files of a folder, not those of the folders in it. */
async function copyFolder(from: string, to: string): Promise<number> {
  await mkdir(to, { recursive: true, mode: 0o700 })
  const entries = await readdir(from, { withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.tmp') && entry.name !== names.lock)
  for (const { name } of files) await copyVerified(join(from, name), join(to, name))
  await syncFolder(to)
  return files.length
}
