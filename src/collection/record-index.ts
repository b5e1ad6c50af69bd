import { following } from './following'
import { differences, RecordTable } from './record-table'

/** Which records of a table have a key, in no order. */
export type RecordIndex<Id> = (key: string) => readonly Id[]

const none: readonly never[] = []

/**
 * Finds the records of a table by keys that are made of them. What is known of one table is carried over to the next
 * that comes of it, so that an edit costs what it changes, and no search goes through all records.
 */
export function recordIndex<Id extends string, R>(
  keysOf: (record: R) => readonly string[],
): (table: ReadonlyMap<Id, R>) => RecordIndex<Id> {
  type Groups = RecordTable<string, readonly Id[]>
  const start = (table: ReadonlyMap<Id, R>): Groups => {
    const groups = new Map<string, Id[]>()
    for (const [id, record] of table) {
      for (const key of new Set(keysOf(record))) {
        const group = groups.get(key)
        if (group === undefined) groups.set(key, [id])
        else group.push(id)
      }
    }
    return RecordTable.from(groups)
  }
  const step = (before: ReadonlyMap<Id, R>, groups: Groups, after: ReadonlyMap<Id, R>): Groups => {
    const gone = new Map<string, Set<Id>>()
    const come = new Map<string, Set<Id>>()
    for (const [id, from, to] of differences(before, after)) {
      for (const key of from === undefined ? none : keysOf(from)) note(gone, key, id)
      for (const key of to === undefined ? none : keysOf(to)) note(come, key, id)
    }
    let next = groups
    for (const key of new Set([...gone.keys(), ...come.keys()])) {
      const [left, joined] = [gone.get(key), come.get(key)]
      const group = groups.get(key) ?? none
      // Subtle: a record that only changed in other ways keeps its place in the group, and the group stays as it is.
      const kept = left === undefined ? group : group.filter((id) => !left.has(id) || joined?.has(id))
      const added = joined === undefined ? none : [...joined].filter((id) => !left?.has(id))
      if (kept.length === group.length && added.length === 0) continue
      const all = added.length === 0 ? kept : [...kept, ...added]
      next = all.length === 0 ? next.without(key) : next.with(key, all)
    }
    return next
  }
  const groupsOf = following(start, step)
  return (table) => {
    const groups = groupsOf(table)
    return (key) => groups.get(key) ?? none
  }
}

function note<Id>(groups: Map<string, Set<Id>>, key: string, id: Id): void {
  const group = groups.get(key)
  if (group === undefined) groups.set(key, new Set([id]))
  else group.add(id)
}
