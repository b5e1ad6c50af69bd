import { dirname } from 'node:path'
import { rmQuietly, syncFolder, type WritableFile } from '../disk/durable-file'
import type { ReadableFile, Span } from './journal-scan'

/** What the journal needs of its file; a `FileHandle` of node:fs/promises has it. */
export interface JournalFile extends ReadableFile, WritableFile {
  datasync(): Promise<void>
  truncate(length: number): Promise<void>
  close(): Promise<void>
}

export type OpenFile = (path: string, flags: string, mode: number) => Promise<JournalFile>

/** Opens a file to go on behind its good bytes; what follows them is cut off. */
export async function continueFile(openFile: OpenFile, path: string, length: number): Promise<JournalFile> {
  const file = await openFile(path, 'r+', 0o600)
  try {
    // Subtle: what was read may lie in the system's memory only, so it is synced before anyone builds on it.
    await file.truncate(length)
    await file.datasync()
    return file
  } catch (error) {
    await closeQuietly(file)
    throw error
  }
}

/** Makes an empty file whose name is on the disk, too. Leaves nothing behind when it throws. */
export async function beginFile(openFile: OpenFile, path: string): Promise<JournalFile> {
  const file = await openFile(path, 'wx+', 0o600)
  try {
    await file.datasync()
    await syncFolder(dirname(path))
    return file
  } catch (error) {
    await closeQuietly(file)
    await rmQuietly(path)
    throw error
  }
}

/** The bytes of a span; fewer where the file ends. */
export async function readSpan(file: ReadableFile, { offset, length }: Span): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  let read = 0
  while (read < length) {
    const { bytesRead } = await file.read(bytes, read, length - read, offset + read)
    if (bytesRead === 0) break
    read += bytesRead
  }
  return bytes.subarray(0, read)
}

/** Lets go of a file that failed already: what closing says of it adds nothing. */
export async function closeQuietly(file: JournalFile): Promise<void> {
  await file.close().catch(() => undefined)
}
