import { randomUUID } from 'node:crypto'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import { addArticle } from '../../main/articles/articles'
import { LibraryStore, type StoreOptions } from '../../main/storage/store'
import type { Change, Edit, Stamp } from '../../src/record/edit'
import { ok, type Result } from '../../src/result'
import { aFile } from './gestures'
import { allRecords, lay, noRecords, type Records } from './records'
import type { Orders, SaverKind } from './testimony'

/** How a try ended: with the changes that were saved, or the system's word for why they were not. */
export type Saved = Result<readonly Change[], string>

/** What the editor hands its edits to. */
export interface Saver {
  records(): Promise<Records>
  commit(edit: Edit): Promise<Saved>
  undo(stamp: Stamp): Promise<Saved>
  redo(stamp: Stamp): Promise<Saved>
  importFile(name: string, stamp: Stamp): Promise<Saved>
  close(): Promise<void>
}

/** Opens what the orders name. */
export function openSaver(orders: Orders): Promise<Result<Saver, string>> {
  return orders.saver === 'json-file' ? openJsonFile(orders.folder) : openTheStore(orders)
}

async function openTheStore({ folder, most, saver }: Orders): Promise<Result<Saver, string>> {
  const pace = { quietMs: most === null ? 1e6 : 20, most: most ?? Number.POSITIVE_INFINITY }
  const broken = breakages[saver]
  const opened = await LibraryStore.open(folder, { pace, ...(broken === null ? {} : { openFile: broken }) })
  if (!opened.ok) return { ok: false, error: 'reason' in opened.error ? opened.error.reason : opened.error.code }
  const store = opened.value
  return ok({
    records: () => allRecords(store),
    commit: async (edit) => outcome(await store.commit(edit), edit.changes),
    undo: async (stamp) => reverted(await store.undo(stamp)),
    redo: async (stamp) => reverted(await store.redo(stamp)),
    importFile: async (name, stamp) => {
      const { file, read } = aFile(name)
      const added = await addArticle(store, file, read, stamp, randomUUID)
      if (!added.ok) return outcome(added, [])
      return ok(added.value.edit?.changes ?? [])
    },
    close: () => store.close(),
  })
}

interface Refused {
  readonly code: string
  readonly reason?: string
}

function outcome(result: Result<unknown, Refused>, changes: readonly Change[]): Saved {
  return result.ok ? ok(changes) : { ok: false, error: result.error.reason ?? result.error.code }
}

function reverted(result: Result<Edit, Refused>): Saved {
  return outcome(result, result.ok ? result.value.changes : [])
}

/** What lowdb's own file holds when it does the same writes: the control. */
export interface ControlData {
  readonly ids: readonly string[]
  readonly records: Readonly<Record<string, unknown>>
}

export function controlFile(folder: string): JSONFile<ControlData> {
  return new JSONFile(join(folder, 'db.json'))
}

async function openJsonFile(folder: string): Promise<Result<Saver, string>> {
  const database = new Low<ControlData>(controlFile(folder), { ids: [], records: Object.fromEntries(noRecords) })
  await database.read()
  const save = async (id: string, changes: readonly Change[]): Promise<Saved> => {
    const records = new Map(Object.entries(database.data.records))
    lay(records, changes)
    database.data = { ids: [...database.data.ids, id], records: Object.fromEntries(records) }
    try {
      await database.write()
      return ok(changes)
    } catch (error) {
      return { ok: false, error: String(error) }
    }
  }
  const refuse = () => Promise.resolve<Saved>({ ok: false, error: 'nothing' })
  return ok({
    records: () => Promise.resolve(new Map(Object.entries(database.data.records))),
    commit: (edit) => save(edit.id, edit.changes),
    undo: refuse,
    redo: refuse,
    importFile: (name, stamp) => {
      const after = { id: stamp.id, title: name } as never
      return save(stamp.id, [{ table: 'article', before: null, after }])
    },
    close: () => Promise.resolve(),
  })
}

type OpenFile = NonNullable<StoreOptions['openFile']>
type JournalFile = Awaited<ReturnType<OpenFile>>
type Twist = (file: JournalFile) => Partial<JournalFile>

/** A way to open files for each kind of store: null is the store's own. */
const breakages: Readonly<Record<SaverKind, OpenFile | null>> = {
  store: null,
  'json-file': null,
  /** Says "on the disk" when it is in memory. */
  'forgets-sync': twisted(() => ({ datasync: () => Promise.resolve() })),
  /** Says "written" 40 ms before it writes. */
  'delays-write': twisted((file) => ({
    write: (bytes, offset, length, position) => {
      const copy = Buffer.from(bytes.subarray(offset, offset + length))
      setTimeout(() => void file.write(copy, 0, length, position).catch(() => undefined), 40)
      return Promise.resolve({ bytesWritten: length })
    },
  })),
  /** Says "done" of what failed. */
  'swallows-errors': twisted((file) => ({
    write: (bytes, offset, length, position) =>
      file.write(bytes, offset, length, position).catch(() => ({ bytesWritten: length })),
    datasync: () => file.datasync().catch(() => undefined),
  })),
  /** Not broken: a system that takes seven bytes at a time, or fewer. */
  'writes-seven-bytes': twisted((file) => ({
    write: (bytes, offset, length, position) => file.write(bytes, offset, Math.min(length, 7), position),
  })),
}

function twisted(twist: Twist): OpenFile {
  return async (path, flags, mode) => {
    const file = await open(path, flags, mode)
    return {
      read: (...args) => file.read(...args),
      write: (...args) => file.write(...args),
      datasync: () => file.datasync(),
      truncate: (length) => file.truncate(length),
      close: () => file.close(),
      ...twist(file),
    }
  }
}
