import { type Line, openLine } from './journal-line'

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

/** From where a file is read, and up to where its records count. */
export interface Scope {
  /** Bytes that are known to be good, and the sequence of the last record in them. */
  readonly offset: number
  readonly last: number
  /** Records from this sequence on were never acknowledged: they are in the next file, if anywhere. */
  readonly before: number
}

/** How a file of the journal ends. */
export interface Ending {
  /** "torn": nothing readable follows the good records, as after a crash; "damaged": something does, out of turn. */
  readonly kind: 'whole' | 'torn' | 'damaged'
  /** How many of its bytes are good, and the sequence of the last record in them. */
  readonly length: number
  readonly last: number
  /** How many records that are not among the good ones can be read. */
  readonly after: number
}

/**
 * Reads a file once, in order, and hands over each record before the first bad one; `take` says whether it is good.
 */
export async function scanFile(
  file: ReadableFile,
  scope: Scope,
  take: (line: Line, span: Span, bytes: Buffer) => boolean,
): Promise<Ending> {
  let last = scope.last
  let length = scope.offset
  let after = 0
  let isWhole = true
  let isOver = false
  await eachLine(file, scope.offset, (bytes, span, closed) => {
    const line = closed && !isOver ? openLine(bytes) : null
    if (!isWhole) {
      if (line !== null) after++
    } else if (isOver || (line !== null && line.sequence >= scope.before)) {
      isOver = true
    } else if (line !== null && line.sequence > last && take(line, span, bytes)) {
      last = line.sequence
      length = span.offset + span.length
    } else {
      isWhole = false
      if (line !== null) after++
    }
  })
  return { kind: isWhole ? 'whole' : after > 0 ? 'damaged' : 'torn', length, last, after }
}

/** Calls back with each line from an offset (in bytes) on, without its newline; `closed` is false for a last line that has none. */
async function eachLine(
  file: ReadableFile,
  from: number,
  visit: (line: Buffer, span: Span, closed: boolean) => void,
): Promise<void> {
  const chunk = Buffer.alloc(1 << 20)
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
