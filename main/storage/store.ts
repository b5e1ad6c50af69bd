import type { ArticleId, SessionId } from '../../src/ids'
import type { ArticleError, CanHistory, CommitError, StoreProblem } from '../../src/ipc/contract'
import type { Finding, LibraryCounts } from '../../src/ipc/recovery'
import { changedArticle } from '../../src/record/apply'
import { countLibrary } from '../../src/record/counts'
import type { Edit, Stamp } from '../../src/record/edit'
import type { History } from '../../src/record/history'
import type { RecordKinds } from '../../src/record/record-kind'
import { revert } from '../../src/record/revert'
import type { ArticleRecords, State } from '../../src/record/state'
import { firstTables } from '../../src/record/tables'
import { err, ok, type Result } from '../../src/result'
import { ArticleFiles } from './article-files'
import type { NotRestored } from './backup/finish-restore'
import { CommitQueue } from './commit-queue'
import { DataFolder, names } from './disk/data-folder'
import { systemCode } from './disk/durable-file'
import { FolderLock, type InUse } from './disk/folder-lock'
import type { Leftover } from './disk/leftovers'
import { type Pace, WriteBehind } from './disk/write-behind'
import { findingsOf } from './findings'
import { summarise, touchedArticles } from './journal/edit-summary'
import type { Journal, JournalDamage, KnownJournal, Place } from './journal/journal'
import type { JournalIndex } from './journal/journal-index'
import { Replay } from './replay'
import type { Snapshots } from './snapshot/snapshots'
import { type Start, type StartOptions, startFrom } from './start'

export interface StoreOptions extends StartOptions {
  readonly pace?: Pace
  /** The time; the system's when it is left out. */
  readonly now?: () => Date
  /** Hears of damage that shows after the start, when an article is opened. */
  readonly onProblem?: (problem: StoreProblem) => void
}

export interface CannotOpen {
  readonly code: 'cannot-open'
  /** The system's own word, such as "EACCES". */
  readonly reason: string
}

export interface NothingLeft {
  readonly code: 'nothing'
}

const SAVED: Promise<Result<null, never>> = Promise.resolve(ok(null))
/** So many articles' marks stay in memory though nobody works on them. */
const MOST_OPEN = 16
const PACE: Pace = { quietMs: 2000, most: 500 }
/** So many edits are handed out at once to be undone or redone, and so many bytes of them; always one, if there is one. */
const MOST_HANDED = { edits: 20, bytes: 256 * 1024 }

/** The library on the disk. All that it acknowledges survives a crash. */
export class LibraryStore {
  readonly folder: DataFolder
  readonly kinds: RecordKinds
  readonly files: ArticleFiles
  /** Whether nothing was ever kept here before. */
  readonly isNew: boolean
  /** What a crash had left half written. */
  readonly leftovers: readonly Leftover[]
  readonly #noMarks: ArticleRecords
  readonly #lock: FolderLock
  readonly #damage: JournalDamage | null
  readonly #notRestored: NotRestored | null
  readonly #journal: Journal
  readonly #index: JournalIndex
  readonly #snapshots: Snapshots
  readonly #queue: CommitQueue
  readonly #behind: WriteBehind
  readonly #problems: StoreProblem[]
  readonly #onProblem: (problem: StoreProblem) => void
  /** The articles whose marks are in the state, the one used last at the end. */
  readonly #used = new Set<ArticleId>()
  #turns: Promise<unknown> = Promise.resolve()
  #closed = false

  private constructor(
    {
      folder,
      kinds,
      lock,
      journal,
      index,
      snapshots,
      saved,
      isBehind,
      problems,
      leftovers,
      damage,
      notRestored,
      isNew,
    }: Start,
    options: StoreOptions,
  ) {
    this.files = new ArticleFiles(folder)
    this.leftovers = leftovers
    this.#damage = damage
    this.#notRestored = notRestored
    this.folder = folder
    this.kinds = kinds
    this.#noMarks = firstTables('article', kinds)
    this.#lock = lock
    this.isNew = isNew
    this.#journal = journal
    this.#index = index
    this.#snapshots = snapshots
    this.#problems = [...problems]
    this.#onProblem = options.onProblem ?? (() => undefined)
    this.#behind = new WriteBehind(() => this.#writeSnapshots(), options.pace ?? PACE)
    this.#queue = new CommitQueue(journal, saved, kinds, ({ edit, ...place }) => {
      const summary = summarise(edit, kinds)
      index.add({ ...place, edit: summary })
      snapshots.note(summary, place.length)
      this.#behind.note()
    })
    if (isBehind) this.#behind.note()
  }

  /** Opens the library in a folder, and makes one where there is none. What is damaged is named in `problems`. */
  static async open(path: string, options: StoreOptions = {}): Promise<Result<LibraryStore, CannotOpen | InUse>> {
    let lock: FolderLock | null = null
    try {
      const folder = await DataFolder.open(path)
      const now = options.now?.() ?? new Date()
      const taken = await FolderLock.take(folder.locate(names.lock), now)
      if (!taken.ok) return taken
      lock = taken.value
      return ok(new LibraryStore({ ...(await startFrom(folder, now, options)), lock }, options))
    } catch (error) {
      await lock?.release()
      return err({ code: 'cannot-open', reason: systemCode(error) })
    }
  }

  /** As it is on the disk: without edits that are still being written. */
  get state(): State {
    return this.#queue.saved.state
  }

  get problems(): readonly StoreProblem[] {
    return this.#problems
  }

  /** The same, and what was cleared away, in the words of the recovery window. */
  get findings(): readonly Finding[] {
    const found = findingsOf(this.#problems, this.#damage, this.leftovers)
    return this.#notRestored === null ? found : [{ code: 'not-restored', ...this.#notRestored }, ...found]
  }

  /** A file was written by a newer version, or an older one's could not be copied: nothing may be changed. */
  get readOnly(): boolean {
    return this.#problems.some(({ code }) => code !== 'damaged')
  }

  /** The system's word for why the last edits could not be written, such as "ENOSPC"; null when they were. */
  get failure(): string | null {
    return this.#queue.failure
  }

  /** The journal as it is on the disk. */
  get known(): KnownJournal {
    return this.#journal.known
  }

  /** How much there is, and when it was last changed (ISO 8601), for a person to tell one state from another. */
  async describe(): Promise<{ readonly counts: LibraryCounts; readonly lastEditAt: string | null }> {
    const [last] = await this.readLog(null, 1)
    const counts = { ...countLibrary(this.state.library, this.kinds), edits: this.#index.size }
    return { counts, lastEditAt: last?.at ?? null }
  }

  get can(): CanHistory {
    return { canUndo: this.#index.nextUndo() !== null, canRedo: this.#index.nextRedo() !== null }
  }

  /** Answers when the edit is on the disk. An id that is in the journal already is refused. */
  async commit(edit: Edit): Promise<Result<CanHistory, CommitError>> {
    const committed = await this.commitMade(() => Promise.resolve(ok(edit)))
    return committed.ok ? ok(this.can) : committed
  }

  /** Takes back the last edit that was done, whatever article it was in. */
  undo(stamp: Stamp): Promise<Result<Edit, CommitError | NothingLeft>> {
    return this.#commitReverting(stamp, 'undo', () => this.#index.nextUndo())
  }

  /** Brings again the last edit that was taken back. */
  redo(stamp: Stamp): Promise<Result<Edit, CommitError | NothingLeft>> {
    return this.#commitReverting(stamp, 'redo', () => this.#index.nextRedo())
  }

  /** Commits the edit that is made of the newest state, with no other edit in between. */
  async commitMade<M extends Edit | null, E>(
    make: (state: State) => Promise<Result<M, E>>,
  ): Promise<Result<M, E | CommitError>> {
    try {
      const { made, saved } = await this.#inTurn(() => this.#start(make))
      const result = await saved
      return result.ok ? made : result
    } catch (error) {
      return err({ code: 'not-saved', reason: systemCode(error) })
    }
  }

  /** The marks of an article, as they are on the disk. */
  async openMarks(article: ArticleId): Promise<Result<ArticleRecords, ArticleError>> {
    return this.#inTurn(async () => {
      try {
        const problem = await this.#open(new Set([article]))
        return problem ? err({ code: 'damaged', problem }) : ok(this.state.marks.get(article) ?? this.#noMarks)
      } catch (error) {
        console.warn(`The journal could not be read: ${systemCode(error)}`)
        return err({ code: 'damaged', problem: { code: 'damaged', file: names.journal, movedTo: null } })
      }
    })
  }

  /** The newest edits first, at most `limit`; of all sessions when none is given. */
  async readLog(session: SessionId | null, limit: number): Promise<readonly Edit[]> {
    await this.settled()
    const places = this.#index.newest(session, limit)
    return Promise.all(places.map(async (place) => (await this.#journal.read(place)).edit))
  }

  /** What can be taken back and brought again: the next in turn, and those before it while they are not too large. */
  async history(): Promise<History> {
    await this.settled()
    const undo = within(this.#index.undos(MOST_HANDED.edits))
    const redo = within(this.#index.redos(MOST_HANDED.edits))
    const { depth } = this.#index
    return {
      undo: await this.#readEdits(undo),
      redo: await this.#readEdits(redo),
      more: { undo: depth.undo > undo.length, redo: depth.redo > redo.length },
    }
  }

  /** The last place first, as a history has them. */
  async #readEdits(places: readonly Place[]): Promise<readonly Edit[]> {
    return Promise.all(places.toReversed().map(async (place) => (await this.#journal.read(place)).edit))
  }

  /** Waits for all edits that were handed in so far. */
  async settled(): Promise<void> {
    await this.#inTurn(() => this.#queue.drained())
  }

  /** Does something with the files while none of them is being written. Edits that are handed in meanwhile wait. */
  whileQuiet<T>(work: (folder: DataFolder) => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      await this.#queue.drained()
      return this.#behind.between(() => work(this.folder))
    })
  }

  /** Writes the snapshots that are behind, and lets go of the files. Nothing can be committed after. */
  async close(): Promise<void> {
    await this.#inTurn(async () => {
      this.#closed = true
      await this.#queue.drained()
    })
    this.#behind.note()
    await this.#behind.flush()
    await this.#journal.close()
    await this.#lock.release()
  }

  /** Hands the edit that is made to the queue. Answers before it is saved, so that the next can be written with it. */
  async #start<M extends Edit | null, E>(make: (state: State) => Promise<Result<M, E>>) {
    const refuse = (error: CommitError) => ({ made: err(error), saved: SAVED })
    if (this.readOnly) return refuse({ code: 'read-only' })
    if (this.#closed) return refuse({ code: 'not-saved', reason: 'ECANCELED' })
    const made = await make(this.#queue.ahead)
    if (!made.ok || made.value === null) return { made, saved: SAVED }
    if (this.#index.has(made.value.id)) return refuse({ code: 'stale' })
    await this.#open(touchedArticles(made.value, this.kinds))
    if (this.readOnly) return refuse({ code: 'read-only' })
    return { made, saved: this.#queue.push(made.value) }
  }

  #commitReverting(
    stamp: Stamp,
    act: 'undo' | 'redo',
    next: () => Place | null,
  ): Promise<Result<Edit, CommitError | NothingLeft>> {
    return this.commitMade<Edit, CommitError | NothingLeft>(async () => {
      await this.#queue.drained()
      const place = next()
      if (place === null) return err({ code: 'nothing' })
      const { edit } = await this.#journal.read(place)
      await this.#open(touchedArticles(edit, this.kinds))
      const changes = revert(this.#queue.ahead, edit, this.kinds)
      if (!changes.ok) return err({ code: 'stale' })
      const { gesture, subject } = edit
      return ok({ ...stamp, act, of: act === 'redo' ? edit.of : edit.id, gesture, subject, changes: changes.value })
    })
  }

  /** Sees to it that these articles' marks are in the state, and lets go of those that were not used for long. */
  async #open(articles: ReadonlySet<ArticleId>): Promise<StoreProblem | null> {
    let problem: StoreProblem | null = null
    for (const article of articles) {
      this.#used.delete(article)
      this.#used.add(article)
      problem = (await this.#addMarks(article)) ?? problem
    }
    if (this.#used.size > MOST_OPEN + articles.size) await this.#letGo()
    return problem
  }

  async #letGo(): Promise<void> {
    await this.#queue.drained()
    const { marks } = this.state
    const unused = [...this.#used].slice(0, -MOST_OPEN)
    const clean = unused.filter((article) => {
      const each = marks.get(article)
      return each === undefined || this.#snapshots.has(article, each)
    })
    this.#queue.dropMarks(clean)
    for (const article of clean) {
      this.#used.delete(article)
      this.#snapshots.forget(article)
    }
  }

  async #writeSnapshots(): Promise<void> {
    if (this.readOnly) return
    const known = () => {
      const { known: journal } = this.#journal
      return this.#index.last === journal.last ? { journal, ...this.#index.known() } : null
    }
    const all = this.#closed || this.#used.size > 2 * MOST_OPEN
    await this.#snapshots.write(this.#queue.saved, known, all)
  }

  /**
   * Reads the marks of an article that is not open yet: its snapshot, and what the journal has beyond it. Answers
   * with a problem only if they are a newer version's, and are left alone.
   */
  async #addMarks(article: ArticleId): Promise<StoreProblem | null> {
    if (this.#queue.ahead.marks.has(article)) return null
    await this.#queue.drained()
    const { snapshot, problems } = await this.#snapshots.readMarks(article)
    for (const problem of problems) this.#report(problem)
    const newer = problems.find(({ code }) => code === 'newer-schema')
    if (newer !== undefined) return newer
    const from = snapshot?.sequence ?? 0
    if (from > this.#journal.sequence) {
      this.#report({ code: 'damaged', file: names.journal, movedTo: null })
      this.#journal.skipTo(from)
      this.#index.lose(from)
    }
    const replay = new Replay(
      { library: this.state.library, marks: new Map([[article, snapshot?.body ?? this.#noMarks]]) },
      this.kinds,
    )
    const later = this.#index.touching(article, from)
    for (const place of later) {
      this.#snapshots.note({ articles: [article], inLibrary: false }, place.length)
      const { edit } = await this.#journal.read(place)
      replay.add({ changes: edit.changes.filter((change) => changedArticle(change, this.kinds) === article) })
    }
    const { state, refused } = replay.finish()
    const lacksSome = later.length > 0 && !this.#index.isWholeAfter(from)
    if (refused > 0 || lacksSome) this.#report({ code: 'damaged', file: names.marks(article), movedTo: null })
    this.#queue.addMarks(article, state.marks.get(article) ?? this.#noMarks)
    if (later.length > 0 || problems.length > 0) this.#behind.note()
    return null
  }

  #report(problem: StoreProblem): void {
    this.#problems.push(problem)
    this.#onProblem(problem)
  }

  /** Runs one piece of work after the other, so that each begins where the one before it ended. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turns.then(work)
    this.#turns = turn.catch(() => undefined)
    return turn
  }
}

/** The first place, and those behind it up to so many bytes. */
function within(places: readonly Place[]): readonly Place[] {
  let bytes = 0
  const past = places.findIndex(({ length }, at) => {
    bytes += length
    return at > 0 && bytes > MOST_HANDED.bytes
  })
  return past < 0 ? places : places.slice(0, past)
}
