import type { ArticleId } from '../../../src/ids'
import {
  libraryOf,
  librarySchemaFor,
  marksOf,
  marksSchemaFor,
  type PlainLibrary,
  type PlainMarks,
  plainLibrary,
  plainMarks,
} from '../../../src/record/plain'
import type { RecordKinds } from '../../../src/record/record-kind'
import type { ArticleRecords, Library } from '../../../src/record/state'
import { recordsIn, tablesAt } from '../../../src/record/tables'
import type { Saved } from '../commit-queue'
import { type DataFolder, names } from '../disk/data-folder'
import type { EditSummary } from '../journal/edit-summary'
import { IndexFile, type KnownIndex } from '../journal/index-file'
import { Database, type Found, type Shape } from './database'

/** Bytes of the journal for which no file is written anew: a start reads as much in no time. */
const LEAST = 1 << 16

/** About what an edit takes in the index. */
const BYTES_OF_ENTRY = 75

function libraryShape(kinds: RecordKinds): Shape<Library, PlainLibrary> {
  return {
    kind: 'library',
    schema: librarySchemaFor(kinds),
    toPlain: (library) => plainLibrary(library, kinds),
    fromPlain: (plain) => libraryOf(plain, kinds),
  }
}

function marksShape(kinds: RecordKinds): Shape<ArticleRecords, PlainMarks> {
  return {
    kind: 'marks',
    schema: marksSchemaFor(kinds),
    toPlain: (marks) => plainMarks(marks, kinds),
    fromPlain: (plain) => marksOf(plain, kinds),
  }
}

/** The databases that make a start short: everything in them can be had from the journal, too. */
export class Snapshots {
  readonly #folder: DataFolder
  readonly #kinds: RecordKinds
  readonly #marksShape: Shape<ArticleRecords, PlainMarks>
  readonly #library: Database<Library, PlainLibrary>
  readonly #marks = new Map<ArticleId, Database<ArticleRecords, PlainMarks>>()
  readonly #index: IndexFile
  #indexSize = 0
  /** Bytes of the journal that came after the files were written. */
  #newInAll = 0
  #newInLibrary = 0
  readonly #newInMarks = new Map<ArticleId, number>()

  constructor(folder: DataFolder, kinds: RecordKinds) {
    this.#folder = folder
    this.#kinds = kinds
    this.#marksShape = marksShape(kinds)
    this.#index = new IndexFile(folder)
    this.#library = new Database(folder, names.library, libraryShape(kinds))
  }

  readLibrary(): Promise<Found<Library>> {
    return this.#library.read()
  }

  readMarks(article: ArticleId): Promise<Found<ArticleRecords>> {
    return this.#marksOf(article).read()
  }

  /** Counts an edit that is in the journal, and not in the snapshots yet; its length in bytes. */
  note({ articles, inLibrary }: Pick<EditSummary, 'articles' | 'inLibrary'>, length: number): void {
    this.#newInAll += length
    if (inLibrary) this.#newInLibrary += length
    for (const article of articles) this.#newInMarks.set(article, (this.#newInMarks.get(article) ?? 0) + length)
  }

  /** Whether the files hold an article's marks as they are. An article without a file and without marks needs none. */
  has(article: ArticleId, current: ArticleRecords): boolean {
    const database = this.#marksOf(article)
    return database.holds(current) || (database.size === 0 && this.#isEmpty(current))
  }

  /** Lets go of what is held of an article that is no longer open. */
  forget(article: ArticleId): void {
    this.#marks.delete(article)
    this.#newInMarks.delete(article)
  }

  /**
   * Writes what has changed; unless `all` is wanted, only where the journal has grown by as many bytes as the file
   * takes, so that an edit costs no more than a few times its own size, however large the library is. What can't be
   * written now stays in the journal, and is tried again with the next.
   */
  async write({ state, sequence }: Saved, index: () => KnownIndex | null, all: boolean): Promise<void> {
    const isDue = (news: number, size: number) => all || news >= Math.max(size, LEAST)
    if (!this.#library.holds(state.library) && isDue(this.#newInLibrary, this.#library.size)) {
      this.#newInLibrary = 0
      await this.#library.write(sequence, state.library)
    }
    for (const [article, current] of state.marks) {
      const database = this.#marksOf(article)
      if (this.has(article, current) || !isDue(this.#newInMarks.get(article) ?? 0, database.size)) continue
      this.#newInMarks.delete(article)
      await database.write(sequence, current)
    }
    if (this.#newInAll === 0 || !isDue(this.#newInAll, this.#indexSize)) return
    const known = index()
    if (known === null || !(await this.#index.write(known))) return
    this.#newInAll = 0
    this.#indexSize = known.rows.size * BYTES_OF_ENTRY
  }

  #marksOf(article: ArticleId): Database<ArticleRecords, PlainMarks> {
    const known = this.#marks.get(article)
    if (known !== undefined) return known
    const database = new Database(this.#folder, names.marks(article), this.#marksShape)
    this.#marks.set(article, database)
    return database
  }

  #isEmpty(current: ArticleRecords): boolean {
    return tablesAt('article', this.#kinds).every((table) => recordsIn(current, table, this.#kinds).size === 0)
  }
}
