import type { StoreProblem } from '../../src/ipc/contract'
import { emptyLibrary } from '../../src/library/library'
import type { Saved } from './commit-queue'
import { DataFolder, names } from './data-folder'
import { Journal, type OpenFile } from './journal'
import { JournalIndex } from './journal-index'
import { Replay } from './replay'
import { Snapshots } from './snapshots'

/** What is found in a data folder. */
export interface Start {
  readonly folder: DataFolder
  readonly journal: Journal
  readonly index: JournalIndex
  readonly snapshots: Snapshots
  readonly saved: Saved
  /** Whether the library's snapshot lacks what the journal has. */
  readonly isBehind: boolean
  readonly problems: readonly StoreProblem[]
  /** Whether nothing was ever kept there before. */
  readonly isNew: boolean
}

/** Reads the library's snapshot and the journal, each once. Throws the system's error when the folder can't be used. */
export async function startFrom(path: string, openFile?: OpenFile): Promise<Start> {
  const folder = await DataFolder.open(path)
  const there = await folder.look()
  const snapshots = new Snapshots(folder)
  const library = await snapshots.readLibrary()
  const writable = !library.problems.some(({ code }) => code === 'newer-schema')
  if (!writable) folder.protect()

  const from = library.snapshot?.sequence ?? 0
  const index = new JournalIndex()
  const replay = new Replay({ library: library.snapshot?.body ?? emptyLibrary, marks: new Map() })
  const { journal, problem } = await Journal.open(folder, { writable, openFile }, (record, place) => {
    index.add(record, place)
    if (record.sequence > from) replay.add(record.edit)
  })
  const { state, refused } = replay.finish()
  const isBehind = writable && (journal.sequence > from || library.problems.length > 0)

  const problems = [...library.problems, ...(problem === null ? [] : [problem])]
  const lacksJournal = (there.others && !there.journal) || journal.sequence < from
  const lacksBeginning = from === 0 && !index.isWhole
  if (journal.sequence < from) {
    journal.skipTo(from)
    index.forgetHistory()
  }
  if (problem === null && (lacksJournal || lacksBeginning || refused > 0)) {
    problems.push({ code: 'damaged', file: names.journal, movedTo: null })
  }
  const saved = { state, sequence: journal.sequence }
  return { folder, journal, index, snapshots, saved, isBehind, problems, isNew: !there.journal && !there.others }
}
