import type { EditId } from '../../../src/ids'
import type { Edit } from '../../../src/record/edit'
import type { Place } from './journal'

const ACTS = ['do', 'undo', 'redo', 'log'] as const
const IN_LIBRARY = 4

/** Rows that lie in memory, and are written, as one piece. */
const ROWS_OF_BLOCK = 4096

// Where each field of a row begins, in bytes; numbers are little-endian.
const SEQUENCE = 0
const OFFSET = 8
const LENGTH = 16
const PART = 20
const OF = 24
const SESSION = 28
const ARTICLE = 32
const FLAGS = 36
const ID = 40
const ROW = 56

/** One record of the journal. Session, article and `of` are numbers that count from 1; 0 is none. */
export interface Row extends Place {
  readonly sequence: number
  readonly id: EditId
  readonly act: Edit['act']
  /** The row of the edit that is taken back or brought again. */
  readonly of: number
  readonly session: number
  /** The first article in whose marks it lies. */
  readonly article: number
  readonly inLibrary: boolean
}

/** Rows of an index as plain bytes: an eighth of what objects would take. Nothing is ever changed or removed. */
export class IndexRows {
  readonly #blocks: Buffer[]
  #size: number

  constructor(blocks: readonly Buffer[] = [], size = 0) {
    this.#blocks = [...blocks]
    this.#size = size
  }

  /** Rows as they were written; null when these are no such rows. */
  static read(blocks: readonly Buffer[], size: number): IndexRows | null {
    const fits = blocks.length === Math.ceil(size / ROWS_OF_BLOCK) && blocks.every((each, at) => isFull(each, at, size))
    if (!fits) return null
    const last = Buffer.alloc(ROWS_OF_BLOCK * ROW)
    blocks.at(-1)?.copy(last)
    return new IndexRows([...blocks.slice(0, -1), ...(blocks.length > 0 ? [last] : [])], size)
  }

  get size(): number {
    return this.#size
  }

  /** As they are now, in pieces; what is added later is not in them. */
  blocks(): readonly Buffer[] {
    const used = (this.#size - 1) % ROWS_OF_BLOCK
    return this.#blocks.map((block, at) =>
      at < this.#blocks.length - 1 ? block : Buffer.from(block.subarray(0, (used + 1) * ROW)),
    )
  }

  push(row: Row): void {
    const at = this.#size++
    if (at % ROWS_OF_BLOCK === 0) this.#blocks.push(Buffer.alloc(ROWS_OF_BLOCK * ROW))
    const [block, start] = this.#find(at)
    block.writeDoubleLE(row.sequence, start + SEQUENCE)
    block.writeDoubleLE(row.offset, start + OFFSET)
    block.writeUInt32LE(row.length, start + LENGTH)
    block.writeUInt32LE(row.part, start + PART)
    block.writeUInt32LE(row.of, start + OF)
    block.writeUInt32LE(row.session, start + SESSION)
    block.writeUInt32LE(row.article, start + ARTICLE)
    block.writeUInt8(ACTS.indexOf(row.act) | (row.inLibrary ? IN_LIBRARY : 0), start + FLAGS)
    block.write(row.id.replaceAll('-', ''), start + ID, 'hex')
  }

  /** Where the record of a row lies in the journal. */
  place(at: number): Place {
    const [block, start] = this.#find(at)
    return {
      part: block.readUInt32LE(start + PART),
      offset: block.readDoubleLE(start + OFFSET),
      length: block.readUInt32LE(start + LENGTH),
    }
  }

  sequence(at: number): number {
    const [block, start] = this.#find(at)
    return block.readDoubleLE(start + SEQUENCE)
  }

  act(at: number): Edit['act'] {
    const [block, start] = this.#find(at)
    return ACTS[block.readUInt8(start + FLAGS) & 3] ?? 'log'
  }

  inLibrary(at: number): boolean {
    const [block, start] = this.#find(at)
    return (block.readUInt8(start + FLAGS) & IN_LIBRARY) !== 0
  }

  /** The number of a row's edit, session or article. */
  number(at: number, of: 'of' | 'session' | 'article'): number {
    const [block, start] = this.#find(at)
    return block.readUInt32LE(start + (of === 'of' ? OF : of === 'session' ? SESSION : ARTICLE))
  }

  /** A word of the 16 bytes of the edit's id, from 0 to 3. */
  idWord(at: number, word: number): number {
    const [block, start] = this.#find(at)
    return block.readUInt32LE(start + ID + 4 * word)
  }

  #find(at: number): readonly [Buffer, number] {
    const block = this.#blocks[Math.floor(at / ROWS_OF_BLOCK)]
    if (block === undefined) throw new Error(`An index of ${this.#size} rows has no row ${at}.`)
    return [block, (at % ROWS_OF_BLOCK) * ROW]
  }
}

function isFull(block: Buffer, at: number, size: number): boolean {
  return block.length === Math.min(ROWS_OF_BLOCK, size - at * ROWS_OF_BLOCK) * ROW
}
