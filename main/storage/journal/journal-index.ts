import type { ArticleId, EditId, SessionId } from '../../../src/ids'
import { Breath } from '../disk/breath'
import type { EditSummary } from './edit-summary'
import { EditTable } from './edit-table'
import { IndexRows } from './index-rows'
import type { Place } from './journal'
import { Numbers } from './numbers'

/** Where an edit lies in the journal, and what is asked of it without reading it. */
export interface Entry extends Place {
  readonly sequence: number
  readonly edit: EditSummary
}

/** An index as it can be kept. */
export interface KnownRows {
  readonly rows: IndexRows
  readonly sessions: readonly string[]
  readonly articles: readonly string[]
  /** The articles of edits that lie in several: the row, then the articles' numbers from the second one on. */
  readonly more: readonly (readonly number[])[]
}

/** The edit of an undo that names none that is known. */
const UNKNOWN = 0xffffffff

/** Rows that are taken in before the clock is looked at. */
const ROWS_AT_ONCE = 256

/** What the journal holds, without the edits themselves: they are read back when they are wanted. */
export class JournalIndex {
  readonly #rows: IndexRows
  readonly #edits: EditTable
  readonly #sessions: Numbers
  readonly #articles: Numbers
  readonly #more: Map<number, readonly number[]>
  /** Rows of edits that can be undone, the last one on top. */
  #done: number[] = []
  /** Rows of edits that were undone, and of what undid them. */
  #undone: { readonly row: number; readonly undoing: number }[] = []
  /** The sequence of the last record that is lost; 0 when none is. */
  #lostTo = 0

  private constructor(known: KnownRows) {
    this.#rows = known.rows
    this.#sessions = new Numbers(known.sessions)
    this.#articles = new Numbers(known.articles)
    this.#more = new Map(known.more.map(([row = 0, ...articles]) => [row, articles]))
    this.#edits = new EditTable(known.rows)
  }

  static empty(): JournalIndex {
    return new JournalIndex({ rows: new IndexRows(), sessions: [], articles: [], more: [] })
  }

  /** An index as it was kept. Goes on with its rows. */
  static async resume(known: KnownRows): Promise<JournalIndex> {
    const index = new JournalIndex(known)
    const breath = new Breath()
    for (let row = 0; row < known.rows.size; row++) {
      index.#edits.add(row)
      index.#remember(row)
      if (row % ROWS_AT_ONCE === 0 && breath.isOut) await breath.take()
    }
    return index
  }

  /** A copy that does not grow with the index. */
  known(): KnownRows {
    return {
      rows: new IndexRows(this.#rows.blocks(), this.#rows.size),
      sessions: [...this.#sessions.names],
      articles: [...this.#articles.names],
      more: [...this.#more].map(([row, articles]) => [row, ...articles]),
    }
  }

  get size(): number {
    return this.#rows.size
  }

  /** The sequence of the last record; 0 when there is none. */
  get last(): number {
    return this.#rows.size === 0 ? 0 : this.#rows.sequence(this.#rows.size - 1)
  }

  add({ sequence, part, offset, length, edit }: Entry): void {
    const { id, act, of, session, articles, inLibrary } = edit
    const row = this.#rows.size
    const [article = 0, ...more] = articles.map((each) => this.#articles.of(each))
    this.#rows.push({
      ...{ sequence, part, offset, length, id, act, article, inLibrary },
      of: of === null ? 0 : (this.#edits.find(of) ?? UNKNOWN - 1) + 1,
      session: session === null ? 0 : this.#sessions.of(session),
    })
    if (more.length > 0) this.#more.set(row, more)
    this.#edits.add(row)
    this.#remember(row)
  }

  /** Records up to a sequence were lost: what lies before the gap can't be taken back on top of what came after. */
  lose(to: number): void {
    this.#forget()
    this.#lostTo = Math.max(this.#lostTo, to)
  }

  /** Whether every record after a sequence is here, so that what it led to can be rebuilt from that. */
  isWholeAfter(sequence: number): boolean {
    return this.#lostTo <= sequence
  }

  has(edit: EditId): boolean {
    return this.#edits.find(edit) !== null
  }

  /** Where the edit lies that an undo takes back; null when there is none. */
  nextUndo(): Place | null {
    const row = this.#done.at(-1)
    return row === undefined ? null : this.#rows.place(row)
  }

  /** Where the undo lies that a redo takes back; null when there is none. */
  nextRedo(): Place | null {
    const next = this.#undone.at(-1)
    return next === undefined ? null : this.#rows.place(next.undoing)
  }

  /** Where the edits lie that undos take back, one after the other: the newest at most, the next in turn first. */
  undos(limit: number): readonly Place[] {
    return this.#done
      .slice(-limit)
      .reverse()
      .map((row) => this.#rows.place(row))
  }

  /** Where the undos lie that redos take back, one after the other: the newest at most, the next in turn first. */
  redos(limit: number): readonly Place[] {
    return this.#undone
      .slice(-limit)
      .reverse()
      .map(({ undoing }) => this.#rows.place(undoing))
  }

  /** How many edits can be undone, and how many of them were. */
  get depth(): { readonly undo: number; readonly redo: number } {
    return { undo: this.#done.length, redo: this.#undone.length }
  }

  /** Where the records about marks of an article lie that are newer than a sequence, in order. */
  touching(article: ArticleId, after: number): readonly Place[] {
    const number = this.#articles.known(article)
    const touches = (row: number) =>
      this.#rows.number(row, 'article') === number || this.#more.get(row)?.includes(number) === true
    return number === 0 ? [] : this.#after(after, touches)
  }

  /** Where the records about the library lie that are newer than a sequence, in order. */
  inLibrary(after: number): readonly Place[] {
    return this.#after(after, (row) => this.#rows.inLibrary(row))
  }

  /** Where the records lie that are newer than a sequence, in order. */
  after(sequence: number): readonly Place[] {
    return this.#after(sequence, () => true)
  }

  /** Where at most `limit` records lie, the newest first; of all sessions when none is given. */
  newest(session: SessionId | null, limit: number): readonly Place[] {
    const number = session === null ? 0 : this.#sessions.known(session)
    const found: Place[] = []
    if (session !== null && number === 0) return found
    for (let row = this.#rows.size - 1; row >= 0 && found.length < limit; row--) {
      if (session === null || this.#rows.number(row, 'session') === number) found.push(this.#rows.place(row))
    }
    return found
  }

  #after(sequence: number, wanted: (row: number) => boolean): readonly Place[] {
    const found: Place[] = []
    for (let row = this.#rows.size - 1; row >= 0 && this.#rows.sequence(row) > sequence; row--) {
      if (wanted(row)) found.push(this.#rows.place(row))
    }
    return found.reverse()
  }

  /** Takes a row into the history. Undo and redo must name the edit that is next in turn. */
  #remember(row: number): void {
    const before = row === 0 ? 0 : this.#rows.sequence(row - 1)
    const sequence = this.#rows.sequence(row)
    if (sequence !== before + 1) this.lose(sequence - 1)
    const of = this.#rows.number(row, 'of') - 1
    switch (this.#rows.act(row)) {
      case 'do':
        this.#done.push(row)
        this.#undone = []
        return
      case 'undo':
        if (this.#done.at(-1) !== of) return this.#forget()
        this.#done.pop()
        this.#undone.push({ row: of, undoing: row })
        return
      case 'redo':
        if (this.#undone.at(-1)?.row !== of) return this.#forget()
        this.#undone.pop()
        this.#done.push(of)
        return
      case 'log':
        return
    }
  }

  #forget(): void {
    this.#done = []
    this.#undone = []
  }
}
