import * as v from 'valibot'
import { BackupFolder } from './backup-folder'
import { type DataFolder, names } from './data-folder'
import { copyVerified, hashFile, isThere, rmQuietly, syncFolder } from './durable-file'
import { SnapshotFile } from './snapshot-file'

const restoreSchema = v.strictObject({ id: v.string() })

/** Finishes what `restoreBackup` began. Does nothing when it did not. */
export async function finishRestore(folder: DataFolder): Promise<void> {
  const read = await markerIn(folder).read()
  if (!read.ok || read.value === null) return
  const { id } = read.value.body
  const place = new BackupFolder(folder.locate('backups'))
  const manifest = await place.read(id)
  if (manifest !== null && (await place.check(id, manifest)).length === 0) {
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
}

/** A file that says which backup is being restored. */
export function markerIn(folder: DataFolder) {
  return new SnapshotFile(folder.locate(names.restore), 'restore', restoreSchema)
}
