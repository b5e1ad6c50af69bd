import { isDeepStrictEqual } from 'node:util'
import type { Edit } from '../../src/record/edit'
import type { Inspected } from './inspection'
import { keyOf, lay, noRecords, plain, type Records } from './records'

/** What is known of a library before it is damaged: every state it ever had, part by part. */
export interface Past {
  readonly log: readonly Edit[]
  /** For each record every value it ever had, as JSON. */
  readonly values: ReadonlyMap<string, ReadonlySet<string>>
  /** For each part that is kept in a file of its own, every state it ever had, as JSON, the newest last. */
  readonly parts: ReadonlyMap<string, readonly string[]>
  readonly texts: number
}

/** What the damaged library came to. "sound" is as before, "told" is less and says so; the others must not be. */
export type Salvage = { readonly kind: 'sound' | 'told' | 'silent' | 'wrong' | 'crash'; readonly why: string }

export function pastOf(log: readonly Edit[]): Past {
  const records = new Map(noRecords)
  const values = new Map<string, Set<string>>()
  const parts = new Map<string, string[]>()
  const keep = (names: Iterable<string>) => {
    const split = partsOf(records)
    for (const name of names) parts.set(name, [...(parts.get(name) ?? ['{}']), split.get(name) ?? '{}'])
  }
  for (const [key, record] of records) values.set(key, new Set([json(record)]))
  keep(['library'])
  for (const { changes } of log) {
    lay(records, changes)
    for (const change of changes) {
      const key = keyOf(change)
      values.set(key, (values.get(key) ?? new Set()).add(json(change.after)))
    }
    keep(new Set(changes.map((change) => partOf(change.after ?? change.before))))
  }
  const texts = [...records.keys()].filter((key) => key.startsWith('article/')).length
  return { log, values, parts, texts }
}

/**
 * Compares what was found with the past. Whatever is there must have been there once. If nothing is called damaged,
 * each part must be as it was last; if something is, or was at an earlier start, less is allowed.
 */
export function salvage(past: Past, inspected: Inspected, wasTold = false): Salvage {
  if (inspected.kind !== 'opened') return { kind: 'crash', why: `${inspected.kind}: ${inspected.reason}` }
  const { log, records, problems, withoutText, forged } = inspected.found
  const isTold = wasTold || problems.length > 0 || withoutText.length > 0
  if (forged.length > 0) return { kind: 'wrong', why: `another ${forged.join(', ')}` }
  for (const [key, record] of records) {
    if (past.values.get(key)?.has(json(record)) !== true) return { kind: 'wrong', why: `${key} was never like this` }
  }
  const stranger = strangerIn(past.log, log)
  if (stranger !== null) return { kind: 'wrong', why: stranger }
  for (const { name, isOlder } of isTold ? [] : partsLacking(past, records)) {
    return isOlder
      ? { kind: 'silent', why: `${name} is an older one, and nobody says so` }
      : { kind: 'wrong', why: `${name} was never like this, and nobody says so` }
  }
  if (isTold) return { kind: 'told', why: '' }
  if (log.length < past.log.length) return { kind: 'silent', why: 'the log is shorter, and nobody says so' }
  return { kind: 'sound', why: '' }
}

/** The parts of a library that are not as they were last, and whether they once were like that. */
export function partsLacking(past: Past, records: Records) {
  const split = partsOf(records)
  return [...past.parts].flatMap(([name, states]) => {
    const state = split.get(name) ?? '{}'
    return state === states.at(-1) ? [] : [{ name, isOlder: states.includes(state) }]
  })
}

/** An edit of the log that never was, or is not in its order; null when there is none. */
function strangerIn(past: readonly Edit[], log: readonly Edit[]): string | null {
  let at = 0
  for (const edit of log) {
    while (at < past.length && past[at]?.id !== edit.id) at++
    if (at === past.length) return `edit ${edit.id} of the log is not in its order`
    if (!isDeepStrictEqual(plain(past[at]), plain(edit))) return `edit ${edit.id} of the log has changed`
  }
  return null
}

function partOf(record: unknown): string {
  const isMark = typeof record === 'object' && record !== null && 'article' in record
  return isMark ? String(record.article) : 'library'
}

function partsOf(records: Records): ReadonlyMap<string, string> {
  const parts = new Map<string, Record<string, unknown>>()
  for (const key of [...records.keys()].sort()) {
    const record = records.get(key)
    const part = partOf(record)
    parts.set(part, { ...parts.get(part), [key]: record })
  }
  return new Map([...parts].map(([name, part]) => [name, json(part)]))
}

/** With the keys in order, so that the same value is the same text. */
function json(value: unknown): string {
  return JSON.stringify(value ?? null, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
}
