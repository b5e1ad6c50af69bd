import type { AnyRecord, RecordKind, Reference } from './record-kind'

/** What a record refers to. */
export interface ReferredTo {
  readonly table: string
  readonly id: string
}

/** Stands for what is to be taken out. */
const removed = Symbol('removed')

/** Everything that a record refers to, in the order of its kind's description; one and the same may come twice. */
export function referencesOf(record: AnyRecord, { references }: Pick<RecordKind, 'references'>): readonly ReferredTo[] {
  const found: ReferredTo[] = []
  for (const [path, reference] of eachOf(references))
    changedAt(record, path, (id) => {
      found.push({ table: reference.to, id })
      return id
    })
  return found
}

/** The record with other ids in its references; the same object when none of them changes. Its own id stays. */
export function lead<R extends AnyRecord>(
  record: R,
  { references }: Pick<RecordKind, 'references'>,
  newId: (table: string, id: string) => string,
): R {
  return changedReferences(record, references, (id, { to }) => newId(to, id)) ?? record
}

/**
 * The record without references to what is not there, each as its description says; null when it goes with one of
 * them. No list names one twice. The same object when nothing changes.
 */
export function withoutLost<R extends AnyRecord>(
  record: R,
  { references }: Pick<RecordKind, 'references'>,
  isThere: (table: string, id: string) => boolean,
): R | null {
  return changedReferences(record, references, (id, { to, lost }) => {
    if (lost === 'kept' || isThere(to, id)) return id
    return lost === 'cleared' ? null : removed
  })
}

type ChangeId = (id: string) => string | null | typeof removed

function changedReferences<R extends AnyRecord>(
  record: R,
  references: RecordKind['references'],
  change: (id: string, reference: Reference) => ReturnType<ChangeId>,
): R | null {
  let changed: unknown = record
  for (const [path, reference] of eachOf(references)) {
    changed = changedAt(changed, path, (id) => change(id, reference))
    if (changed === removed) return null
  }
  // Only ids have changed, and fields that may be null or lists that may be shorter by their description.
  return changed as R
}

function eachOf(references: RecordKind['references']): readonly (readonly [readonly string[], Reference])[] {
  return Object.entries(references).flatMap(([path, reference]) =>
    reference === undefined ? [] : [[path.split('.').slice(1), reference] as const],
  )
}

/** A value with each text at a path changed; a path that it has not, as in another variant of a field, changes nothing. */
function changedAt(value: unknown, path: readonly string[], change: ChangeId): unknown {
  const [key, ...rest] = path
  if (key === undefined) return typeof value === 'string' ? change(value) : value
  if (key === '*') return Array.isArray(value) ? changedList(value, rest, change) : value
  if (!isFields(value) || value[key] === undefined) return value
  const next = changedAt(value[key], rest, change)
  if (next === removed || next === value[key]) return next === removed ? removed : value
  return { ...value, [key]: next }
}

function changedList(list: readonly unknown[], rest: readonly string[], change: ChangeId): readonly unknown[] {
  const next = [...new Set(list.map((each) => changedAt(each, rest, change)).filter((each) => each !== removed))]
  return next.length === list.length && next.every((each, at) => each === list[at]) ? list : next
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
