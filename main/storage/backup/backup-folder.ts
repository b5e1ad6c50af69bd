import { link, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import type { Backup } from '../../../src/ipc/recovery'
import { ok } from '../../../src/result'
import type { DataFolder } from '../disk/data-folder'
import { copyVerified, hashFile, syncFolder, systemCode } from '../disk/durable-file'
import type { KnownJournal } from '../journal/journal'
import { SnapshotFile } from '../snapshot/snapshot-file'
import { backupsToKeep } from './backup-rotation'

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

const manifestSchema = v.strictObject({
  madeAt: v.pipe(v.string(), v.isoTimestamp()),
  reason: v.picklist(['hourly', 'closing', 'before-restore', 'before-migration']),
  /** The sequence of the last edit in it. */
  sequence: count,
  counts: v.objectWithRest({ edits: count }, count),
  lastEditAt: v.nullable(v.string()),
  files: v.array(v.strictObject({ name: v.string(), bytes: count, sha256: v.string() })),
})
export type Manifest = Readonly<v.InferOutput<typeof manifestSchema>>

const MANIFEST = 'manifest.json'

/** So long a backup that was made before something was changed stays, in milliseconds: eight weeks. */
const PINNED = 8 * 7 * 24 * 3_600_000

/** Names of immutable files: they are the same in each backup. */
const isImmutable = (name: string) => name.startsWith('texts/') || name.startsWith('originals/')

/** A folder with backups in it, each a folder named after its time, with a manifest. */
export class BackupFolder {
  readonly path: string

  constructor(path: string) {
    this.path = path
  }

  /** Those that are whole as far as their manifest says, the newest first. */
  async list(): Promise<readonly Backup[]> {
    const names = await readdir(this.path).catch(() => [])
    const found = await Promise.all(
      names.filter((name) => /^\d{4}-[\d-]+T[\d-]+Z$/.test(name)).map((id) => this.read(id)),
    )
    const backups = found.flatMap((each) => (each === null ? [] : [describe(each)]))
    return backups.sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1))
  }

  async read(id: string): Promise<Manifest | null> {
    if (!/^[\dTZ-]+$/.test(id)) return null
    const read = await new SnapshotFile(join(this.path, id, MANIFEST), 'backup', manifestSchema).read()
    return read.ok && read.value !== null ? read.value.body : null
  }

  locate(id: string, name: string): string {
    return join(this.path, id, name)
  }

  /** The names of files that are missing or have changed. */
  async check(id: string, { files }: Manifest): Promise<readonly string[]> {
    const bad: string[] = []
    for (const { name, sha256 } of files) {
      const found = await hashFile(this.locate(id, name)).catch(() => null)
      if (found !== sha256) bad.push(name)
    }
    return bad
  }

  /**
   * Copies what is in a data folder. `known` is asked when all but the journal is copied, so that the journal is never
   * behind. What the backup before it has already gets a second name there. Each copy is read back.
   */
  async make(
    folder: DataFolder,
    about: Omit<Manifest, 'files' | 'sequence'>,
    known: () => KnownJournal,
  ): Promise<Backup> {
    const id = idOf(about.madeAt)
    const making = join(this.path, `${id}.making`)
    await rm(making, { recursive: true, force: true })
    const [last] = await this.list()
    const before = new Map((last && (await this.read(last.id)))?.files.map((file) => [file.name, file]))
    const files: Manifest['files'][number][] = []
    const keep = async (name: string, length?: number, expected?: string) => {
      const [from, to] = [folder.locate(name), join(making, name)]
      await mkdir(dirname(to), { recursive: true, mode: 0o700 })
      const bytes = length ?? (await stat(from)).size
      const old = before.get(name)
      const wanted = isImmutable(name)
        ? old?.sha256
        : (expected ?? (old?.bytes === bytes ? await hashFile(from) : null))
      if (old?.bytes === bytes && old.sha256 === wanted && last && (await linked(this.locate(last.id, name), to))) {
        files.push(old)
        return
      }
      const sha256 = await copyVerified(from, to, length)
      if (expected !== undefined && sha256 !== expected)
        throw Object.assign(new Error('It has changed.'), { code: 'EIO' })
      files.push({ name, bytes, sha256 })
    }
    for (const name of await folder.snapshotsAndEvidence()) await keep(name)
    const journal = known()
    for (const { name, length, sha256 } of journal.parts) await keep(name, length, sha256)
    const manifest: Manifest = { ...about, sequence: journal.last, files }
    await new SnapshotFile(join(making, MANIFEST), 'backup', manifestSchema).write(
      ok({ sequence: journal.last, body: manifest }),
    )
    for (const part of await readdir(making, { withFileTypes: true })) {
      if (part.isDirectory()) await syncFolder(join(making, part.name))
    }
    await rename(making, join(this.path, id))
    await syncFolder(this.path)
    return describe(manifest)
  }

  /** Removes what the rotation no longer keeps, and what a crash left half made. */
  async rotate(now: Date): Promise<void> {
    const isPinned = ({ reason, madeAt }: Backup) =>
      reason.startsWith('before') && now.getTime() - Date.parse(madeAt) < PINNED
    // Subtle: a pinned one takes no other's turn, or making one would remove that which is about to be restored.
    const rotating = (await this.list()).filter((backup) => !isPinned(backup))
    const kept = backupsToKeep(rotating.map(({ madeAt }) => madeAt))
    const old = rotating.filter(({ madeAt }) => !kept.has(madeAt)).map(({ id }) => id)
    const half = (await readdir(this.path)).filter((name) => /^[\dTZ-]+\.making$/.test(name))
    for (const name of [...old, ...half]) await rm(join(this.path, name), { recursive: true, force: true })
  }
}

function describe({ madeAt, reason, counts, lastEditAt, files }: Manifest): Backup {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  return { id: idOf(madeAt), madeAt, reason, counts, lastEditAt, files: files.length, bytes }
}

/** A time as a folder's name that every system takes. */
function idOf(madeAt: string): string {
  return madeAt.replaceAll(/[:.]/g, '-')
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    console.warn(`A backup is copied where it could have been linked: ${systemCode(error)}`)
    return false
  }
}
