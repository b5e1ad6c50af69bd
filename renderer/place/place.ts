import type { Article } from '../../src/article/article'
import type { Block } from '../../src/article/block'
import type { ArticleId } from '../../src/ids'
import type { ReportScope } from '../../src/ipc/contract'
import type { ArticleText } from '../../src/record/plain'
import type { Field } from '../window/field'
import type { ViewState } from '../window/view-state'
import type { AppWindow } from '../window/window'

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

type Getting = Pick<ViewState, 'get'>

/** What stands in the middle of the window, by itself or under a report. */
export type TextPlace =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'article'; readonly open: OpenText }
  | { readonly kind: 'correction'; readonly open: OpenText; readonly correcting: Correcting }

/** A report as its reader will get it. */
export interface ReportPlace {
  readonly kind: 'report'
  readonly scope: ReportScope
  readonly address: string
  /** What it lies over, and where one is again when it is put away. */
  readonly over: TextPlace
}

/** Where the window is. */
export type Place = TextPlace | ReportPlace

const nothing: Place = { kind: 'nothing' }

/** Where the window is. An import that is taken back takes what is on screen with it. */
export const currentPlace: Field<Place> = {
  name: 'place',
  init: nothing,
  apply: (value, _edit, { library }) => {
    const open = openIn(value)
    return open === null || library.articles.has(open.article) ? value : nothing
  },
}

/** The text on screen, also while a report lies over it; null where there is none. */
export const openText = ({ get }: Getting): OpenText | null => openIn(get(currentPlace))

/** The record of the article on screen; null where there is none. */
export function openRecord({ get, state }: Pick<ViewState, 'get' | 'state'>): Article | null {
  const open = openIn(get(currentPlace))
  return (open && state.library.articles.get(open.article)) ?? null
}

/** The correction that is being made; null where none is. */
export const currentCorrection = ({ get }: Getting): Correcting | null => {
  const under = textPlaceOf(get(currentPlace))
  return under.kind === 'correction' ? under.correcting : null
}

/** The report on screen; null where none is. */
export const currentReport = ({ get }: Getting): ReportPlace | null => {
  const now = get(currentPlace)
  return now.kind === 'report' ? now : null
}

/** The place under a report, or the place itself. */
export const textPlaceOf = (now: Place): TextPlace => (now.kind === 'report' ? now.over : now)

function openIn(now: Place): OpenText | null {
  const under = textPlaceOf(now)
  return under.kind === 'nothing' ? null : under.open
}

/** Puts another text in the middle of the window; a report that lies over it stays. */
export function setTextPlace(window: AppWindow, over: TextPlace): void {
  const now = window.get(currentPlace)
  window.set(currentPlace, now.kind === 'report' ? { ...now, over } : over)
}

/** Puts the report away, if there is one. */
export function leaveReport(window: AppWindow): void {
  window.set(currentPlace, textPlaceOf(window.get(currentPlace)))
}
