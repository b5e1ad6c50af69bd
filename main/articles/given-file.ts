import { constants, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { limits } from '../../src/exchange/archive'
import { BUNDLE_EXTENSION } from '../../src/exchange/bundle'
import type { FileRefused, GivenFile } from '../../src/ipc/contract'
import { err, ok, type Result } from '../../src/result'
import { systemCode } from '../storage/disk/durable-file'

export const MAX_FILE_BYTES = 50 * 1024 * 1024

/** A bundle holds many articles. */
const mostBytes = (name: string) => (name.toLowerCase().endsWith(`.${BUNDLE_EXTENSION}`) ? limits.file : MAX_FILE_BYTES)

/**
 * Reads a file that the analyst named, of at most so many bytes. The window learns its name and bytes, not where it is.
 */
export async function readGivenFile(
  path: string,
  most = mostBytes(basename(path)),
): Promise<Result<GivenFile, FileRefused>> {
  const name = basename(path)
  const refuse = (code: FileRefused['code']) => err({ code, name })
  try {
    // Subtle: not to wait for ever on a pipe that nobody writes to.
    const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      const found = await handle.stat()
      if (found.isDirectory()) return refuse('is-folder')
      if (!found.isFile()) return refuse('unreadable')
      if (found.size > most) return refuse('too-large')
      const bytes = await handle.readFile()
      if (bytes.length > most) return refuse('too-large')
      return bytes.length === 0 ? refuse('empty') : ok({ name, bytes: new Uint8Array(bytes) })
    } finally {
      await handle.close()
    }
  } catch (error) {
    const code = systemCode(error)
    if (code === 'EISDIR') return refuse('is-folder') // Windows does not open folders
    return refuse(code === 'ENOENT' || code === 'ENOTDIR' ? 'vanished' : 'unreadable')
  }
}
