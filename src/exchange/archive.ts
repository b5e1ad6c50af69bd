import { Inflate } from 'fflate/browser'
import { err, ok, type Result } from '../result'

/** What a file may come to at most, in bytes and entries: checked before anything is inflated. */
export const limits = {
  /** The file as it is. */
  file: 256 << 20,
  /** One entry, inflated. */
  entry: 128 << 20,
  /** All entries, inflated. */
  all: 1 << 30,
  /** More would need ZIP64. */
  entries: 0xfffe,
} as const

/** One entry of an archive, as its directory has it. Offsets and sizes are in bytes. */
export interface Entry {
  readonly name: string
  readonly start: number
  readonly packed: number
  readonly size: number
  readonly crc: number
}

/** Why an archive can't be used; `entry` is a name in it, or null when it is not one entry's fault. */
export type ArchiveError =
  | { readonly code: 'damaged'; readonly entry: string | null }
  | { readonly code: 'too-large'; readonly entry: string | null }

export interface Archive {
  readonly bytes: Uint8Array
  readonly entries: ReadonlyMap<string, Entry>
}

// Signatures and lengths of PKWARE's APPNOTE 6.3, sections 4.3.7 to 4.3.16.
const LOCAL = { signature: 0x04034b50, length: 30 }
const DESCRIPTOR = { signature: 0x08074b50, length: 16 }
const CENTRAL = { signature: 0x02014b50, length: 46 }
const END = { signature: 0x06054b50, length: 22 }

/** The one flag that is allowed: sizes and checksum follow the data. Among those that are not: encryption. */
const FLAGS = 0x0008
const DEFLATE = 8
/** Bytes that are inflated in one go: at most a thousand times as many come of them. */
const SLICE = 1 << 14

/**
 * Reads the directory of an archive, and inflates nothing. It takes only the plainest of archives, which is the one
 * that `ArchivePacker` writes: entries lie one behind the other from the first byte on, without gaps, overlaps,
 * comments, extra fields, encryption or ZIP64; each header agrees with the directory, and no name comes twice.
 */
export function openArchive(bytes: Uint8Array): Result<Archive, ArchiveError> {
  if (bytes.length > limits.file) return err({ code: 'too-large', entry: null })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = bytes.length - END.length
  if (end < 0 || view.getUint32(end, true) !== END.signature) return damaged(null)
  const count = view.getUint16(end + 10, true)
  const first = view.getUint32(end + 16, true)
  const isPlain =
    view.getUint32(end + 4, true) === 0 && // of several disks
    view.getUint16(end + 8, true) === count &&
    first + view.getUint32(end + 12, true) === end &&
    view.getUint16(end + 20, true) === 0 // a comment
  if (!isPlain) return damaged(null)
  if (count > limits.entries) return err({ code: 'too-large', entry: null })

  const entries = new Map<string, Entry>()
  let inflated = 0
  let data = 0
  let at = first
  for (let index = 0; index < count; index++) {
    const found = readEntry(view, at, data, { data: first, directory: end })
    if (found === null || entries.has(found.name)) return damaged(found?.name ?? null)
    inflated += found.size
    if (found.size > limits.entry) return err({ code: 'too-large', entry: found.name })
    if (inflated > limits.all) return err({ code: 'too-large', entry: null })
    entries.set(found.name, found)
    at += CENTRAL.length + found.name.length
    data = found.start + found.packed + DESCRIPTOR.length
  }
  return at === end && data === first ? ok({ bytes, entries }) : damaged(null)
}

/** Reads one line of the directory and the header that it points to, which must begin at `data`; null if they differ. */
function readEntry(
  view: DataView,
  at: number,
  data: number,
  ends: { readonly data: number; readonly directory: number },
): Entry | null {
  if (at + CENTRAL.length > ends.directory || view.getUint32(at, true) !== CENTRAL.signature) return null
  const length = view.getUint16(at + 28, true)
  const isPlain =
    view.getUint16(at + 8, true) === FLAGS &&
    view.getUint16(at + 10, true) === DEFLATE &&
    view.getUint32(at + 30, true) === 0 && // an extra field, a comment
    view.getUint16(at + 34, true) === 0 && // another disk
    view.getUint32(at + 42, true) === data
  if (!isPlain || length === 0 || at + CENTRAL.length + length > ends.directory) return null
  const entry: Entry = {
    name: nameAt(view, at + CENTRAL.length, length),
    start: data + LOCAL.length + length,
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    crc: view.getUint32(at + 16, true),
  }
  const after = entry.start + entry.packed
  if (after + DESCRIPTOR.length > ends.data) return null
  const agrees =
    view.getUint32(data, true) === LOCAL.signature &&
    view.getUint16(data + 6, true) === FLAGS &&
    view.getUint16(data + 8, true) === DEFLATE &&
    view.getUint16(data + 26, true) === length &&
    view.getUint16(data + 28, true) === 0 &&
    nameAt(view, data + LOCAL.length, length) === entry.name &&
    view.getUint32(after, true) === DESCRIPTOR.signature &&
    view.getUint32(after + 4, true) === entry.crc &&
    view.getUint32(after + 8, true) === entry.packed &&
    view.getUint32(after + 12, true) === entry.size
  return agrees ? entry : null
}

/** Byte for byte: of what is not ASCII comes a name that nobody gave. */
function nameAt(view: DataView, at: number, length: number): string {
  return String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + at, length))
}

/** Inflates an entry, and not a byte more than the directory says; its checksum must be right. */
export function inflateEntry({ bytes }: Archive, entry: Entry): Result<Uint8Array, ArchiveError> {
  const inflated = new Uint8Array(entry.size)
  let length = 0
  let isOver = false
  const inflate = new Inflate((chunk) => {
    if (length + chunk.length > inflated.length) isOver = true
    else inflated.set(chunk, length)
    length += chunk.length
  })
  try {
    const packed = bytes.subarray(entry.start, entry.start + entry.packed)
    for (let at = 0; at < packed.length && !isOver; at += SLICE) {
      inflate.push(packed.subarray(at, at + SLICE), at + SLICE >= packed.length)
    }
  } catch {
    return damaged(entry.name)
  }
  const isWhole = length === entry.size && crc32(inflated) === entry.crc
  return isWhole ? ok(inflated) : damaged(entry.name)
}

function damaged(entry: string | null): Result<never, ArchiveError> {
  return err({ code: 'damaged', entry })
}

// ISO 3309, as APPNOTE 4.4.7 asks for; a table of the remainders of all bytes.
const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte
  for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? 0xedb88320 ^ (remainder >>> 1) : remainder >>> 1
  return remainder
})

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (let i = 0; i < bytes.length; i++) crc = (remainders[(crc ^ (bytes[i] ?? 0)) & 255] ?? 0) ^ (crc >>> 8)
  return ~crc >>> 0
}
