import { createHash, type Hash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { type Edit, type EditSchema, editSchema } from '../../../src/record/edit'
import { err, ok, type Result } from '../../../src/result'
import { type DataFolder, names } from '../disk/data-folder'
import { hashBytes, rmQuietly, systemCode, writeFully } from '../disk/durable-file'
import { beginFile, closeQuietly, continueFile, type JournalFile, type OpenFile, readSpan } from './journal-file'
import {
  decodeLine,
  encodeGap,
  encodeLine,
  type JournalRecord,
  type Line,
  type WrittenEdit,
  writtenIn,
} from './journal-line'
import {
  type JournalDamage,
  type Part,
  type Place,
  type Prefix,
  type ReadOptions,
  readJournal,
} from './journal-reading'

export type { JournalDamage, JournalFile, OpenFile, Place }

export type JournalOptions = ReadOptions & {
  readonly openFile?: OpenFile | undefined
  /** The shape of its edits; that of this app's when it is left out. */
  readonly edit?: EditSchema
}

const FIRST = { name: names.journal, generation: 1, from: 1 }

/** The beginning of a journal, told by what it hashes to. */
export interface KnownJournal {
  readonly parts: readonly { readonly name: string; readonly length: number; readonly sha256: string }[]
  /** The sequence of its last record. */
  readonly last: number
}

/** The append-only files of all edits: what it acknowledged is on the disk. */
export class Journal {
  readonly #folder: DataFolder
  readonly #openFile: OpenFile
  readonly #edit: EditSchema
  readonly #parts: Part[]
  /** The last part, when it can be appended to; null begins a new one. */
  #file: JournalFile | null
  readonly #readers = new Map<number, Promise<JournalFile>>()
  /** The sequence of the last record; a later one where records are lost, and the file does not say so yet. */
  #sequence: number
  #written: number

  private constructor(
    folder: DataFolder,
    openFile: OpenFile,
    edit: EditSchema,
    parts: readonly Part[],
    file: JournalFile | null,
    sequence: number,
  ) {
    this.#folder = folder
    this.#openFile = openFile
    this.#edit = edit
    this.#parts = [...parts]
    this.#file = file
    this.#sequence = sequence
    this.#written = sequence
  }

  /** Reads the journal as `readJournal` does, and opens it to go on behind its last good record. */
  static async open(
    folder: DataFolder,
    options: JournalOptions,
    take: (line: Line, place: Place) => boolean,
  ): Promise<{ readonly journal: Journal; readonly damage: JournalDamage | null }> {
    const { writable, openFile = open, edit = editSchema } = options
    const { parts, last, damage } = await readJournal(folder, options, take)
    const opened = parts.at(-1) ?? { ...FIRST, length: 0, hash: createHash('sha256') }
    const path = folder.locate(opened.name)
    let file: JournalFile | null = null
    if (writable) {
      file = await (parts.length === 0 ? beginFile(openFile, path) : continueFile(openFile, path, opened.length))
    }
    return { journal: new Journal(folder, openFile, edit, parts.length === 0 ? [opened] : parts, file, last), damage }
  }

  /** The journal's beginning where it is as it was known; null where it is not. */
  static async check(folder: DataFolder, known: KnownJournal): Promise<Prefix | null> {
    const { journals } = await folder.look()
    const parts: { readonly length: number; readonly hash: Hash }[] = []
    for (const [at, { name, length, sha256 }] of known.parts.entries()) {
      if (journals[at]?.name !== name) return null
      const hash = await hashBytes(folder.locate(name), length)
      if (hash.copy().digest('hex') !== sha256) return null
      parts.push({ length, hash })
    }
    return { parts, last: known.last }
  }

  /** The whole journal, as it can be known again. */
  get known(): KnownJournal {
    const parts = this.#parts.map(({ name, length, hash }) => ({ name, length, sha256: hash.copy().digest('hex') }))
    return { parts, last: this.#sequence }
  }

  /** The sequence of the last record; 0 when there is none. */
  get sequence(): number {
    return this.#sequence
  }

  /**
   * Leaves out sequences up to one that a snapshot bears, though the journal has lost its record. It will say so with
   * the next record, and until then each start finds out anew.
   */
  skipTo(sequence: number): void {
    this.#sequence = Math.max(this.#sequence, sequence)
  }

  /**
   * Appends edits with one write and one sync; they are on the disk when this answers. If that fails none of them is
   * in the journal, and the error is the system's code. Calls must wait for each other.
   */
  async append(edits: readonly Edit[]): Promise<Result<readonly (Place & JournalRecord)[], string>> {
    const records = edits.map((edit, index) => ({ sequence: this.#sequence + 1 + index, edit }))
    const isGap = this.#sequence > this.#written && edits.length > 0
    const gap = isGap ? encodeGap({ after: this.#written, to: this.#sequence }) : Buffer.alloc(0)
    const lines = records.map(encodeLine)
    try {
      const wrote = this.#file !== null && (await this.#write(this.#file, [gap, ...lines]))
      // The disk does not say what became of a sync that failed. A file that never had one is another matter.
      if (!wrote) await this.#write(await this.#beginPart(), [gap, ...lines], true)
    } catch (error) {
      return err(systemCode(error))
    }
    this.#sequence += edits.length
    this.#written = this.#sequence
    return ok(this.#place(records, gap, lines))
  }

  /** Reads one record back. Throws when the file no longer holds it. */
  async read(place: Place): Promise<JournalRecord> {
    return this.#readAs(place, (line) => decodeLine(line, this.#edit))
  }

  /** Reads one record back as it was written. Throws when the file no longer holds it. */
  async readWritten(place: Place): Promise<WrittenEdit> {
    return this.#readAs(place, writtenIn)
  }

  async #readAs<T>(place: Place, decode: (line: Buffer) => T | null): Promise<T> {
    const line = await readSpan(await this.#reader(place.part), place)
    const record = line.length === place.length ? decode(line.subarray(0, -1)) : null
    if (record === null) throw Object.assign(new Error('A record of the journal has changed.'), { code: 'EIO' })
    return record
  }

  async close(): Promise<void> {
    const files = [...(this.#file === null ? [] : [this.#file]), ...this.#readers.values()]
    this.#file = null
    this.#readers.clear()
    for (const file of files) await (await file).close()
  }

  get #last(): Part {
    const last = this.#parts.at(-1)
    if (last === undefined) throw new Error('A journal must have a file.')
    return last
  }

  /**
   * Writes and syncs. A write that fails is cut off again, and throws. A sync that fails ends the file: the kernel
   * forgets then which pages it has not written, and a second sync would succeed without writing them.
   */
  async #write(file: JournalFile, lines: readonly Buffer[], isNew = false): Promise<boolean> {
    const { length } = this.#last
    try {
      await writeFully(file, Buffer.concat(lines), length)
    } catch (error) {
      await file.truncate(length).catch(() => this.#giveUp(file))
      throw error
    }
    try {
      await file.datasync()
      return true
    } catch (error) {
      await file.truncate(length).catch(() => undefined)
      await this.#giveUp(file)
      if (!isNew) return false
      await this.#dropLast()
      throw error
    }
  }

  async #giveUp(file: JournalFile): Promise<void> {
    this.#file = null
    await closeQuietly(file)
  }

  /** Nothing in a file that failed at its first sync was ever acknowledged. */
  async #dropLast(): Promise<void> {
    const dropped = this.#parts.pop()
    if (dropped !== undefined) await rmQuietly(this.#folder.locate(dropped.name))
  }

  /** Begins a file that continues the sequence; the ones before it stay as they are. */
  async #beginPart(): Promise<JournalFile> {
    const { generation } = this.#last
    const from = this.#written + 1
    const name = { name: names.journalFrom(generation + 1, from), generation: generation + 1, from }
    const file = await beginFile(this.#openFile, this.#folder.locate(name.name))
    this.#parts.push({ ...name, length: 0, hash: createHash('sha256') })
    this.#file = file
    return file
  }

  #place(records: readonly JournalRecord[], gap: Buffer, lines: readonly Buffer[]): readonly (Place & JournalRecord)[] {
    const part = this.#parts.length - 1
    let offset = this.#last.length + gap.length
    const placed = records.map((record, index) => {
      const length = lines[index]?.length ?? 0
      offset += length
      return { ...record, part, offset: offset - length, length }
    })
    const { hash } = this.#last
    for (const line of [gap, ...lines]) hash.update(line)
    this.#parts[part] = { ...this.#last, length: offset }
    return placed
  }

  async #reader(part: number): Promise<JournalFile> {
    if (part === this.#parts.length - 1 && this.#file !== null) return this.#file
    const known = this.#readers.get(part)
    if (known !== undefined) return known
    // Subtle: many records are read at once, and must not open a file each.
    const file = this.#openFile(this.#folder.locate(this.#parts[part]?.name ?? names.journal), 'r', 0o600)
    this.#readers.set(part, file)
    file.catch(() => this.#readers.delete(part))
    return file
  }
}
