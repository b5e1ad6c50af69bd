import * as v from 'valibot'
import { annotationSchema } from '../annotation/annotation'
import { attributionSchema } from '../annotation/attribution'
import { articleSchema, instant } from '../article/article'
import { statementSchema } from '../claim/statement'
import { codebookSchema } from '../codebook/codebook'
import { editId, sessionId } from '../ids'
import { sessionSchema } from '../session/session'
import { profileSchema } from '../source/profile'
import { settingsSchema } from './state'

/** The records that edits change, by table. */
const records = {
  annotation: annotationSchema,
  attribution: attributionSchema,
  article: articleSchema,
  profile: profileSchema,
  statement: statementSchema,
  session: sessionSchema,
  codebook: codebookSchema,
  settings: settingsSchema,
} as const

export type Table = keyof typeof records
export type RecordOf<T extends Table> = v.InferOutput<(typeof records)[T]>

function changeOf<const T extends Table>(table: T) {
  const record = v.nullable(records[table])
  return v.strictObject({ table: v.literal(table), before: record, after: record })
}

/** One record before and after; null stands for "not there". Both sides carry the same id. */
const changeSchema = v.pipe(
  v.variant('table', [
    changeOf('annotation'),
    changeOf('attribution'),
    changeOf('article'),
    changeOf('profile'),
    changeOf('statement'),
    changeOf('session'),
    changeOf('codebook'),
    changeOf('settings'),
  ]),
  v.check((change) => {
    if (change.before === null) return change.after !== null
    return change.after === null || change.before.id === change.after.id
  }, 'a change has a record on one side at least, and the same id on both'),
)

/** One record of one table, before and after. */
export type ChangeOf<T extends Table> = {
  readonly table: T
  readonly before: RecordOf<T> | null
  readonly after: RecordOf<T> | null
}
export type Change = { [T in Table]: ChangeOf<T> }[Table]

/** What the analyst did, for the log. */
const gestures = [
  'tag',
  'change code',
  'move ends',
  'add part',
  'remove mark',
  'tag all',
  'change many',
  'remove many',
  'link many',
  'note',
  'field',
  'attribution',
  'link',
  'relay',
  'voice',
  'profile',
  'merge profiles',
  'statement',
  'merge statements',
  'evidence',
  'provenance',
  'encoding',
  'settings',
  'keys',
  'codebook',
  'correct text',
  're-anchor',
  'import',
  'export',
  'session',
  'start session',
  'pause session',
  'continue session',
  'end session',
  'active time',
] as const

/** Who did it, when and in which session. */
export const stampSchema = v.strictObject({
  id: editId,
  author: v.string(),
  session: v.nullable(sessionId),
  at: instant,
})
export type Stamp = Readonly<v.InferOutput<typeof stampSchema>>

/**
 * One gesture of an analyst, or one entry of the log. Nothing changes stored state by any other road.
 * `act`: "do" can be undone; "undo" and "redo" name in `of` the edit that they take back or bring again;
 * "log" is kept but never undone (imports, exports, the running of a session).
 */
export const editSchema = v.pipe(
  v.strictObject({
    ...stampSchema.entries,
    act: v.picklist(['do', 'undo', 'redo', 'log']),
    of: v.nullable(editId),
    gesture: v.picklist(gestures),
    /** What it was done to, in a few words: a quotation, a file's name. */
    subject: v.string(),
    changes: v.array(changeSchema),
  }),
  v.check(
    (edit) => (edit.of !== null) === (edit.act === 'undo' || edit.act === 'redo'),
    '`of` goes with undo and redo',
  ),
)
/**
 * Whether an edit is a step of the history. One that changes nothing is none: in older journals there are edits of what
 * is no record any more.
 */
export function isStep<E extends Pick<Edit, 'act' | 'changes'>>(edit: E): edit is E & { readonly act: Step } {
  return edit.act !== 'log' && edit.changes.length > 0
}
type Step = Exclude<Edit['act'], 'log'>

export type Gesture = (typeof gestures)[number]
export interface Edit extends Stamp {
  readonly act: 'do' | 'undo' | 'redo' | 'log'
  readonly of: v.InferOutput<typeof editId> | null
  readonly gesture: Gesture
  readonly subject: string
  readonly changes: readonly Change[]
}
