import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { type Edit, editSchema } from '../../src/edit/edit'
import { migrate, SCHEMA } from '../../src/library/migrations'

/** An edit in the journal. Sequences count up; a gap tells of records that were lost. */
export interface JournalRecord {
  readonly sequence: number
  readonly edit: Edit
}

/** A line whose checksum is right: its sequence, and the JSON that it carries. */
export interface Line {
  readonly sequence: number
  readonly json: Buffer
}

/** Lines of this schema do not say so. */
const FIRST = 1

const HEAD = /^(\d{1,15}) (\d{1,10}) ([0-9a-f]{16}) /
const LONGEST_HEAD = 45

function checksum(json: Uint8Array): string {
  // Subtle: `hash` of node:crypto would be faster, and is not there before Node 20.12.
  return createHash('sha256').update(json).digest('hex').slice(0, 16)
}

/** `<sequence> <bytes of json> <first 16 hexadecimal digits of its SHA-256> <json>`, closed by a newline. */
export function encodeLine({ sequence, edit }: JournalRecord): Buffer {
  const json = Buffer.from(JSON.stringify(SCHEMA === FIRST ? edit : { schema: SCHEMA, ...edit }))
  return Buffer.concat([Buffer.from(`${sequence} ${json.length} ${checksum(json)} `), json, Buffer.from('\n')])
}

/** What a line without its newline carries; null when it is not whole. */
export function openLine(line: Buffer): Line | null {
  const head = HEAD.exec(line.toString('latin1', 0, LONGEST_HEAD))
  if (head === null) return null
  const [all, sequence, length, sum] = head
  const json = line.subarray(all.length)
  return json.length === Number(length) && checksum(json) === sum ? { sequence: Number(sequence), json } : null
}

/** The edit in a line's JSON, whatever schema it was written under; null when it is none. */
export function decodeEdit(json: Buffer): Edit | null {
  const value = parseJson(json)
  if (typeof value !== 'object' || value === null) return null
  const { schema = FIRST, ...written } = value as { readonly schema?: unknown }
  if (typeof schema !== 'number' || schema < FIRST || schema > SCHEMA) return null
  const edit = v.safeParse(editSchema, migrate('edit', written, schema))
  return edit.success ? edit.output : null
}

/** What a line says, without its newline; null when it is not whole, or no edit. */
export function decodeLine(line: Buffer): JournalRecord | null {
  const opened = openLine(line)
  const edit = opened && decodeEdit(opened.json)
  return opened && edit && { sequence: opened.sequence, edit }
}

export function parseJson(json: Buffer): unknown {
  try {
    return JSON.parse(json.toString())
  } catch {
    return null
  }
}
