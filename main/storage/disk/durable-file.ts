import { createHash, type Hash, randomUUID } from 'node:crypto'
import { access, copyFile, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** What writing needs of a file; a `FileHandle` of node:fs/promises has it. */
export interface WritableFile {
  /** Offsets and length in bytes. May write less than it was asked to. */
  write(bytes: Uint8Array, offset: number, length: number, position: number): Promise<{ readonly bytesWritten: number }>
}

/** The system's word for what went wrong, such as "ENOSPC"; an error of another kind gives its own words. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error)
}

/** Whether there is a file or a folder of that name. Throws the system's error when it can't tell. */
export async function isThere(path: string): Promise<boolean> {
  try {
    await access(path)
    return true
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false
    throw error
  }
}

/** Removes a file that is of no use to anyone, if it can. */
export async function rmQuietly(path: string): Promise<void> {
  await rm(path, { force: true }).catch(() => undefined)
}

/** Writes all bytes from a position on (in bytes), in as many goes as the system takes. */
export async function writeFully(file: WritableFile, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0
  while (written < bytes.length) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written, position + written)
    if (bytesWritten === 0) throw Object.assign(new Error('The system wrote nothing.'), { code: 'EIO' })
    written += bytesWritten
  }
}

/** Makes the names in a folder durable: files that were made, renamed or removed. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return // has no handles of folders; NTFS logs names by itself
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** How a file is put in the place of another. */
export interface Replacing {
  readonly mode?: number
  /** Called when the new file is whole and synced, and before it takes the place. */
  readonly before?: () => Promise<void>
}

/**
 * Puts a whole file in the place of another: after a crash there is the old one or the new one, never a part. The new
 * one is read back. Throws the system's error, or "EIO" when the disk gives back other bytes than it took.
 */
export async function replaceFile(
  path: string,
  pieces: readonly Uint8Array[],
  { mode = 0o600, before = async () => undefined }: Replacing = {},
): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`
  const hash = createHash('sha256')
  try {
    const handle = await open(temporary, 'wx', mode)
    try {
      let position = 0
      for (const piece of pieces) {
        await writeFully(handle, piece, position)
        hash.update(piece)
        position += piece.length
      }
      await handle.sync()
    } finally {
      await handle.close()
    }
    await before()
    await rename(temporary, path)
  } catch (error) {
    await rmQuietly(temporary)
    throw error
  }
  await syncFolder(dirname(path))
  if ((await hashFile(path)) !== hash.digest('hex')) {
    throw Object.assign(new Error('The disk gave back other bytes than it took.'), { code: 'EIO' })
  }
}

/** SHA-256 of the first bytes of a file, or of all of them, that can go on. */
export async function hashBytes(path: string, length = Number.POSITIVE_INFINITY): Promise<Hash> {
  const hash = createHash('sha256')
  const handle = await open(path, 'r')
  try {
    const chunk = Buffer.alloc(1 << 20)
    for (let position = 0; position < length; ) {
      const { bytesRead } = await handle.read(chunk, 0, Math.min(chunk.length, length - position), position)
      if (bytesRead === 0) break
      hash.update(chunk.subarray(0, bytesRead))
      position += bytesRead
    }
  } finally {
    await handle.close()
  }
  return hash
}

/** SHA-256 of a file in hexadecimal. */
export async function hashFile(path: string): Promise<string> {
  return (await hashBytes(path)).digest('hex')
}

/**
 * Copies a file, or its first bytes, to a new name, syncs it and reads it back; answers with its SHA-256. Throws the
 * system's error, or "EIO" when the copy differs.
 */
export async function copyVerified(from: string, to: string, length?: number): Promise<string> {
  await copyFile(from, to)
  const handle = await open(to, 'r+')
  try {
    if (length !== undefined) await handle.truncate(length)
    await handle.chmod(0o600)
    await handle.sync()
  } finally {
    await handle.close()
  }
  const source = (await hashBytes(from, length)).digest('hex')
  const copy = await hashFile(to)
  if (source !== copy) throw Object.assign(new Error('The copy differs from what was copied.'), { code: 'EIO' })
  return copy
}
