import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { type Edit, editSchema } from '../../src/edit/edit'

/** An edit in the journal. Sequences count up; a gap tells of records that were lost. */
export interface JournalRecord {
  readonly sequence: number
  readonly edit: Edit
}

const HEAD = /^(\d{1,15}) (\d{1,10}) ([0-9a-f]{16}) /
const LONGEST_HEAD = 45

function checksum(json: Uint8Array): string {
  return createHash('sha256').update(json).digest('hex').slice(0, 16)
}

/** `<sequence> <bytes of json> <first 16 hexadecimal digits of its SHA-256> <json>`, closed by a newline. */
export function encodeLine({ sequence, edit }: JournalRecord): Buffer {
  const json = Buffer.from(JSON.stringify(edit))
  return Buffer.concat([Buffer.from(`${sequence} ${json.length} ${checksum(json)} `), json, Buffer.from('\n')])
}

/** What a line says, without its newline; null when it is not whole, or no edit. */
export function decodeLine(line: Buffer): JournalRecord | null {
  const head = HEAD.exec(line.toString('latin1', 0, LONGEST_HEAD))
  if (head === null) return null
  const [all, sequence, length, sum] = head
  const json = line.subarray(all.length)
  if (json.length !== Number(length) || checksum(json) !== sum) return null
  const edit = v.safeParse(editSchema, parse(json))
  return edit.success ? { sequence: Number(sequence), edit: edit.output } : null
}

function parse(json: Buffer): unknown {
  try {
    return JSON.parse(json.toString())
  } catch {
    return null
  }
}
