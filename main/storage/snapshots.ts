import { Low } from 'lowdb'
import type * as v from 'valibot'
import type { ArticleId } from '../../src/ids'
import type { PlainLibrary, StoreProblem } from '../../src/ipc/contract'
import type { Library, Marks, State } from '../../src/library/library'
import { ok } from '../../src/result'
import { libraryOf, librarySchema, marksOf, marksSchema, type PlainMarks, plainLibrary, plainMarks } from './bodies'
import type { Saved } from './commit-queue'
import { type DataFolder, names } from './data-folder'
import { systemCode } from './durable-file'
import { type Read, type Snapshot, SnapshotFile } from './snapshot-file'

type Database<T> = Low<Read<T>>

/** What a snapshot gave: nothing when there is none, and a problem when there is one that can't be used. */
export interface Found<T> {
  readonly snapshot: Snapshot<T> | null
  readonly problem: StoreProblem | null
}

/** The databases that make a start short: everything in them can be had from the journal, too. */
export class Snapshots {
  readonly #folder: DataFolder
  readonly #library: Database<PlainLibrary>
  readonly #marks = new Map<ArticleId, Database<PlainMarks>>()
  /** What the files hold; what is the same object now needs no writing. */
  #writtenLibrary: Library | null = null
  readonly #writtenMarks = new Map<ArticleId, Marks>()

  constructor(folder: DataFolder) {
    this.#folder = folder
    this.#library = this.#database(names.library, 'library', librarySchema)
  }

  async readLibrary(): Promise<Found<Library>> {
    const { snapshot, problem } = await this.#read(this.#library, names.library)
    if (snapshot === null) return { snapshot, problem }
    this.#writtenLibrary = libraryOf(snapshot.body)
    return { snapshot: { sequence: snapshot.sequence, body: this.#writtenLibrary }, problem }
  }

  async readMarks(article: ArticleId): Promise<Found<Marks>> {
    const { snapshot, problem } = await this.#read(this.#marksDatabase(article), names.marks(article))
    if (snapshot === null) return { snapshot, problem }
    const body = marksOf(snapshot.body)
    this.#writtenMarks.set(article, body)
    return { snapshot: { sequence: snapshot.sequence, body }, problem }
  }

  /** Writes what has changed. What can't be written now stays in the journal, and is tried again with the next. */
  async write({ state, sequence }: Saved): Promise<void> {
    if (state.library !== this.#writtenLibrary) {
      const written = await this.#save(this.#library, { sequence, body: plainLibrary(state.library) }, names.library)
      if (written) this.#writtenLibrary = state.library
    }
    for (const [article, marks] of changedMarks(state, this.#writtenMarks)) {
      const snapshot = { sequence, body: plainMarks(marks) }
      const written = await this.#save(this.#marksDatabase(article), snapshot, names.marks(article))
      if (written) this.#writtenMarks.set(article, marks)
    }
  }

  async #read<T>(database: Database<T>, name: string): Promise<Found<T>> {
    await database.read()
    const read = database.data
    if (read.ok) return { snapshot: read.value, problem: null }
    database.data = ok(null)
    const movedTo = read.error.code === 'damaged' ? await this.#folder.quarantine(name) : null
    return { snapshot: null, problem: { code: read.error.code, file: name, movedTo } }
  }

  async #save<T>(database: Database<T>, snapshot: Snapshot<T>, name: string): Promise<boolean> {
    database.data = ok(snapshot)
    try {
      await database.write()
      return true
    } catch (error) {
      console.warn(`${name} is behind the journal for now: ${systemCode(error)}`)
      return false
    }
  }

  #marksDatabase(article: ArticleId): Database<PlainMarks> {
    const known = this.#marks.get(article)
    if (known !== undefined) return known
    const database = this.#database(names.marks(article), 'marks', marksSchema)
    this.#marks.set(article, database)
    return database
  }

  #database<T>(name: string, kind: string, body: v.GenericSchema<unknown, T>): Database<T> {
    return new Low<Read<T>>(new SnapshotFile(this.#folder.locate(name), kind, body), ok(null))
  }
}

function changedMarks({ marks }: State, written: ReadonlyMap<ArticleId, Marks>): readonly [ArticleId, Marks][] {
  return [...marks].filter(([article, each]) => each !== (written.get(article) ?? noneYet(each)))
}

/** An article without a file and without marks needs none. */
function noneYet(marks: Marks): Marks | null {
  return marks.annotations.size + marks.attributions.size === 0 ? marks : null
}
