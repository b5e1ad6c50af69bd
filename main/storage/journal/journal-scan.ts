import type { Hash } from 'node:crypto'
import { encodeGap, gapIn, type Line, openLine } from './journal-line'

/** What reading needs of a file; a `FileHandle` of node:fs/promises has it. */
export interface ReadableFile {
  /** Offset, length and position in bytes. */
  read(bytes: Uint8Array, offset: number, length: number, position: number): Promise<{ readonly bytesRead: number }>
}

/** Where a record lies in a file of the journal, in bytes, its newline included. */
export interface Span {
  readonly offset: number
  readonly length: number
}

/** From where a file is read, and which of its records count. */
export interface Scope {
  /** Bytes that are known to be good, their hash, which goes on with those that follow, and their last sequence. */
  readonly offset: number
  readonly hash: Hash
  readonly last: number
  /** Records from this sequence on were never acknowledged: they are in the next file, if anywhere. */
  readonly before: number
  /** Records up to this sequence can be missed: a snapshot has what they did. */
  readonly covered: number
  /** Whether the file will be made anew from its pieces, so that records are told of by where they will lie. */
  readonly mends: boolean
}

/** A part of a good file: bytes of the one that was read, or a line that takes the place of records that are lost. */
export type Piece = Span | Buffer

/** How a file of the journal ends. */
export interface Ending {
  /**
   * "torn": nothing readable follows the good records, as after a crash; "mended": what is bad lies between good
   * records that go on without it; "damaged": records lie behind what is bad and can't follow what is before it.
   */
  readonly kind: 'whole' | 'torn' | 'mended' | 'damaged'
  /** Of what the file comes to without what is bad in it, and how many bytes that are. */
  readonly pieces: readonly Piece[]
  readonly length: number
  /** The sequence of the last good record. */
  readonly last: number
  /** How many records are missing between good ones, and how many that can be read are not among those. */
  readonly lost: number
  readonly after: number
}

/** So many bytes are read in one go when a file is made anew. */
const LONGEST_PIECE = 1 << 26

/** Reads a file once, in order, and hands over each record that is in turn; `take` says whether it is good. */
export async function scanFile(
  file: ReadableFile,
  { offset, hash, last: known, before, covered, mends }: Scope,
  take: (line: Line, span: Span) => boolean,
): Promise<Ending> {
  const pieces: Piece[] = offset === 0 ? [] : [{ offset: 0, length: offset }]
  let [last, length] = [known, offset]
  let [lost, after] = [0, 0]
  let [isHurt, isMended, isStopped, isOver] = [false, false, false, false]
  await eachLine(file, offset, (bytes, span, closed) => {
    if (isOver) return
    const line = closed ? openLine(bytes) : null
    if (line === null) {
      isHurt = true
      return
    }
    if (line.sequence >= before) {
      isOver = true
      return
    }
    const known = gapIn(line)
    const first = known === null ? line.sequence : known.after + 1
    if (isStopped || (first > last + 1 && first - 1 > covered)) {
      isStopped = true
      if (known === null) after++
      return
    }
    // One that was there already is a copy, and goes with what is bad.
    const isCopy = first <= last
    const missing = first - 1 - last
    const gap = missing > 0 ? encodeGap({ after: last, to: known?.to ?? first - 1 }) : null
    const at = mends ? length + (gap?.length ?? 0) : span.offset
    if (isCopy || (known === null && !take(line, { offset: at, length: span.length }))) {
      isHurt = true
      return
    }
    if (gap !== null) {
      hash.update(gap)
      pieces.push(gap)
      length += gap.length
      lost += missing
    }
    if (gap === null || known === null) {
      hash.update(bytes).update('\n')
      addSpan(pieces, span)
      length += span.length
    }
    isMended ||= isHurt || gap !== null
    isHurt = false
    last = line.sequence
  })
  const kind = isStopped ? 'damaged' : isMended ? 'mended' : isHurt ? 'torn' : 'whole'
  return { kind, pieces, length, last, lost, after }
}

function addSpan(pieces: Piece[], { offset, length }: Span): void {
  const last = pieces.at(-1)
  const span = last === undefined || Buffer.isBuffer(last) ? null : last
  const goesOn = span !== null && span.offset + span.length === offset && span.length < LONGEST_PIECE
  if (goesOn) pieces[pieces.length - 1] = { offset: span.offset, length: span.length + length }
  else pieces.push({ offset, length })
}

/** Calls back with each line from an offset (in bytes) on, without its newline; `closed` is false for a last line that has none. */
async function eachLine(
  file: ReadableFile,
  from: number,
  visit: (line: Buffer, span: Span, closed: boolean) => void,
): Promise<void> {
  const chunk = Buffer.alloc(1 << 18)
  let pieces: Buffer[] = []
  let start = from
  for (let position = from; ; ) {
    const { bytesRead } = await file.read(chunk, 0, chunk.length, position)
    if (bytesRead === 0) break
    const read = chunk.subarray(0, bytesRead)
    let at = 0
    for (let end = read.indexOf(10); end >= 0; end = read.indexOf(10, at)) {
      const piece = read.subarray(at, end)
      const line = pieces.length === 0 ? piece : Buffer.concat([...pieces, piece])
      visit(line, { offset: start, length: line.length + 1 }, true)
      start += line.length + 1
      at = end + 1
      pieces = []
    }
    // Subtle: the chunk is read into again, so what is left of a line must be copied out of it.
    if (at < bytesRead) pieces.push(Buffer.from(read.subarray(at)))
    position += bytesRead
  }
  if (pieces.length === 0) return
  const line = Buffer.concat(pieces)
  visit(line, { offset: start, length: line.length }, false)
}
