import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Adapter } from 'lowdb'
import * as v from 'valibot'
import { err, ok, type Result } from '../../src/result'
import { replaceFile, systemCode } from './durable-file'

/** The schema that this version writes. It reads older ones, and leaves newer ones alone. */
const SCHEMA = 1

/** What a file holds, as it was after the journal's record of that sequence; 0 for files that don't follow it. */
export interface Snapshot<T> {
  readonly sequence: number
  readonly body: T
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
 * lowdb's adapter for one file: a line of JSON that says what follows, its length in bytes and its SHA-256, then the
 * body as JSON. Reading never throws: what went wrong is part of what it answers. Writing throws the system's error,
 * and leaves the old file then.
 */
export class SnapshotFile<T> implements Adapter<Read<T>> {
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
      return decode(await readFile(this.#path), this.#kind, this.#body)
    } catch (error) {
      return systemCode(error) === 'ENOENT' ? ok(null) : err({ code: 'damaged' })
    }
  }

  async write(data: Read<T>): Promise<void> {
    if (!data.ok || data.value === null) throw new Error('A snapshot must be whole to be written.')
    await replaceFile(this.#path, encode(data.value, this.#kind))
  }
}

function encode({ sequence, body }: Snapshot<unknown>, kind: string): Buffer {
  const json = Buffer.from(JSON.stringify(body))
  const header = { format: 'sourcemark', kind, schema: SCHEMA, sequence, bytes: json.length, sha256: hash(json) }
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), json])
}

function decode<T>(file: Buffer, kind: string, schema: v.GenericSchema<unknown, T>): Read<T> {
  const newline = file.indexOf(10)
  const header = v.safeParse(headerSchema, parse(file.subarray(0, Math.max(newline, 0))))
  if (!header.success || header.output.kind !== kind) return err({ code: 'damaged' })
  if (header.output.schema > SCHEMA) return err({ code: 'newer-schema' })
  const json = file.subarray(newline + 1)
  if (json.length !== header.output.bytes || hash(json) !== header.output.sha256) return err({ code: 'damaged' })
  const body = v.safeParse(schema, parse(json))
  return body.success ? ok({ sequence: header.output.sequence, body: body.output }) : err({ code: 'damaged' })
}

function parse(json: Buffer): unknown {
  try {
    return JSON.parse(json.toString())
  } catch {
    return null
  }
}

function hash(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
