import { decodeLine, type JournalRecord } from './journal-line'

/** What reading needs of a file; a `FileHandle` of node:fs/promises has it. */
export interface ReadableFile {
  /** Offset, length and position in bytes. */
  read(bytes: Uint8Array, offset: number, length: number, position: number): Promise<{ readonly bytesRead: number }>
}

/** Where a record lies in the journal, in bytes, its newline included. */
export interface Place {
  readonly offset: number
  readonly length: number
}

/** How the journal ends, and how many of its bytes are good. */
export interface Ending {
  /** "torn": no good record follows the first bad one, as after a crash; "damaged": some do, and can't be trusted. */
  readonly kind: 'whole' | 'torn' | 'damaged'
  readonly length: number
}

/** Reads the journal once, in order, and hands over each good record before the first bad one. No file has none. */
export async function scanJournal(
  file: ReadableFile | null,
  visit: (record: JournalRecord, place: Place) => void,
): Promise<Ending> {
  let last = 0
  let good = 0
  let kind: Ending['kind'] = 'whole'
  if (file === null) return { kind, length: good }
  await eachLine(file, (line, place, closed) => {
    if (kind === 'damaged') return
    const record = closed ? decodeLine(line) : null
    if (kind === 'torn') {
      if (record !== null) kind = 'damaged'
    } else if (record === null || record.sequence <= last) {
      kind = 'torn'
    } else {
      last = record.sequence
      good = place.offset + place.length
      visit(record, place)
    }
  })
  return { kind, length: good }
}

/** Calls back with each line, without its newline; `closed` is false for a last line that has none. */
async function eachLine(
  file: ReadableFile,
  visit: (line: Buffer, place: Place, closed: boolean) => void,
): Promise<void> {
  const chunk = Buffer.alloc(1 << 20)
  let pieces: Buffer[] = []
  let start = 0
  for (let position = 0; ; ) {
    const { bytesRead } = await file.read(chunk, 0, chunk.length, position)
    if (bytesRead === 0) break
    const read = chunk.subarray(0, bytesRead)
    let from = 0
    for (let end = read.indexOf(10); end >= 0; end = read.indexOf(10, from)) {
      const piece = read.subarray(from, end)
      const line = pieces.length === 0 ? piece : Buffer.concat([...pieces, piece])
      visit(line, { offset: start, length: line.length + 1 }, true)
      start += line.length + 1
      from = end + 1
      pieces = []
    }
    // Subtle: the chunk is read into again, so what is left of a line must be copied out of it.
    if (from < bytesRead) pieces.push(Buffer.from(read.subarray(from)))
    position += bytesRead
  }
  if (pieces.length === 0) return
  const line = Buffer.concat(pieces)
  visit(line, { offset: start, length: line.length }, false)
}
