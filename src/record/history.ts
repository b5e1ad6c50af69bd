import { type Edit, isStep } from './edit'

/** At most so many edits are at hand; those before them are asked of the store. */
const MOST = 100

/** What can be taken back and what can be brought again, as far as it is at hand. */
export interface History {
  /** Edits that an undo takes back; the next in turn is the last. */
  readonly undo: readonly Edit[]
  /** Undone edits, each as the edit that undid it: a redo takes that one back. The next in turn is the last. */
  readonly redo: readonly Edit[]
  /** Whether the store has more before those. */
  readonly more: { readonly undo: boolean; readonly redo: boolean }
}

export const noHistory: History = { undo: [], redo: [], more: { undo: false, redo: false } }

/** The history after an edit. An undo or a redo must name the one that was next in turn. */
export function remembered({ undo, redo, more }: History, edit: Edit): History {
  if (!isStep(edit)) return { undo, redo, more }
  switch (edit.act) {
    case 'do':
      return { ...pushed(undo, more, edit), redo: [] }
    case 'undo':
      if (undo.at(-1)?.id !== edit.of) throw new Error('An undo must take back the edit that was done last.')
      return { undo: undo.slice(0, -1), redo: [...redo, edit], more }
    case 'redo':
      if (redo.at(-1)?.of !== edit.of || edit.of === null)
        throw new Error('A redo must bring again what was undone last.')
      // The edit that it brings again, by its own name and as it is now.
      return {
        ...pushed(undo, more, { ...edit, id: edit.of, act: 'do', of: null }, more.redo),
        redo: redo.slice(0, -1),
      }
  }
}

function pushed(
  undo: readonly Edit[],
  more: History['more'],
  edit: Edit,
  redo = false,
): Pick<History, 'undo' | 'more'> {
  const all = [...undo, edit]
  return { undo: all.slice(-MOST), more: { undo: more.undo || all.length > MOST, redo } }
}

/** The edit that is next to be taken back or brought again. "unknown": the store has one, and it is not at hand. */
export function nextIn(history: History, act: 'undo' | 'redo'): Edit | 'unknown' | null {
  return history[act].at(-1) ?? (history.more[act] ? 'unknown' : null)
}
