import type { StoreProblem } from '../../src/ipc/contract'
import { type Edit, editSchemaFor } from '../../src/record/edit'
import { SCHEMA } from '../../src/record/migrations'
import type { RecordKinds } from '../../src/record/record-kind'
import { recordKinds } from '../../src/record/table'
import { firstTables } from '../../src/record/tables'
import type { MachineSettings } from '../../src/record/to-schema-3'
import { copyBeforeMigration } from './backup/before-migration'
import { finishRestore, type NotRestored } from './backup/finish-restore'
import type { Saved } from './commit-queue'
import { type DataFolder, names } from './disk/data-folder'
import type { FolderLock } from './disk/folder-lock'
import { clearLeftovers, type Leftover } from './disk/leftovers'
import { readSummary } from './journal/edit-summary'
import { IndexFile } from './journal/index-file'
import { Journal, type JournalDamage } from './journal/journal'
import type { OpenFile } from './journal/journal-file'
import { JournalIndex } from './journal/journal-index'
import { decodeEdit } from './journal/journal-line'
import { readMachineSettings } from './machine-settings'
import { Replay } from './replay'
import { Snapshots } from './snapshot/snapshots'

/** What is found in a data folder. */
export interface Start {
  readonly folder: DataFolder
  readonly kinds: RecordKinds
  readonly lock: FolderLock
  readonly journal: Journal
  readonly index: JournalIndex
  readonly snapshots: Snapshots
  readonly saved: Saved
  /** Whether the library's snapshot lacks what the journal has. */
  readonly isBehind: boolean
  readonly problems: readonly StoreProblem[]
  readonly leftovers: readonly Leftover[]
  readonly damage: JournalDamage | null
  readonly notRestored: NotRestored | null
  /** Whether nothing was ever kept there before. */
  readonly isNew: boolean
}

export interface StartOptions {
  readonly openFile?: OpenFile
  /** The records that are kept; those of this app when it is left out. */
  readonly kinds?: RecordKinds
  /**
   * Takes what an older library says of the machine, which no library holds any more, before anything is written in the
   * newest schema. If it throws, the library is open for reading only.
   */
  readonly onMachineSettings?: (old: MachineSettings) => Promise<void>
}

/**
 * Reads the library's snapshot and the journal, each once; a library of an older schema is copied, and what it says of
 * the machine handed over. Throws the system's error when the folder can't be used.
 */
export async function startFrom(
  folder: DataFolder,
  now: Date,
  { openFile, kinds = recordKinds, onMachineSettings = async () => undefined }: StartOptions = {},
): Promise<Omit<Start, 'lock'>> {
  const notRestored = await finishRestore(folder)
  const there = await folder.look()
  const snapshots = new Snapshots(folder, kinds)
  const library = await snapshots.readLibrary()
  const writable = !library.problems.some(({ code }) => code === 'newer-schema')
  if (!writable) folder.protect()
  const leftovers = writable ? await clearLeftovers(folder) : []

  const shape = editSchemaFor(kinds)
  const from = library.snapshot?.sequence ?? 0
  const replay = new Replay(
    { library: library.snapshot?.body ?? firstTables('library', kinds), marks: new Map() },
    kinds,
  )
  const known = await new IndexFile(folder).read()
  const prefix = known && (await Journal.check(folder, known.journal))
  const index = prefix && known ? await JournalIndex.resume(known) : JournalIndex.empty()
  const earlier = index.inLibrary(from)
  // Subtle: what the index knows comes before what is read now, but can be read only when the journal is open.
  const later: Edit[] = []
  const { journal, damage } = await Journal.open(
    folder,
    { writable, openFile, prefix, known: index.size, covered: from, edit: shape },
    ({ sequence, json }, place) => {
      const summary = readSummary(json, kinds)
      if (summary === null) return false
      if (sequence > from && summary.inLibrary) {
        const edit = decodeEdit(json, shape)
        if (edit === null) return false
        if (prefix === null) replay.add(edit)
        else later.push(edit)
      }
      index.add({ ...place, sequence, edit: summary })
      // The index on the disk lacks it, and is written anew at the closing, if not before.
      snapshots.note({ articles: [], inLibrary: false }, place.length)
      return true
    },
  )
  for (const place of earlier) replay.add((await journal.read(place)).edit)
  for (const edit of later) replay.add(edit)
  const { state, refused } = replay.finish()
  const isBehind = writable && (journal.sequence > from || library.problems.length > 0)

  // What bears a later sequence than the journal knows of edits that it has lost.
  const latest = Math.max(from, known?.journal.last ?? 0)
  const lacksEnd = latest > journal.sequence
  if (lacksEnd) journal.skipTo(latest)
  if (journal.sequence > index.last) index.lose(journal.sequence)
  const lacksJournal = (there.others && there.journals.length === 0) || lacksEnd
  const lacksSome = !index.isWholeAfter(from) || refused > 0
  // An end that is torn was never called saved, unless something tells that it was.
  const found: JournalDamage | null = damage?.kind === 'torn' && lacksEnd ? { ...damage, kind: 'damaged' } : damage
  const problems = [...library.problems, ...(damage === null ? [] : [damage.problem])]
  if ((damage === null || damage.kind === 'mended') && (lacksJournal || lacksSome)) {
    problems.push({ code: 'damaged', file: names.journal, movedTo: null })
  }
  const saved = { state, sequence: journal.sequence }
  const [newest] = index.newest(null, 1)
  const written = library.snapshot?.schema ?? (newest && (await journal.readWritten(newest)).schema)
  const isOlder = written !== undefined && written !== SCHEMA
  if (writable && isOlder) {
    const handOver = async () => {
      const settings = await readMachineSettings(library.snapshot, journal, index)
      if (settings !== null) await onMachineSettings(settings)
    }
    const problem = await copyBeforeMigration({ folder, journal, index, state, kinds }, now, handOver)
    if (problem !== null) problems.push(problem)
    // The library's snapshot says from now on that there is a copy.
    else await snapshots.write(saved, () => null, true)
  }
  const isNew = there.journals.length === 0 && !there.others
  return {
    folder,
    kinds,
    journal,
    index,
    snapshots,
    saved,
    isBehind,
    problems,
    leftovers,
    damage: found,
    notRestored,
    isNew,
  }
}
