import { mkdir } from 'node:fs/promises'
import type { StoreProblem } from '../../../src/ipc/contract'
import { countLibrary } from '../../../src/record/counts'
import type { RecordKinds } from '../../../src/record/record-kind'
import type { State } from '../../../src/record/state'
import { type DataFolder, names } from '../disk/data-folder'
import { systemCode } from '../disk/durable-file'
import type { Journal } from '../journal/journal'
import type { JournalIndex } from '../journal/journal-index'
import { BackupFolder } from './backup-folder'

/** A library that an older version wrote, as it was read. */
interface OldLibrary {
  readonly folder: DataFolder
  readonly journal: Journal
  readonly index: JournalIndex
  readonly state: State
  readonly kinds: RecordKinds
}

/**
 * Makes a verified backup of a library of an older schema, before anything in it is written in this one's. When that
 * can't be done it answers with the problem, with which the library may only be read. `handOver` takes from the old
 * library what the new one has no place for, and can fail like the copy.
 */
export async function copyBeforeMigration(
  { folder, journal, index, state, kinds }: OldLibrary,
  now: Date,
  handOver: () => Promise<void>,
): Promise<StoreProblem | null> {
  const place = new BackupFolder(folder.locate('backups'))
  const counts = { ...countLibrary(state.library, kinds), edits: index.size }
  try {
    await mkdir(place.path, { recursive: true, mode: 0o700 })
    const [last] = index.newest(null, 1)
    const lastEditAt = last === undefined ? null : (await journal.read(last)).edit.at
    const about = { madeAt: now.toISOString(), reason: 'before-migration' as const, counts, lastEditAt }
    await place.make(folder, about, () => journal.known)
    await handOver()
    return null
  } catch (error) {
    console.warn(`The library could not be made ready for its migration: ${systemCode(error)}`)
    return { code: 'not-copied', file: names.library, movedTo: null }
  }
}
