import * as v from 'valibot'
import { instant } from '../article/article'
import { type EditId, editId, sessionId } from '../ids'
import type { RecordKinds } from './record-kind'
import { type RecordOf, recordKinds, type Table } from './table'
import { kindOf, tablesThat } from './tables'

/** One record of one table, before and after; null stands for "not there". Both sides carry the same id. */
export type ChangeOf<T extends Table> = {
  [Each in T]: {
    readonly table: Each
    readonly before: RecordOf<Each> | null
    readonly after: RecordOf<Each> | null
  }
}[T]
export type Change = ChangeOf<Table>

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
  'remove article',
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

export type Gesture = (typeof gestures)[number]

/**
 * One gesture of an analyst, or one entry of the log. Nothing changes stored state by any other road.
 * `act`: "do" can be undone; "undo" and "redo" name in `of` the edit that they take back or bring again;
 * "log" is kept but never undone (imports, exports, the running of a session).
 */
export interface Edit extends Stamp {
  readonly act: 'do' | 'undo' | 'redo' | 'log'
  readonly of: EditId | null
  readonly gesture: Gesture
  /** What it was done to, in a few words: a quotation, a file's name. */
  readonly subject: string
  readonly changes: readonly Change[]
}

type Step = Exclude<Edit['act'], 'log'>

/**
 * Whether an edit is a step of the history. One that changes nothing is none: in older journals there are edits of what
 * is no record any more.
 */
export function isStep<E extends Pick<Edit, 'act' | 'changes'>>(edit: E): edit is E & { readonly act: Step } {
  return edit.act !== 'log' && edit.changes.length > 0
}

export type EditSchema = v.GenericSchema<unknown, Edit>

/** The shape of edits of the records that are described. */
export function editSchemaFor(kinds: RecordKinds): EditSchema {
  return v.pipe(
    v.strictObject({
      ...stampSchema.entries,
      act: v.picklist(['do', 'undo', 'redo', 'log']),
      of: v.nullable(editId),
      gesture: v.picklist(gestures),
      subject: v.string(),
      changes: v.array(changeSchemaFor(kinds)),
    }),
    v.check(
      (edit) => (edit.of !== null) === (edit.act === 'undo' || edit.act === 'redo'),
      '`of` goes with undo and redo',
    ),
  )
}

export const editSchema = editSchemaFor(recordKinds)

function changeSchemaFor(kinds: RecordKinds): v.GenericSchema<unknown, Change> {
  const options = tablesThat(() => true, kinds).map((table) => {
    const record = v.nullable(kindOf(table, kinds).schema)
    return v.strictObject({ table: v.literal(table), before: record, after: record })
  })
  return v.pipe(
    v.variant('table', options),
    v.check(({ before, after }) => {
      if (before === null) return after !== null
      return after === null || before.id === after.id
    }, 'a change has a record on one side at least, and the same id on both'),
    // Each option ties a table to its own records, which the type of a list of options does not say.
    v.transform((change) => change as Change),
  )
}
