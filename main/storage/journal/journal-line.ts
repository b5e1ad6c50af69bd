import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { type Edit, type EditSchema, editSchema } from '../../../src/record/edit'
import { migrate, SCHEMA } from '../../../src/record/migrations'

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

/** Records that are lost for good: all after one sequence, up to another. */
export interface Gap {
  readonly after: number
  readonly to: number
}

/** Lines of this schema do not say so. */
const FIRST = 1

const HEAD = /^(\d{1,15}) (\d{1,10}) ([0-9a-f]{16}) /
const LONGEST_HEAD = 45
const GAP_BEGINS = '{"after":'

/** The first 16 hexadecimal digits of the SHA-256 of `<sequence> <json>`. */
function checksum(sequence: string, json: Uint8Array): string {
  // Subtle: `hash` of node:crypto would be faster, and is not there before Node 20.12.
  return createHash('sha256').update(`${sequence} `).update(json).digest('hex').slice(0, 16)
}

/** `<sequence> <bytes of json> <checksum> <json>`, closed by a newline. */
export function encodeLine({ sequence, edit }: JournalRecord): Buffer {
  return closedLine(sequence, SCHEMA === FIRST ? edit : { schema: SCHEMA, ...edit })
}

/** A line in the place of records that are lost for good, so that a gap that is known can be told from a new one. */
export function encodeGap({ after, to }: Gap): Buffer {
  return closedLine(to, { after })
}

function closedLine(sequence: number, value: object): Buffer {
  const json = Buffer.from(JSON.stringify(value))
  const head = `${sequence} ${json.length} ${checksum(String(sequence), json)} `
  return Buffer.concat([Buffer.from(head), json, Buffer.from('\n')])
}

/** What a line without its newline carries; null when it is not whole. */
export function openLine(line: Buffer): Line | null {
  const head = HEAD.exec(line.toString('latin1', 0, LONGEST_HEAD))
  if (head === null) return null
  const [all, sequence, length, sum] = head
  const json = line.subarray(all.length)
  return json.length === Number(length) && checksum(sequence ?? '', json) === sum
    ? { sequence: Number(sequence), json }
    : null
}

/** The gap that a line stands for; null when it carries something else. */
export function gapIn({ sequence, json }: Line): Gap | null {
  if (json.toString('latin1', 0, GAP_BEGINS.length) !== GAP_BEGINS) return null
  const value = parseJson(json) as { readonly after?: unknown } | null
  const after = value?.after
  return typeof after === 'number' && after < sequence ? { after, to: sequence } : null
}

interface Versioned {
  readonly schema?: unknown
}

/** An edit as it was written, in the schema of its time, and unchecked. */
export interface WrittenEdit {
  readonly schema: number
  readonly edit: unknown
}

/** What a line says as it was written, without its newline; null when it is not whole. */
export function writtenIn(line: Buffer): WrittenEdit | null {
  const opened = openLine(line)
  const value = opened && parseJson(opened.json)
  if (typeof value !== 'object' || value === null) return null
  const { schema = FIRST, ...edit } = value as Versioned
  return typeof schema === 'number' ? { schema, edit } : null
}

/** What is in a line's JSON, whatever schema it was written under, as the newest has it, and unchecked. */
export function readEdit(json: Buffer): unknown {
  const value = parseJson(json)
  if (typeof value !== 'object' || value === null) return null
  const { schema = FIRST, ...written } = value as Versioned
  if (typeof schema !== 'number' || schema < FIRST || schema > SCHEMA) return null
  return migrate('edit', written, schema)
}

/** The edit in a line's JSON, whatever schema it was written under; null when it is none. */
export function decodeEdit(json: Buffer, schema: EditSchema = editSchema): Edit | null {
  const edit = v.safeParse(schema, readEdit(json))
  return edit.success ? edit.output : null
}

/** What a line says, without its newline; null when it is not whole, or no edit. */
export function decodeLine(line: Buffer, schema?: EditSchema): JournalRecord | null {
  const opened = openLine(line)
  const edit = opened && decodeEdit(opened.json, schema)
  return opened && edit && { sequence: opened.sequence, edit }
}

function parseJson(json: Buffer): unknown {
  try {
    return JSON.parse(json.toString())
  } catch {
    return null
  }
}
