import { basename, join } from 'node:path'
import { app, type BrowserWindow, dialog, type FileFilter } from 'electron'
import type { CommitError, Exported } from '../../src/ipc/contract'
import type { Edit, Stamp } from '../../src/record/edit'
import { err, ok, type Result } from '../../src/result'
import type { Places } from '../places'
import { replaceFile, systemCode } from '../storage/disk/durable-file'
import type { LibraryStore } from '../storage/store'

export interface ExportDesk {
  readonly store: LibraryStore
  readonly places: Places
  readonly window: BrowserWindow
}

interface Asking {
  /** Of the dialog. */
  readonly title: string
  /** The file's name unless the analyst says otherwise, with its ending. */
  readonly name: string
  readonly filters: readonly FileFilter[]
  /** Whether it is for people, to be opened by another program. */
  readonly canOpen: boolean
}

/** `reason` is the system's own word, such as "ENOSPC". */
interface NotWritten {
  readonly code: 'not-written'
  readonly reason: string
}

/**
 * The one road by which a file leaves: asks where to, makes it, writes it whole or not at all, and notes it in the log.
 * Null when nowhere was chosen. A library that is open for reading only can be exported from; then nothing is noted.
 * `make` answers with the bytes in pieces; what it throws counts as not written.
 */
export async function exportFile<E>(
  { store, places, window }: ExportDesk,
  { title, name: wanted, filters, canOpen }: Asking,
  stamp: Stamp,
  make: (name: string) => Promise<Result<readonly Uint8Array[], E>>,
): Promise<Result<Exported | null, E | NotWritten | CommitError>> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title,
    defaultPath: join(app.getPath('documents'), wanted),
    filters: [...filters],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  })
  if (canceled || !filePath) return ok(null)
  const name = basename(filePath)
  try {
    const made = await make(name)
    if (!made.ok) return made
    // A file of an unwritten place would be a loss: the old one stays until the new one is whole.
    await replaceFile(filePath, made.value, { mode: 0o666 })
  } catch (error) {
    return err({ code: 'not-written', reason: systemCode(error) })
  }
  const edit: Edit = { ...stamp, act: 'log', of: null, gesture: 'export', subject: name, changes: [] }
  const exported: Exported = { name, place: places.shown(filePath, canOpen), edit }
  if (store.readOnly) return ok(exported)
  const committed = await store.commit(edit)
  return committed.ok ? ok(exported) : committed
}
