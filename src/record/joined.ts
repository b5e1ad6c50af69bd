import { sameValue } from '../collection/same-value'
import type { Change, Edit } from './edit'

/** One edit that comes to the same as two that were done one right after the other; it has the stamp of the second. */
export function joined(first: Edit, second: Edit): Edit {
  const changes = new Map<string, Change>()
  for (const change of [...first.changes, ...second.changes]) {
    const key = `${change.table} ${(change.after ?? change.before)?.id}`
    const earlier = changes.get(key)
    changes.set(key, earlier === undefined ? change : ({ ...change, before: earlier.before } as Change))
  }
  return { ...second, changes: [...changes.values()].filter(({ before, after }) => !sameValue(before, after)) }
}
