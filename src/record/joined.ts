import { sameValue } from '../collection/same-value'
import { changedKey } from './apply'
import type { Change, ChangeOf, Edit } from './edit'
import type { Table } from './table'

/** One edit that comes to the same as two that were done one right after the other; it has the stamp of the second. */
export function joined(first: Edit, second: Edit): Edit {
  return { ...second, changes: composed([...first.changes, ...second.changes]) }
}

/** Changes that were made in order, as one of each record: from its first state to its last, where the two differ. */
export function composed(changes: readonly Change[]): readonly Change[] {
  const all = new Map<string, Change>()
  for (const change of changes) {
    const key = changedKey(change)
    const earlier = all.get(key)
    all.set(key, earlier === undefined ? change : bridged(earlier, change))
  }
  return [...all.values()].filter((each) => !sameValue(each.before, each.after))
}

function bridged<T extends Table>(first: ChangeOf<T>, last: ChangeOf<T>): ChangeOf<T> {
  return { table: last.table, before: first.before, after: last.after }
}
