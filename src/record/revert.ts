import { sameValue } from '../collection/same-value'
import { err, ok, type Result } from '../result'
import { changedArticle, changedId, currentRecord, type Stale } from './apply'
import type { Change, ChangeOf, Edit } from './edit'
import type { RecordKinds } from './record-kind'
import type { State } from './state'
import { recordKinds, type Table } from './table'

/**
 * The changes that take an edit back, from the state as it is now.
 *
 * A record that both sides have is taken back field by field: what the edit changed gets its old value, and what
 * entries of the log changed since (a session's active time) stays. Stale when the edit's own fields have changed
 * since; a history that is walked in order never meets that. Of an article that is not open the record is taken to be
 * as the edit left it: who stores the changes checks them.
 */
export function revert(
  state: State,
  edit: Pick<Edit, 'changes'>,
  kinds: RecordKinds = recordKinds,
): Result<readonly Change[], Stale> {
  const changes: Change[] = []
  for (const change of [...edit.changes].reverse()) {
    const reverted = revertChange(state, change, kinds)
    if (reverted === null) return err({ code: 'stale', table: change.table, id: changedId(change) })
    changes.push(reverted)
  }
  return ok(changes)
}

function revertChange<T extends Table>(state: State, change: ChangeOf<T>, kinds: RecordKinds): ChangeOf<T> | null {
  const { table, before, after } = change
  const article = changedArticle(change, kinds)
  const current = article === null || state.marks.has(article) ? currentRecord(state, change, kinds) : after
  if (after === null) return current === null ? { table, before: null, after: before } : null
  if (current === null) return null
  if (before === null) return { table, before: current, after: null }
  const restored = restoreFields(current, before, after)
  return restored && { table, before: current, after: restored }
}

function restoreFields<R extends object>(current: R, before: R, after: R): R | null {
  const restored = { ...current }
  for (const key of Object.keys({ ...before, ...after }) as (keyof R)[]) {
    if (sameValue(before[key], after[key])) continue
    if (!sameValue(current[key], after[key])) return null
    restored[key] = before[key]
  }
  return restored
}
