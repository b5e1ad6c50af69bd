import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import { migrate, SCHEMA } from '../../../src/record/migrations'
import { err, ok, type Result } from '../../../src/result'
import { Breath } from '../disk/breath'
import { replaceFile, systemCode } from '../disk/durable-file'
import { decodeRecords, encodeRecords, parseRecords } from './record-lines'

/** Bytes that are hashed in one go. */
const SLICE = 1 << 20

/** What a file holds, as it was after the journal's record of that sequence; 0 for files that don't follow it. */
export interface Snapshot<T> {
  readonly sequence: number
  readonly body: T
  /** The schema that a file was read in; it is written in the newest. */
  readonly schema?: number
  /** The body as it was written, where that was in an older schema. */
  readonly written?: unknown
}

interface Unreadable {
  readonly code: 'damaged' | 'newer-schema'
}

/** A snapshot, null when there is no file, or why it can't be used. */
export type Read<T> = Result<Snapshot<T> | null, Unreadable>

const headerSchema = v.object({
  format: v.literal('sourcemark'),
  kind: v.string(),
  schema: v.pipe(v.number(), v.integer(), v.minValue(1)),
  sequence: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  bytes: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  sha256: v.string(),
})

/**
 * One file: a line of JSON that says what follows, its length in bytes and the SHA-256 of header
 * and body (kind, schema and sequence, then the body), then the body as JSON. Reading never throws: what went wrong is part of what it answers. Writing throws the system's error,
 * and leaves the old file then.
 */
export class SnapshotFile<T extends object> {
  readonly #path: string
  readonly #kind: string
  readonly #body: v.GenericSchema<unknown, T>

  constructor(path: string, kind: string, body: v.GenericSchema<unknown, T>) {
    this.#path = path
    this.#kind = kind
    this.#body = body
  }

  async read(): Promise<Read<T>> {
    try {
      return await decode(await readFile(this.#path), this.#kind, this.#body)
    } catch (error) {
      return systemCode(error) === 'ENOENT' ? ok(null) : err({ code: 'damaged' })
    }
  }

  /** `before` is called when the new file is whole and synced, and before it takes the place of the old one. */
  async write(data: Read<T>, before?: () => Promise<void>): Promise<void> {
    if (!data.ok || data.value === null) throw new Error('A snapshot must be whole to be written.')
    await replaceFile(this.#path, await encode(data.value, this.#kind), before && { before })
  }
}

async function encode<T extends object>({ sequence, body }: Snapshot<T>, kind: string): Promise<readonly Buffer[]> {
  const json = await encodeRecords(body)
  const bytes = json.reduce((sum, { length }) => sum + length, 0)
  const sha256 = await hash([sealOf(kind, SCHEMA, sequence), ...json])
  const header = { format: 'sourcemark', kind, schema: SCHEMA, sequence, bytes, sha256 }
  return [Buffer.from(`${JSON.stringify(header)}\n`), ...json]
}

async function decode<T>(file: Buffer, kind: string, schema: v.GenericSchema<unknown, T>): Promise<Read<T>> {
  const newline = file.indexOf(10)
  const header = v.safeParse(headerSchema, parse(file.subarray(0, Math.max(newline, 0))))
  if (!header.success || header.output.kind !== kind) return err({ code: 'damaged' })
  if (header.output.schema > SCHEMA) return err({ code: 'newer-schema' })
  const { schema: written, sequence, bytes, sha256 } = header.output
  const json = file.subarray(newline + 1)
  const whole = json.length === bytes && (await hash([sealOf(kind, written, sequence), ...slices(json)])) === sha256
  if (!whole) return err({ code: 'damaged' })
  const old = await parseRecords(json)
  const body = await decodeRecords(schema, migrate(kind, old, written))
  if (!body.ok) return err({ code: 'damaged' })
  return ok({ sequence, body: body.value, schema: written, ...(written < SCHEMA && { written: old }) })
}

/** What is hashed before the body: a header that says another sequence would silently leave out edits. */
function sealOf(kind: string, schema: number, sequence: number): Buffer {
  return Buffer.from(`${kind} ${schema} ${sequence}\n`)
}

function parse(json: Buffer): unknown {
  try {
    return JSON.parse(json.toString())
  } catch {
    return null
  }
}

function slices(bytes: Buffer): readonly Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / SLICE) }, (_, at) =>
    bytes.subarray(at * SLICE, (at + 1) * SLICE),
  )
}

async function hash(pieces: readonly Buffer[]): Promise<string> {
  const breath = new Breath()
  const sum = createHash('sha256')
  for (const piece of pieces) {
    sum.update(piece)
    if (breath.isOut) await breath.take()
  }
  return sum.digest('hex')
}
