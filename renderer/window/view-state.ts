import type { CanHistory } from '../../src/ipc/contract'
import { type Preferences, usualPreferences } from '../../src/machine/preferences'
import { type History, noHistory } from '../../src/record/history'
import { emptyLibrary, type State } from '../../src/record/state'
import type { ShownDialog } from './dialog'
import type { Field } from './field'
import type { SaveState } from './saver'

/** All that the window shows: what it knows itself, and the fields of its features. */
export interface ViewState {
  /** The library is here. */
  readonly ready: boolean
  readonly state: State
  readonly get: <T>(field: Field<T>) => T
  readonly save: SaveState
  readonly history: History
  readonly can: CanHistory
  /** What is being opened, while inputs wait for it. */
  readonly waiting: string | null
  readonly dialog: ShownDialog | null
  readonly readOnly: boolean
  /** What is chosen for this machine. */
  readonly preferences: Preferences
  readonly systemUser: string
  readonly version: string
  /** Spoken to screen readers, politely. */
  readonly announcement: string
}

export const beginning: ViewState = {
  ready: false,
  state: { library: emptyLibrary, marks: new Map() },
  get: (field) => field.init,
  save: { pending: 0, failure: null },
  history: noHistory,
  can: { canUndo: false, canRedo: false },
  waiting: null,
  dialog: null,
  readOnly: false,
  preferences: usualPreferences,
  systemUser: '',
  version: '',
  announcement: '',
}
