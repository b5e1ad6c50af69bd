import type { ShownPlace } from '../../src/ipc/contract'
import type { Field } from './field'

/** What the window has to say, until it is put away. */
export interface Message {
  readonly id: number
  readonly tone: 'error' | 'info'
  readonly text: string
  /** What it tells of is the last edit, so that undo takes it back. */
  readonly canUndo: boolean
  /** A file or folder that it tells of, which can be shown; null when it tells of none. */
  readonly place: ShownPlace | null
}

export const shownMessages: Field<readonly Message[]> = {
  name: 'messages',
  init: [],
  apply: (value, edit) =>
    edit.act === 'log' || value.every(({ canUndo }) => !canUndo)
      ? value
      : value.map((each) => ({ ...each, canUndo: false })),
}
