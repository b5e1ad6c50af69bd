import * as v from 'valibot'
import { err, ok, type Result } from '../../../src/result'
import { Breath } from '../disk/breath'

/** Characters of JSON that are gathered before they become bytes. */
const GATHERED = 1 << 18

/** A plain object as JSON in which each record of a table has a line of its own; in pieces, in order. */
export async function encodeRecords(body: object): Promise<readonly Buffer[]> {
  const breath = new Breath()
  const pieces: Buffer[] = []
  let text = '{'
  for (const [at, [key, value]] of Object.entries(body).entries()) {
    text += `${at === 0 ? '' : ','}\n${JSON.stringify(key)}:`
    if (!Array.isArray(value) || value.length === 0) {
      text += JSON.stringify(value)
      continue
    }
    text += '['
    for (const [index, record] of value.entries()) {
      text += `${index === 0 ? '' : ','}\n${JSON.stringify(record)}`
      if (text.length > GATHERED) {
        pieces.push(Buffer.from(text))
        text = ''
      }
      if (breath.isOut) await breath.take()
    }
    text += '\n]'
  }
  return [...pieces, Buffer.from(`${text}\n}`)]
}

/** What `encodeRecords` wrote, or the same value as JSON of any other layout; null when it is none. */
export async function parseRecords(json: Buffer): Promise<unknown> {
  try {
    return await parseLines(json)
  } catch {
    try {
      return JSON.parse(json.toString())
    } catch {
      return null
    }
  }
}

// Subtle: a JSON string has no newline in it, so that a line is a whole record where each has its own.
async function parseLines(json: Buffer): Promise<unknown> {
  const breath = new Breath()
  const body: Record<string, unknown> = {}
  let table: unknown[] | null = null
  if (json[0] !== 0x7b || json[1] !== 0x0a) throw new Error('Each record must have a line of its own.')
  for (let start = 2; start < json.length; ) {
    const newline = json.indexOf(10, start)
    const end = newline < 0 ? json.length : newline
    const line = json.toString('utf8', start, json[end - 1] === 0x2c ? end - 1 : end)
    start = end + 1
    if (line === ']') table = null
    else if (table !== null) table.push(JSON.parse(line))
    else if (line.endsWith(':[')) {
      table = []
      Object.assign(body, JSON.parse(`{${line.slice(0, -1)}null}`))
      body[JSON.parse(line.slice(0, -2))] = table
    } else if (line !== '}') Object.assign(body, JSON.parse(`{${line}}`))
    else if (start < json.length) throw new Error('Nothing may follow the last line.')
    if (breath.isOut) await breath.take()
  }
  return body
}

/** Checks a value against a schema; the tables of an object record by record. */
export async function decodeRecords<T>(schema: v.GenericSchema<unknown, T>, value: unknown): Promise<Result<T, null>> {
  const entries = entriesOf(schema)
  if (entries === null || !isObject(value)) return whole(schema, value)
  const breath = new Breath()
  const body: Record<string, unknown> = {}
  const rest: Record<string, unknown> = { ...value }
  for (const [key, entry] of Object.entries(entries)) {
    const [item, records] = [itemOf(entry), value[key]]
    if (item === null || !Array.isArray(records)) continue
    const table: unknown[] = []
    for (const record of records) {
      const decoded = v.safeParse(item, record)
      if (!decoded.success) return err(null)
      table.push(decoded.output)
      if (breath.isOut) await breath.take()
    }
    body[key] = table
    rest[key] = []
  }
  const others = whole(schema, rest)
  return others.ok ? ok({ ...others.value, ...body }) : others
}

function whole<T>(schema: v.GenericSchema<unknown, T>, value: unknown): Result<T, null> {
  const decoded = v.safeParse(schema, value)
  return decoded.success ? ok(decoded.output) : err(null)
}

/** The fields of a plain object's schema; null for others, among them those that check across fields. */
function entriesOf(schema: v.GenericSchema): Readonly<Record<string, v.GenericSchema>> | null {
  if (schema.type !== 'strict_object' || 'pipe' in schema || !('entries' in schema)) return null
  return schema.entries as Readonly<Record<string, v.GenericSchema>>
}

function itemOf(schema: v.GenericSchema): v.GenericSchema | null {
  return schema.type === 'array' && !('pipe' in schema) && 'item' in schema ? (schema.item as v.GenericSchema) : null
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
