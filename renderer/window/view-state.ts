import type { Layer, MarkPlace } from '../../src/annotation/layer'
import type { Block } from '../../src/article/block'
import type { RecentCodes } from '../../src/codebook/recent-codes'
import type { Current } from '../../src/gesture/tag'
import type { AnnotationId, ArticleId, SessionId } from '../../src/ids'
import type { CanHistory, ReportScope, ShownPlace } from '../../src/ipc/contract'
import type { Recovery } from '../../src/ipc/recovery'
import { type Preferences, usualPreferences } from '../../src/machine/preferences'
import { type History, noHistory } from '../../src/record/history'
import type { ArticleText } from '../../src/record/plain'
import { emptyLibrary, type State } from '../../src/record/state'
import { noQuery, type Query } from '../../src/search/finder'
import { type Hits, noHits } from '../search/hits'
import type { ShownDialog } from './dialog'
import type { SaveState } from './saver'

/** The text on screen. */
export interface OpenText {
  readonly article: ArticleId
  readonly revision: number
  readonly text: string
  readonly blocks: readonly Block[]
  /** Where the reader begins. */
  readonly start: {
    readonly place: number
    readonly selection: { readonly anchor: number; readonly head: number } | null
  }
}

/** A text that is being corrected. */
export interface Correcting {
  /** UTF-16 offset into the text at which the caret began. */
  readonly caret: number
  /** How far it had come when the app was stopped in the middle of it. */
  readonly resumed: ArticleText | null
  readonly hasChanged: boolean
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** It is stored, and the new text is being read. */
  readonly isKept: boolean
}

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

/** What the list shows, all conditions at once, and in which order. */
export interface Filter {
  /** What is searched for in the text, too. */
  readonly query: Query
  /** Codes that are hidden. */
  readonly hidden: readonly string[]
  readonly openEndsOnly: boolean
  /** Only those whose words the text no longer has. */
  readonly orphansOnly: boolean
  /** A field of a code, and what it must hold. */
  readonly field: {
    readonly code: string
    readonly key: string
    readonly value: 'any' | 'none' | { readonly is: string }
  } | null
  readonly order: 'text' | 'code' | 'profile' | 'newest'
}

/** All that the window shows. */
export interface ViewState {
  readonly ready: boolean
  readonly state: State
  /** Grows with each edit that changes annotations, in whatever article. */
  readonly marksVersion: number
  readonly open: OpenText | null
  /** Whether the text on screen is being corrected, in place of being marked. */
  readonly correcting: Correcting | null
  readonly selected: AnnotationId | null
  /** A mark of another layer that is selected instead: it can be read only. */
  readonly selectedOther: MarkPlace | null
  /** What lies on the texts of articles beside the analyst's own marks. */
  readonly others: ReadonlyMap<ArticleId, readonly Layer[]>
  /** Several annotations that were chosen in the list, the selected one among them; empty when it is alone. */
  readonly chosen: ReadonlySet<AnnotationId>
  readonly current: Current | null
  /** Codes on the digits 1 to 9. */
  readonly recent: RecentCodes
  /** The code under which every selection is tagged at once; null: none is. */
  readonly kept: string | null
  /** The marks of the article that were tagged or linked last, the last one first. */
  readonly handled: readonly AnnotationId[]
  /** Where the caret is: a UTF-16 offset into the canonical text. */
  readonly caret: number
  readonly session: SessionId | null
  readonly save: SaveState
  readonly history: History
  readonly can: CanHistory
  /** What is being opened, while inputs wait for it. */
  readonly waiting: string | null
  readonly filter: Filter
  readonly hits: Hits
  readonly panels: { readonly library: boolean; readonly annotations: boolean }
  readonly dialog: ShownDialog | null
  readonly preview: { readonly scope: ReportScope; readonly address: string } | null
  readonly messages: readonly Message[]
  readonly readOnly: boolean
  /** What was found on the disk at the start; null when all was well. */
  readonly recovery: Recovery | null
  /** What is chosen for this machine. */
  readonly preferences: Preferences
  /** The second folder for backups; null when there is none. */
  readonly backupFolder: ShownPlace | null
  readonly systemUser: string
  readonly version: string
  /** Spoken to screen readers, politely. */
  readonly announcement: string
}

export const beginning: ViewState = {
  ready: false,
  state: { library: emptyLibrary, marks: new Map() },
  marksVersion: 0,
  open: null,
  correcting: null,
  selected: null,
  selectedOther: null,
  others: new Map(),
  chosen: new Set(),
  current: null,
  recent: [],
  kept: null,
  handled: [],
  caret: 0,
  session: null,
  save: { pending: 0, failure: null },
  history: noHistory,
  can: { canUndo: false, canRedo: false },
  waiting: null,
  filter: { query: noQuery, hidden: [], openEndsOnly: false, orphansOnly: false, field: null, order: 'text' },
  hits: noHits,
  panels: { library: true, annotations: true },
  dialog: null,
  preview: null,
  messages: [],
  readOnly: false,
  recovery: null,
  preferences: usualPreferences,
  backupFolder: null,
  systemUser: '',
  version: '',
  announcement: '',
}
