import * as v from 'valibot'
import { annotationSchema } from '../src/annotation/annotation'
import { scopeSchema } from '../src/exchange/bundle'
import { reportFormats } from '../src/export/catalogue'
import { articleId, sessionId } from '../src/ids'
import { readerVersion } from '../src/import/reader-version'
import { readingSchema } from '../src/import/reading-schema'
import type { Channel, Requests } from '../src/ipc/contract'
import { menuBarSchema } from '../src/ipc/menu'
import { workspaceSchema } from '../src/ipc/workspace'
import { chosenSchema } from '../src/machine/preferences'
import { editSchema, stampSchema } from '../src/record/edit'
import { areInOrder, textEntries } from '../src/record/plain'
import { MAX_FILE_BYTES } from './articles/given-file'

/** What each channel takes: unknown in, the arguments of the contract out. */
export type Decoders = { readonly [C in Channel]: v.GenericSchema<unknown, Parameters<Requests[C]>> }

const fileBytes = v.pipe(
  v.instance(Uint8Array),
  v.check(({ length }) => length > 0 && length <= MAX_FILE_BYTES, 'a file has between 1 byte and 50 MB'),
)

const givenFile = v.strictObject({ name: v.pipe(v.string(), v.nonEmpty()), bytes: fileBytes })

const revision = v.pipe(v.number(), v.safeInteger(), v.minValue(1))

const broughtText = v.pipe(
  v.strictObject({ ...textEntries, revision }),
  v.check(({ text, blocks }) => areInOrder(text, blocks), 'blocks lie in the text, in its order, and none is empty'),
)

const corrected = v.pipe(
  v.strictObject({ ...textEntries, revision, annotations: v.array(annotationSchema) }),
  v.check(({ text, blocks }) => areInOrder(text, blocks), 'blocks lie in the text, in its order, and none is empty'),
)

/** Undo and redo are asked for by their stamp: the store makes them, which alone knows what is next in turn. */
const newEdit = v.pipe(
  editSchema,
  v.check(({ act }) => act === 'do' || act === 'log', 'an edit that is committed is done or logged'),
)

const reportScope = v.variant('kind', [
  v.strictObject({ kind: v.literal('article'), article: articleId }),
  v.strictObject({ kind: v.literal('session'), session: sessionId }),
])

/** A time as a folder's name: no path can be made of it. */
const backupId = v.pipe(v.string(), v.regex(/^[\dTZ-]{20,40}$/))

const draft = v.strictObject({
  key: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)),
  text: v.pipe(v.string(), v.maxLength(1_000_000)),
  base: v.string(),
})

const nothing = v.strictTuple([])

export const decoders: Decoders = {
  'library.open': nothing,
  'import.read': v.strictTuple([givenFile, readerVersion, v.nullable(v.pipe(v.string(), v.maxLength(100)))]),
  'import.stop': nothing,
  'articles.add': v.strictTuple([givenFile, readingSchema, stampSchema]),
  'articles.open': v.strictTuple([articleId]),
  'articles.original': v.strictTuple([articleId]),
  'articles.mend': v.strictTuple([articleId, readingSchema]),
  'articles.reread': v.strictTuple([articleId, readingSchema, stampSchema]),
  'articles.correct': v.strictTuple([articleId, corrected, stampSchema]),
  'articles.revision': v.strictTuple([articleId, revision]),
  'edits.history': nothing,
  'edits.commit': v.strictTuple([newEdit]),
  'edits.undo': v.strictTuple([stampSchema]),
  'edits.redo': v.strictTuple([stampSchema]),
  'log.read': v.strictTuple([
    v.nullable(sessionId),
    v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
  ]),
  'files.choose': nothing,
  'files.take': nothing,
  'clipboard.read': nothing,
  'reports.preview': v.strictTuple([reportScope]),
  'reports.export': v.strictTuple([reportScope, v.picklist(reportFormats().map(({ id }) => id)), stampSchema]),
  'codebook.choose': nothing,
  'codebook.export': v.strictTuple([v.pipe(v.string(), v.maxLength(200)), stampSchema]),
  'exchange.pack': v.strictTuple([scopeSchema, stampSchema]),
  'exchange.marks': v.strictTuple([v.pipe(v.array(articleId), v.maxLength(1000))]),
  'exchange.keep': v.strictTuple([articleId, v.pipe(v.array(broughtText), v.minLength(1)), fileBytes]),
  'backups.list': nothing,
  'backups.preview': v.strictTuple([backupId]),
  'backups.restore': v.strictTuple([backupId]),
  'backups.chooseFolder': nothing,
  'backups.leaveFolder': nothing,
  'preferences.choose': v.strictTuple([chosenSchema]),
  'places.show': v.strictTuple([v.pipe(v.string(), v.uuid())]),
  'places.open': v.strictTuple([v.pipe(v.string(), v.uuid())]),
  'drafts.keep': v.strictTuple([draft]),
  'library.saveCopy': v.strictTuple([v.array(editSchema)]),
  'library.search': v.strictTuple([v.pipe(v.string(), v.maxLength(200))]),
  'workspace.remember': v.strictTuple([workspaceSchema]),
  'menu.show': v.strictTuple([menuBarSchema]),
  'window.close': nothing,
}
