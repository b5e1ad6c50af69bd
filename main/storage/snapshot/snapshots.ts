import { Low } from 'lowdb'
import type * as v from 'valibot'
import type { Marks } from '../../../src/annotation/marks'
import type { ArticleId } from '../../../src/ids'
import type { StoreProblem } from '../../../src/ipc/contract'
import { SCHEMA } from '../../../src/record/migrations'
import {
  libraryOf,
  librarySchema,
  marksOf,
  marksSchema,
  type PlainLibrary,
  type PlainMarks,
  plainLibrary,
  plainMarks,
} from '../../../src/record/plain'
import type { Library } from '../../../src/record/state'
import { ok } from '../../../src/result'
import type { Saved } from '../commit-queue'
import { type DataFolder, names } from '../disk/data-folder'
import { systemCode } from '../disk/durable-file'
import type { EditSummary } from '../journal/edit-summary'
import { IndexFile, type KnownIndex } from '../journal/index-file'
import { Generations } from './generations'
import type { Read, Snapshot } from './snapshot-file'

/** Bytes of the journal for which no file is written anew: a start reads as much in no time. */
const LEAST = 1 << 16

/** About what an edit takes in the index. */
const BYTES_OF_ENTRY = 75

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
  readonly #index: IndexFile
  #indexSize = 0
  /** Bytes of the journal that came after the files were written. */
  #newInAll = 0
  #newInLibrary = 0
  readonly #newInMarks = new Map<ArticleId, number>()

  constructor(folder: DataFolder) {
    this.#folder = folder
    this.#index = new IndexFile(folder)
    this.#library = this.#database(names.library, 'library', librarySchema)
  }

  async readLibrary(): Promise<Found<Library>> {
    const { snapshot, problems } = await this.#read(this.#library)
    if (snapshot === null) return { snapshot, problems }
    const body = libraryOf(snapshot.body)
    // One of an older schema is written anew.
    if (this.#library.files.isNewest && snapshot.schema === SCHEMA) this.#writtenLibrary = body
    return { snapshot: { ...snapshot, body }, problems }
  }

  async readMarks(article: ArticleId): Promise<Found<Marks>> {
    const database = this.#marksDatabase(article)
    const { snapshot, problems } = await this.#read(database)
    if (snapshot === null) return { snapshot, problems }
    const body = marksOf(snapshot.body)
    if (database.files.isNewest) this.#writtenMarks.set(article, body)
    return { snapshot: { sequence: snapshot.sequence, body }, problems }
  }

  /** Counts an edit that is in the journal, and not in the snapshots yet; its length in bytes. */
  note({ articles, inLibrary }: Pick<EditSummary, 'articles' | 'inLibrary'>, length: number): void {
    this.#newInAll += length
    if (inLibrary) this.#newInLibrary += length
    for (const article of articles) this.#newInMarks.set(article, (this.#newInMarks.get(article) ?? 0) + length)
  }

  /** Whether the files hold an article's marks as they are. */
  has(article: ArticleId, marks: Marks): boolean {
    return marks === (this.#writtenMarks.get(article) ?? noneYet(marks))
  }

  /** Lets go of what was remembered of an article that is no longer open. */
  forget(article: ArticleId): void {
    this.#marks.delete(article)
    this.#writtenMarks.delete(article)
    this.#newInMarks.delete(article)
  }

  /**
   * Writes what has changed; unless `all` is wanted, only where the journal has grown by as many bytes as the file
   * takes, so that an edit costs no more than a few times its own size, however large the library is. What can't be
   * written now stays in the journal, and is tried again with the next.
   */
  async write({ state, sequence }: Saved, index: () => KnownIndex | null, all: boolean): Promise<void> {
    const isDue = (news: number, size: number) => all || news >= Math.max(size, LEAST)
    if (state.library !== this.#writtenLibrary && isDue(this.#newInLibrary, this.#library.files.size)) {
      this.#newInLibrary = 0
      const written = await this.#save(this.#library, { sequence, body: plainLibrary(state.library) }, names.library)
      if (written) this.#writtenLibrary = state.library
    }
    for (const [article, marks] of state.marks) {
      const database = this.#marksDatabase(article)
      if (this.has(article, marks) || !isDue(this.#newInMarks.get(article) ?? 0, database.files.size)) continue
      this.#newInMarks.delete(article)
      const written = await this.#save(database, { sequence, body: plainMarks(marks) }, names.marks(article))
      if (written) this.#writtenMarks.set(article, marks)
    }
    if (this.#newInAll === 0 || !isDue(this.#newInAll, this.#indexSize)) return
    const known = index()
    if (known === null || !(await this.#index.write(known))) return
    this.#newInAll = 0
    this.#indexSize = known.rows.size * BYTES_OF_ENTRY
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

/** An article without a file and without marks needs none. */
function noneYet(marks: Marks): Marks | null {
  return marks.annotations.size + marks.attributions.size === 0 ? marks : null
}
