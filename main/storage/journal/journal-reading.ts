import { createHash, type Hash } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { StoreProblem } from '../../../src/ipc/contract'
import type { DataFolder, JournalName } from '../disk/data-folder'
import { replaceFile } from '../disk/durable-file'
import { type OpenFile, readSpan } from './journal-file'
import type { Line } from './journal-line'
import { type Ending, type Piece, type Span, scanFile } from './journal-scan'

/** Where a record lies: in which of the journal's files, counted from 0, and where in that. */
export interface Place extends Span {
  readonly part: number
}

/** One file of the journal. */
export interface Part extends JournalName {
  /** Bytes known to be whole and synced. */
  readonly length: number
  /** Of those bytes; it goes on with them. */
  readonly hash: Hash
}

/** A journal's beginning that is as it was known, so that it need not be read record by record. */
export interface Prefix {
  readonly parts: readonly { readonly length: number; readonly hash: Hash }[]
  readonly last: number
}

export interface ReadOptions {
  /** False leaves the files as they are, whatever is in them; nothing may be appended then. */
  readonly writable: boolean
  readonly openFile?: OpenFile | undefined
  /** What is not handed over, because it is known, and how many records that are. */
  readonly prefix?: Prefix | null
  readonly known?: number
  /** Records up to this sequence can be missed: a snapshot has what they did. */
  readonly covered?: number
}

/** A journal that was hurt. */
export interface JournalDamage {
  readonly problem: StoreProblem
  /**
   * "torn": only its end is missing, as after a crash; "mended": records are missing that a snapshot covers, and those
   * behind them are in use; "damaged": records lie behind the damage that can't be.
   */
  readonly kind: 'torn' | 'mended' | 'damaged'
  /** How many edits are in use, how many among them are missing, and how many can be read and are in `quarantine` only. */
  readonly before: number
  readonly lost: number
  readonly after: number
}

/** What a journal's files hold. */
export interface Reading {
  readonly parts: readonly Part[]
  /** The sequence of the last record. */
  readonly last: number
  readonly damage: JournalDamage | null
}

/**
 * Reads the journal and hands over its records in order; `take` says whether one is good. What is bad goes, and all
 * that was is in `quarantine`: a torn end; what lies between good records, where a snapshot covers what is missing;
 * else everything from the damage on.
 */
export async function readJournal(
  folder: DataFolder,
  { writable, openFile = open, prefix = null, known: knownRecords = 0, covered = 0 }: ReadOptions,
  take: (line: Line, place: Place) => boolean,
): Promise<Reading> {
  const { journals } = await folder.look()
  const parts: Part[] = []
  let last = prefix?.last ?? 0
  let count = knownRecords
  let damage = null as JournalDamage | null
  for (const [part, name] of journals.entries()) {
    const isLast = part === journals.length - 1
    const before = journals[part + 1]?.from ?? Number.POSITIVE_INFINITY
    const known = prefix?.parts[part]
    const hash = known?.hash ?? createHash('sha256')
    const isKnown = prefix !== null && part < prefix.parts.length - 1
    if (isKnown) {
      parts.push({ ...name, length: known?.length ?? 0, hash })
      continue
    }
    const isOut = damage?.kind === 'damaged'
    const never = Number.NEGATIVE_INFINITY
    const turn = isOut ? { last: never, covered: never } : { last, covered }
    const scope = { offset: known?.length ?? 0, hash, before, mends: writable, ...turn }
    const ending = await scan(openFile, folder.locate(name.name), scope, (line, span) => {
      const isGood = take(line, { ...span, part })
      if (isGood) count++
      return isGood
    })
    if (isOut) {
      // What comes after the damage can't follow what is left.
      if (writable) await folder.quarantine(name.name)
      damage = damage && { ...damage, after: damage.after + ending.after }
      continue
    }
    parts.push({ ...name, length: ending.length, hash })
    last = ending.last
    // What follows the good records of a file that was given up was never acknowledged: the next one goes on from them.
    if (ending.kind === 'whole' || (ending.kind === 'torn' && !isLast)) continue
    const movedTo = writable ? await setRight(folder, name.name, ending) : null
    const problem: StoreProblem = damage?.problem ?? { code: 'damaged', file: name.name, movedTo }
    const kind = damage?.kind === 'mended' && ending.kind === 'torn' ? 'mended' : ending.kind
    damage = { problem, kind, before: 0, lost: (damage?.lost ?? 0) + ending.lost, after: ending.after }
  }
  return { parts, last, damage: damage && { ...damage, before: count } }
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

/** Keeps what is bad, and leaves what is good; a bad end is cut off when the file is gone on with. */
async function setRight(folder: DataFolder, name: string, { kind, pieces, length }: Ending): Promise<string> {
  const movedTo = await folder.quarantineCopy(name, kind === 'torn' ? length : 0)
  const [first, second] = pieces
  const isBeginning = first === undefined || (!Buffer.isBuffer(first) && first.offset === 0 && second === undefined)
  if (!isBeginning) await rewrite(folder.locate(name), pieces)
  return movedTo
}

async function rewrite(path: string, pieces: readonly Piece[]): Promise<void> {
  const file = await open(path, 'r')
  try {
    const whole: Buffer[] = []
    for (const piece of pieces) whole.push(Buffer.isBuffer(piece) ? piece : await readSpan(file, piece))
    await replaceFile(path, whole)
  } finally {
    await file.close()
  }
}
