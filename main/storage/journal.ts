import { open } from 'node:fs/promises'
import type { Edit } from '../../src/edit/edit'
import type { StoreProblem } from '../../src/ipc/contract'
import { err, ok, type Result } from '../../src/result'
import { type DataFolder, names } from './data-folder'
import { syncFolder, systemCode, type WritableFile, writeFully } from './durable-file'
import { decodeLine, encodeLine, type JournalRecord } from './journal-line'
import { type Ending, type Place, type ReadableFile, scanJournal } from './journal-scan'

/** What the journal needs of its file; a `FileHandle` of node:fs/promises has it. */
export interface JournalFile extends ReadableFile, WritableFile {
  datasync(): Promise<void>
  truncate(length: number): Promise<void>
  close(): Promise<void>
}

export type OpenFile = (path: string, flags: string, mode: number) => Promise<JournalFile>

export interface JournalOptions {
  /** False leaves the file as it is, whatever is in it; nothing may be appended then. */
  readonly writable: boolean
  readonly openFile?: OpenFile | undefined
}

/** The append-only file of all edits: what it acknowledged is on the disk. */
export class Journal {
  readonly #path: string
  readonly #openFile: OpenFile
  #file: JournalFile | null
  /** Bytes known to be whole and synced. */
  #length: number
  #sequence: number

  private constructor(path: string, openFile: OpenFile, file: JournalFile | null, length: number, sequence: number) {
    this.#path = path
    this.#openFile = openFile
    this.#file = file
    this.#length = length
    this.#sequence = sequence
  }

  /**
   * Opens the journal and hands over its records in order. A torn end is copied to `quarantine` and cut off; of a
   * journal that is damaged further up the good beginning is kept, and the whole copied there.
   */
  static async open(
    folder: DataFolder,
    { writable, openFile = open }: JournalOptions,
    visit: (record: JournalRecord, place: Place) => void,
  ): Promise<{ readonly journal: Journal; readonly problem: StoreProblem | null }> {
    const path = folder.locate(names.journal)
    const found = await openFile(path, writable ? 'a+' : 'r', 0o600).catch((error) => {
      if (!writable && systemCode(error) === 'ENOENT') return null
      throw error
    })
    let sequence = 0
    const ending = await scanJournal(found, (record, place) => {
      sequence = record.sequence
      visit(record, place)
    })
    const problem = ending.kind === 'whole' ? null : await report(folder, ending, writable)
    let file = found
    if (writable) {
      await found?.close()
      // Subtle: what was read may lie in the system's memory only, so it is synced before anyone builds on it.
      file = await reopen(openFile, path, ending.length)
      await syncFolder(folder.path)
    }
    return { journal: new Journal(path, openFile, file, ending.length, sequence), problem }
  }

  /** The sequence of the last record; 0 when there is none. */
  get sequence(): number {
    return this.#sequence
  }

  /** Leaves out sequences up to one that a snapshot bears, though the journal has lost its record. */
  skipTo(sequence: number): void {
    this.#sequence = Math.max(this.#sequence, sequence)
  }

  /**
   * Appends edits with one write and one sync; they are on the disk when this answers. If that fails none of them is
   * in the journal, and the error is the system's code. Calls must wait for each other.
   */
  async append(edits: readonly Edit[]): Promise<Result<readonly (Place & JournalRecord)[], string>> {
    const records: (Place & JournalRecord)[] = []
    const lines: Buffer[] = []
    let offset = this.#length
    for (const [index, edit] of edits.entries()) {
      const record = { sequence: this.#sequence + 1 + index, edit }
      const line = encodeLine(record)
      lines.push(line)
      records.push({ ...record, offset, length: line.length })
      offset += line.length
    }
    try {
      this.#file ??= await reopen(this.#openFile, this.#path, this.#length)
      await writeFully(this.#file, Buffer.concat(lines), this.#length)
      await this.#file.datasync()
    } catch (error) {
      await this.#abandon()
      return err(systemCode(error))
    }
    this.#length = offset
    this.#sequence += edits.length
    return ok(records)
  }

  /** Reads one record back. Throws when the file no longer holds it. */
  async read({ offset, length }: Place): Promise<JournalRecord> {
    this.#file ??= await reopen(this.#openFile, this.#path, this.#length)
    const line = Buffer.alloc(length)
    let read = 0
    while (read < length) {
      const { bytesRead } = await this.#file.read(line, read, length - read, offset + read)
      if (bytesRead === 0) break
      read += bytesRead
    }
    const record = decodeLine(line.subarray(0, length - 1))
    if (record === null) throw Object.assign(new Error('A record of the journal has changed.'), { code: 'EIO' })
    return record
  }

  async close(): Promise<void> {
    await this.#file?.close()
    this.#file = null
  }

  /**
   * Gives up a file that failed, and cuts what it may have taken.
   * Subtle: after a failed sync the kernel forgets which pages it has not written, so that a second sync of the same
   * handle would succeed without writing them. If cutting fails too, the next append tries it first.
   */
  async #abandon(): Promise<void> {
    await this.#file?.close().catch(() => undefined)
    this.#file = null
    this.#file = await reopen(this.#openFile, this.#path, this.#length).catch(() => null)
  }
}

async function report(folder: DataFolder, ending: Ending, writable: boolean): Promise<StoreProblem> {
  const from = ending.kind === 'torn' ? ending.length : 0
  const movedTo = writable ? await folder.quarantineCopy(names.journal, from) : null
  return { code: 'damaged', file: names.journal, movedTo }
}

async function reopen(openFile: OpenFile, path: string, length: number): Promise<JournalFile> {
  const file = await openFile(path, 'r+', 0o600)
  try {
    await file.truncate(length)
    await file.datasync()
    return file
  } catch (error) {
    await file.close()
    throw error
  }
}
