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
import { Generations } from './generations'
import type { Read, Snapshot } from './snapshot-file'

interface Database<T extends object> {
  readonly low: Low<Read<T>>
  readonly files: Generations<T>
}

/** The newest snapshot that is good, null when there is none, and what is wrong with those that can't be used. */
export interface Found<T> {
  readonly snapshot: Snapshot<T> | null
  readonly problems: readonly StoreProblem[]
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
    const { snapshot, problems } = await this.#read(this.#library)
    if (snapshot === null) return { snapshot, problems }
    const body = libraryOf(snapshot.body)
    if (this.#library.files.isNewest) this.#writtenLibrary = body
    return { snapshot: { sequence: snapshot.sequence, body }, problems }
  }

  async readMarks(article: ArticleId): Promise<Found<Marks>> {
    const database = this.#marksDatabase(article)
    const { snapshot, problems } = await this.#read(database)
    if (snapshot === null) return { snapshot, problems }
    const body = marksOf(snapshot.body)
    if (database.files.isNewest) this.#writtenMarks.set(article, body)
    return { snapshot: { sequence: snapshot.sequence, body }, problems }
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

  async #read<T extends object>({ low, files }: Database<T>): Promise<Found<T>> {
    await low.read()
    const snapshot = low.data.ok ? low.data.value : null
    low.data = ok(null) // what was read is kept by the store, as tables
    return { snapshot, problems: files.problems }
  }

  async #save<T extends object>({ low }: Database<T>, snapshot: Snapshot<T>, name: string): Promise<boolean> {
    low.data = ok(snapshot)
    try {
      await low.write()
      return true
    } catch (error) {
      console.warn(`${name} is behind the journal for now: ${systemCode(error)}`)
      return false
    } finally {
      low.data = ok(null)
    }
  }

  #marksDatabase(article: ArticleId): Database<PlainMarks> {
    const known = this.#marks.get(article)
    if (known !== undefined) return known
    const database = this.#database(names.marks(article), 'marks', marksSchema)
    this.#marks.set(article, database)
    return database
  }

  #database<T extends object>(name: string, kind: string, body: v.GenericSchema<unknown, T>): Database<T> {
    const files = new Generations(this.#folder, name, kind, body)
    return { files, low: new Low<Read<T>>(files, ok(null)) }
  }
}

function changedMarks({ marks }: State, written: ReadonlyMap<ArticleId, Marks>): readonly [ArticleId, Marks][] {
  return [...marks].filter(([article, each]) => each !== (written.get(article) ?? noneYet(each)))
}

/** An article without a file and without marks needs none. */
function noneYet(marks: Marks): Marks | null {
  return marks.annotations.size + marks.attributions.size === 0 ? marks : null
}
