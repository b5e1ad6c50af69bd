import { createHash } from 'node:crypto'
import { crc32, deflateRawSync } from 'node:zlib'
import { inflateEntry, openArchive } from '../../../src/exchange/archive'
import type { Manifest } from '../../../src/exchange/bundle'

/** An entry as it should be, and where the archive lies about it. */
export interface Part {
  readonly name: string
  readonly data: Uint8Array
  /** The name in the header before the data. */
  readonly localName?: string
  readonly flags?: number
  readonly method?: number
  readonly crc?: number
  readonly size?: number
  /** The data as it lies in the archive. */
  readonly packed?: Uint8Array
  /** The length that is told of it. */
  readonly packedSize?: number
  readonly extra?: Uint8Array
  /** Where the directory says that it begins. */
  readonly at?: number
}

export interface Forging {
  readonly before?: Uint8Array
  readonly between?: Uint8Array
  readonly comment?: Uint8Array
  readonly count?: number
  readonly disk?: number
}

/** Lays an archive out by hand, byte for byte, after PKWARE's APPNOTE. */
export function forge(parts: readonly Part[], forging: Forging = {}): Uint8Array {
  const pieces: Uint8Array[] = [forging.before ?? Buffer.alloc(0)]
  const directory: Uint8Array[] = []
  let offset = pieces[0]?.length ?? 0
  for (const part of parts) {
    const { name, data, flags = 8, method = 8, size = data.length, extra = Buffer.alloc(0) } = part
    const packed = part.packed ?? (method === 0 ? data : deflateRawSync(data))
    const packedSize = part.packedSize ?? packed.length
    const crc = part.crc ?? crc32(data)
    const local = Buffer.alloc(30)
    const localName = Buffer.from(part.localName ?? name, 'latin1')
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(flags, 6)
    local.writeUInt16LE(method, 8)
    local.writeUInt16LE(localName.length, 26)
    local.writeUInt16LE(extra.length, 28)
    const after = Buffer.alloc(16)
    after.writeUInt32LE(0x08074b50, 0)
    for (const [at, value] of [crc, packedSize, size].entries()) after.writeUInt32LE(value >>> 0, 4 + 4 * at)
    const line = Buffer.alloc(46)
    const centralName = Buffer.from(name, 'latin1')
    line.writeUInt32LE(0x02014b50, 0)
    line.writeUInt16LE(20, 4)
    line.writeUInt16LE(20, 6)
    line.writeUInt16LE(flags, 8)
    line.writeUInt16LE(method, 10)
    for (const [at, value] of [crc, packedSize, size].entries()) line.writeUInt32LE(value >>> 0, 16 + 4 * at)
    line.writeUInt16LE(centralName.length, 28)
    line.writeUInt16LE(extra.length, 30)
    line.writeUInt32LE(part.at ?? offset, 42)
    const piece = Buffer.concat([local, localName, extra, packed, after])
    pieces.push(piece)
    offset += piece.length
    directory.push(Buffer.concat([line, centralName, extra]))
  }
  const between = forging.between ?? Buffer.alloc(0)
  const lines = Buffer.concat(directory)
  const comment = forging.comment ?? Buffer.alloc(0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(forging.disk ?? 0, 4)
  for (const at of [8, 10]) end.writeUInt16LE(forging.count ?? parts.length, at)
  end.writeUInt32LE(lines.length, 12)
  end.writeUInt32LE(offset + between.length, 16)
  end.writeUInt16LE(comment.length, 20)
  return new Uint8Array(Buffer.concat([...pieces, between, lines, end, comment]))
}

/** The entries of a sound bundle. */
export function partsOf(bytes: Uint8Array): readonly Part[] {
  const archive = openArchive(bytes)
  if (!archive.ok) throw new Error('The archive must be sound.')
  return [...archive.value.entries.values()].map((entry) => {
    const inflated = inflateEntry(archive.value, entry)
    if (!inflated.ok) throw new Error('The entry must be sound.')
    return { name: entry.name, data: inflated.value }
  })
}

/** Parts with a manifest that tells of them rightly, as one who knows the format would forge them. */
export function sealed(parts: readonly Part[], change: (manifest: Manifest) => object = (same) => same): Uint8Array {
  const rest = parts.filter(({ name }) => name !== 'manifest.json')
  const manifest: Manifest = JSON.parse(Buffer.from(partNamed(parts, 'manifest.json').data).toString())
  const entries = rest.map(({ name, data }) => ({
    name,
    bytes: data.length,
    sha256: createHash('sha256').update(data).digest('hex'),
  }))
  const data = Buffer.from(JSON.stringify(change({ ...manifest, entries })))
  return forge([...rest, { name: 'manifest.json', data }])
}

export function partNamed(parts: readonly Part[], start: string): Part {
  const found = parts.find(({ name }) => name.startsWith(start))
  if (found === undefined) throw new Error(`There must be an entry ${start}.`)
  return found
}

/** The parts with the first one of that name changed. */
export function withPart(parts: readonly Part[], start: string, change: Partial<Part>): readonly Part[] {
  const found = partNamed(parts, start)
  return parts.map((part) => (part === found ? { ...part, ...change } : part))
}

/** The parts with the JSON of the first one of that name changed. */
export function withJson(
  parts: readonly Part[],
  start: string,
  // biome-ignore lint/suspicious/noExplicitAny: what is forged has no type
  change: (value: any) => unknown, // oxlint-disable-line typescript/no-explicit-any
): readonly Part[] {
  const value: unknown = JSON.parse(Buffer.from(partNamed(parts, start).data).toString())
  return withPart(parts, start, { data: Buffer.from(JSON.stringify(change(value))) })
}
