import type { EditId } from '../ids'
import type { Edit } from './edit'

/** Edits in the order of doing, the last one on top; null is none. Shared between histories, so a step costs O(1). */
type Pile = { readonly top: EditId; readonly below: Pile } | null

/** What can be undone and redone. */
export interface History {
  readonly done: Pile
  readonly undone: Pile
}

export const emptyHistory: History = { done: null, undone: null }

/** Whether an edit may come next: undo and redo must name the edit that is on top. */
export function isInTurn({ done, undone }: History, edit: Pick<Edit, 'act' | 'of'>): boolean {
  if (edit.act === 'undo') return done !== null && done.top === edit.of
  if (edit.act === 'redo') return undone !== null && undone.top === edit.of
  return true
}

/** The history after an edit, which must be in turn. */
export function remember(history: History, edit: Pick<Edit, 'id' | 'act' | 'of'>): History {
  const { done, undone } = history
  switch (edit.act) {
    case 'do':
      return { done: { top: edit.id, below: done }, undone: null }
    case 'undo':
      if (done === null || done.top !== edit.of) throw new Error('An undo must name the last edit that was done.')
      return { done: done.below, undone: { top: done.top, below: undone } }
    case 'redo':
      if (undone === null || undone.top !== edit.of) throw new Error('A redo must name the last edit undone.')
      return { done: { top: undone.top, below: done }, undone: undone.below }
    case 'log':
      return history
  }
}
