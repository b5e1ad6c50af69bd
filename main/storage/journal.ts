import { createHash, type Hash } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { Edit } from '../../src/edit/edit'
import type { StoreProblem } from '../../src/ipc/contract'
import { err, ok, type Result } from '../../src/result'
import { type DataFolder, type JournalName, names } from './data-folder'
import { hashBytes, rmQuietly, systemCode, writeFully } from './durable-file'
import { beginFile, closeQuietly, continueFile, type JournalFile, type OpenFile, readSpan } from './journal-file'
import { decodeLine, encodeLine, type JournalRecord, type Line } from './journal-line'
import { type Ending, type Span, scanFile } from './journal-scan'

export type { JournalFile, OpenFile }

/** Where a record lies: in which of the journal's files, counted from 0, and where in that. */
export interface Place extends Span {
  readonly part: number
}

export interface JournalOptions {
  /** False leaves the files as they are, whatever is in them; nothing may be appended then. */
  readonly writable: boolean
  readonly openFile?: OpenFile | undefined
  /** What is not handed over, because it is known, and how many records that are. */
  readonly prefix?: Prefix | null
  readonly known?: number
}

/** The beginning of a journal, told by what it hashes to. */
export interface KnownJournal {
  readonly parts: readonly { readonly name: string; readonly length: number; readonly sha256: string }[]
  /** The sequence of its last record. */
  readonly last: number
}

/** A journal's beginning that is as it was known, so that it need not be read record by record. */
export interface Prefix {
  readonly parts: readonly { readonly length: number; readonly hash: Hash }[]
  readonly last: number
}

/** A journal that was hurt. */
export interface JournalDamage {
  readonly problem: StoreProblem
  /** "torn": only its end is missing, as after a crash; "damaged": records lie behind the damage. */
  readonly kind: 'torn' | 'damaged'
  /** How many edits before the damage are in use, and how many behind it could be read and are in `quarantine`. */
  readonly before: number
  readonly after: number
}

interface Part extends JournalName {
  /** Bytes known to be whole and synced. */
  readonly length: number
  /** Of those bytes; it goes on with them. */
  readonly hash: Hash
}

/** The append-only files of all edits: what it acknowledged is on the disk. */
export class Journal {
  readonly #folder: DataFolder
  readonly #openFile: OpenFile
  readonly #parts: Part[]
  /** The last part, when it can be appended to; null begins a new one. */
  #file: JournalFile | null
  readonly #readers = new Map<number, JournalFile>()
  #sequence: number

  private constructor(
    folder: DataFolder,
    openFile: OpenFile,
    parts: readonly Part[],
    file: JournalFile | null,
    sequence: number,
  ) {
    this.#folder = folder
    this.#openFile = openFile
    this.#parts = [...parts]
    this.#file = file
    this.#sequence = sequence
  }

  /**
   * Opens the journal and hands over its records in order; `take` says whether one is good. A torn end is copied to
   * `quarantine` and cut off; of a journal that is damaged further up the good beginning is kept, and all of it is in
   * `quarantine`.
   */
  static async open(
    folder: DataFolder,
    { writable, openFile = open, prefix = null, known: knownRecords = 0 }: JournalOptions,
    take: (line: Line, place: Place) => boolean,
  ): Promise<{ readonly journal: Journal; readonly damage: JournalDamage | null }> {
    const { journals } = await folder.look()
    const parts: Part[] = []
    let last = prefix?.last ?? 0
    let count = knownRecords
    let damage = null as JournalDamage | null
    for (const [part, name] of journals.entries()) {
      const before = journals[part + 1]?.from ?? Number.POSITIVE_INFINITY
      const known = prefix?.parts[part]
      const hash = known?.hash ?? createHash('sha256')
      const visit = (line: Line, span: Span, bytes: Buffer) => {
        const isGood = damage === null && take(line, { ...span, part })
        if (isGood) hash.update(bytes).update('\n')
        if (isGood) count++
        return isGood
      }
      const offset = known?.length ?? 0
      const isOver = prefix !== null && part < prefix.parts.length - 1
      const ending: Ending = isOver
        ? { kind: 'whole', length: offset, last, after: 0 }
        : await scan(openFile, folder.locate(name.name), { offset, last, before }, visit)
      if (damage !== null) {
        // What comes after the damage can't follow what is left.
        if (writable) await folder.quarantine(name.name)
        damage = { ...damage, kind: 'damaged', after: damage.after + ending.after }
      } else {
        parts.push({ ...name, length: ending.length, hash })
        last = ending.last
        // Of a part that was given up only what comes before the next one was ever acknowledged.
        if (ending.kind !== 'whole' && last < before - 1) {
          const movedTo = writable ? await keepDamaged(folder, name.name, ending) : null
          const problem: StoreProblem = { code: 'damaged', file: name.name, movedTo }
          damage = { problem, kind: ending.kind, before: count, after: ending.after }
        }
      }
    }
    const opened = parts.at(-1) ?? {
      name: names.journal,
      generation: 1,
      from: 1,
      length: 0,
      hash: createHash('sha256'),
    }
    const path = folder.locate(opened.name)
    let file: JournalFile | null = null
    if (writable) {
      file = await (parts.length === 0 ? beginFile(openFile, path) : continueFile(openFile, path, opened.length))
    }
    return { journal: new Journal(folder, openFile, parts.length === 0 ? [opened] : parts, file, last), damage }
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

  /** Leaves out sequences up to one that a snapshot bears, though the journal has lost its record. */
  skipTo(sequence: number): void {
    this.#sequence = Math.max(this.#sequence, sequence)
  }

  /**
   * Appends edits with one write and one sync; they are on the disk when this answers. If that fails none of them is
   * in the journal, and the error is the system's code. Calls must wait for each other.
   */
  async append(edits: readonly Edit[]): Promise<Result<readonly (Place & JournalRecord)[], string>> {
    const records = edits.map((edit, index) => ({ sequence: this.#sequence + 1 + index, edit }))
    const lines = records.map(encodeLine)
    try {
      const wrote = this.#file !== null && (await this.#write(this.#file, lines))
      // The disk does not say what became of a sync that failed. A file that never had one is another matter.
      if (!wrote) await this.#write(await this.#beginPart(), lines, true)
    } catch (error) {
      return err(systemCode(error))
    }
    this.#sequence += edits.length
    return ok(this.#place(records, lines))
  }

  /** Reads one record back. Throws when the file no longer holds it. */
  async read(place: Place): Promise<JournalRecord> {
    const line = await readSpan(await this.#reader(place.part), place)
    const record = line.length === place.length ? decodeLine(line.subarray(0, -1)) : null
    if (record === null) throw Object.assign(new Error('A record of the journal has changed.'), { code: 'EIO' })
    return record
  }

  async close(): Promise<void> {
    const files = [...(this.#file === null ? [] : [this.#file]), ...this.#readers.values()]
    this.#file = null
    this.#readers.clear()
    for (const file of files) await file.close()
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
    const [only] = lines
    try {
      await writeFully(file, lines.length === 1 && only ? only : Buffer.concat(lines), length)
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
    const from = this.#sequence + 1
    const name = { name: names.journalFrom(generation + 1, from), generation: generation + 1, from }
    const file = await beginFile(this.#openFile, this.#folder.locate(name.name))
    this.#parts.push({ ...name, length: 0, hash: createHash('sha256') })
    this.#file = file
    return file
  }

  #place(records: readonly JournalRecord[], lines: readonly Buffer[]): readonly (Place & JournalRecord)[] {
    const part = this.#parts.length - 1
    let offset = this.#last.length
    const placed = records.map((record, index) => {
      const length = lines[index]?.length ?? 0
      offset += length
      return { ...record, part, offset: offset - length, length }
    })
    const { hash } = this.#last
    for (const line of lines) hash.update(line)
    this.#parts[part] = { ...this.#last, length: offset }
    return placed
  }

  async #reader(part: number): Promise<JournalFile> {
    const known = part === this.#parts.length - 1 ? (this.#file ?? this.#readers.get(part)) : this.#readers.get(part)
    if (known !== undefined) return known
    const file = await this.#openFile(this.#folder.locate(this.#parts[part]?.name ?? names.journal), 'r', 0o600)
    this.#readers.set(part, file)
    return file
  }
}

async function scan(
  openFile: OpenFile,
  path: string,
  scope: Parameters<typeof scanFile>[1],
  take: Parameters<typeof scanFile>[2],
): Promise<Ending> {
  const file = await openFile(path, 'r', 0o600)
  try {
    return await scanFile(file, scope, take)
  } finally {
    await file.close()
  }
}

function keepDamaged(folder: DataFolder, name: string, { kind, length }: Ending): Promise<string> {
  return folder.quarantineCopy(name, kind === 'torn' ? length : 0)
}
