import * as v from 'valibot'
import { type DataFolder, names } from '../disk/data-folder'
import { copyVerified, hashFile, isThere, rmQuietly, syncFolder } from '../disk/durable-file'
import { SnapshotFile } from '../snapshot/snapshot-file'
import { BackupFolder } from './backup-folder'

const restoreSchema = v.strictObject({ id: v.string() })

/** A restore that was begun and could not be finished: the backup is gone or damaged by now. */
export interface NotRestored {
  /** The backup's id; null when it can't be told any more which one was meant. */
  readonly backup: string | null
}

/** Finishes what `restoreBackup` began. Answers with what could not be finished; null when all is well. */
export async function finishRestore(folder: DataFolder): Promise<NotRestored | null> {
  const read = await markerIn(folder).read()
  if (!read.ok && read.error.code === 'newer-schema') return null
  if (!read.ok) await folder.quarantine(names.restore)
  if (!read.ok) return { backup: null }
  if (read.value === null) return null
  const { id } = read.value.body
  const place = new BackupFolder(folder.locate('backups'))
  const manifest = await place.read(id)
  const isWhole = manifest !== null && (await place.check(id, manifest)).length === 0
  if (isWhole) {
    const wanted = new Map(manifest.files.map((file) => [file.name, file.sha256]))
    for (const name of await folder.replaceable()) if (!wanted.has(name)) await rmQuietly(folder.locate(name))
    for (const [name, sha256] of wanted) {
      const path = folder.locate(name)
      if ((await isThere(path)) && (await hashFile(path)) === sha256) continue
      await rmQuietly(path)
      await copyVerified(place.locate(id, name), path)
    }
    for (const part of ['', 'articles', 'texts', 'originals']) await syncFolder(folder.locate(part))
  }
  await rmQuietly(folder.locate(names.restore))
  await syncFolder(folder.path)
  return isWhole ? null : { backup: id }
}

/** A file that says which backup is being restored. */
export function markerIn(folder: DataFolder) {
  return new SnapshotFile(folder.locate(names.restore), 'restore', restoreSchema)
}
