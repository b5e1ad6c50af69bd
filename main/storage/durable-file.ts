import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
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

/** Puts a whole file in the place of another: after a crash there is the old one or the new one, never a part. */
export async function replaceFile(path: string, bytes: Uint8Array, mode = 0o600): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`
  try {
    const handle = await open(temporary, 'wx', mode)
    try {
      await writeFully(handle, bytes, 0)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await syncFolder(dirname(path))
}
