import { cp, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Backup, BackupError, BackupPreview } from '../../../src/ipc/recovery'
import { err, ok, type Result } from '../../../src/result'
import { systemCode } from '../disk/durable-file'
import type { LibraryStore } from '../store'
import { BackupFolder, type Manifest } from './backup-folder'
import { markerIn } from './finish-restore'

/** Milliseconds after which there is a new backup, when something has changed. */
const HOUR = 3_600_000

/** What is backed up, and where to besides its own folder: the path of the analyst's second folder, if there is one. */
export interface Backed {
  readonly store: LibraryStore
  readonly secondFolder: string | null
}

function placesOf({ store, secondFolder }: Backed): readonly BackupFolder[] {
  const own = new BackupFolder(store.folder.locate('backups'))
  return secondFolder === null ? [own] : [own, new BackupFolder(join(secondFolder, 'Sourcemark backups'))]
}

/** Makes a backup in each place that lacks what was done since the last, and rotates. Answers with what was made. */
export async function backUp(
  backed: Backed,
  reason: Manifest['reason'],
  now: Date,
): Promise<Result<readonly Backup[], BackupError>> {
  const { store } = backed
  const made: Backup[] = []
  try {
    for (const place of placesOf(backed)) {
      await mkdir(place.path, { recursive: true, mode: 0o700 })
      const [last] = await place.list()
      const about = { madeAt: now.toISOString(), reason, ...(await store.describe()) }
      const isNew = last === undefined || last.counts.edits !== about.counts.edits
      const isDue = reason !== 'hourly' || last === undefined || now.getTime() - Date.parse(last.madeAt) >= HOUR
      const isWanted = reason.startsWith('before')
      if ((isNew && isDue) || isWanted) made.push(await place.make(store.folder, about, () => store.known))
      if (!isWanted) await place.rotate(now)
    }
    return ok(made)
  } catch (error) {
    return err({ code: 'not-backed-up', reason: systemCode(error) })
  }
}

/** All backups, the newest first; one that is in both places once. */
export async function listBackups(backed: Backed): Promise<readonly Backup[]> {
  const lists = await Promise.all(placesOf(backed).map((place) => place.list()))
  const byId = new Map(lists.flat().map((backup) => [backup.id, backup]))
  return [...byId.values()].sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1))
}

/** What a backup holds, beside what there is now. Reads all of it. */
export async function previewBackup(backed: Backed, id: string): Promise<Result<BackupPreview, BackupError>> {
  const found = await findBackup(backed, id)
  if (!found.ok) return found
  const { place, manifest } = found.value
  const [backup] = (await place.list()).filter((each) => each.id === id)
  if (backup === undefined) return err({ code: 'missing' })
  const now = await backed.store.describe()
  return ok({
    backup,
    damaged: await place.check(id, manifest),
    now: { counts: now.counts, lastEditAt: now.lastEditAt },
  })
}

/**
 * Puts a backup in the place of what there is, of which a backup is made first. The store is closed then; the next one
 * that is opened on the folder does the rest, and does it again after a crash.
 */
export async function restoreBackup(
  backed: Backed,
  id: string,
  now: Date,
): Promise<Result<{ readonly before: Backup }, BackupError>> {
  const { store } = backed
  const found = await findBackup(backed, id)
  if (!found.ok) return found
  const { place, manifest } = found.value
  if (store.readOnly) return err({ code: 'read-only' })
  if ((await place.check(id, manifest)).length > 0) return err({ code: 'damaged' })
  try {
    const own = new BackupFolder(store.folder.locate('backups'))
    if (place.path !== own.path) await cp(join(place.path, id), join(own.path, id), { recursive: true })
    const made = await backUp(backed, 'before-restore', now)
    if (!made.ok) return made
    const before = made.value[0]
    if (before === undefined) throw new Error('A backup is always made before one is restored.')
    await store.close()
    await markerIn(store.folder).write(ok({ sequence: 0, body: { id } }))
    return ok({ before })
  } catch (error) {
    return err({ code: 'not-backed-up', reason: systemCode(error) })
  }
}

async function findBackup(backed: Backed, id: string) {
  for (const place of placesOf(backed)) {
    const manifest = await place.read(id)
    if (manifest !== null) return ok({ place, manifest })
  }
  return err({ code: 'missing' as const })
}
