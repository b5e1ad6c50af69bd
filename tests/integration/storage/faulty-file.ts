import { open } from 'node:fs/promises'
import type { JournalFile, OpenFile } from '../../../main/storage/journal/journal'

/** What a disk does wrong, until it is told otherwise. */
export interface Faults {
  /** The system's code with which a call fails. */
  write?: string
  datasync?: string
  truncate?: string
  /** The call that fails the next time, with "EIO". */
  failOnce?: 'datasync'
  /** Whether a file was synced again after a sync of it had failed. */
  syncedAfterFailure: boolean
  /** The most bytes that one write takes. */
  atMost?: number
  /** Calls of `datasync` so far, failed ones too. */
  syncs: number
}

/** Opens real files that fail as they are told to. */
export function faultyDisk(): { readonly faults: Faults; readonly openFile: OpenFile } {
  const faults: Faults = { syncs: 0, syncedAfterFailure: false }
  const fail = (call: 'write' | 'datasync' | 'truncate') => {
    const code = faults[call]
    if (code !== undefined) throw Object.assign(new Error(`${call} fails`), { code })
  }
  const openFile: OpenFile = async (path, flags, mode): Promise<JournalFile> => {
    const file = await open(path, flags, mode)
    let syncFailed = false
    return {
      read: (...args) => file.read(...args),
      close: () => file.close(),
      write: async (bytes, offset, length, position) => {
        // Half of it gets through: a disk that is full does not refuse before it is.
        if (faults.write !== undefined) await file.write(bytes, offset, length >> 1, position)
        fail('write')
        return file.write(bytes, offset, Math.min(length, faults.atMost ?? length), position)
      },
      datasync: async () => {
        faults.syncs++
        if (syncFailed) faults.syncedAfterFailure = true
        syncFailed = faults.failOnce === 'datasync' || faults.datasync !== undefined
        if (faults.failOnce === 'datasync') {
          delete faults.failOnce
          throw Object.assign(new Error('datasync fails'), { code: 'EIO' })
        }
        fail('datasync')
        await file.datasync()
      },
      truncate: async (length) => {
        fail('truncate')
        await file.truncate(length)
      },
    }
  }
  return { faults, openFile }
}
