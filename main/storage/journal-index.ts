import { emptyHistory, type History, isInTurn, remember } from '../../src/edit/history'
import type { ArticleId, EditId, SessionId } from '../../src/ids'
import type { EditSummary } from './edit-summary'
import type { Place } from './journal'

/** Where an edit lies in the journal, and what is asked of it without reading it. */
export interface Entry extends Place {
  readonly sequence: number
  readonly edit: EditSummary
}

/** What the journal holds, without the edits themselves: they are read back when they are wanted. */
export class JournalIndex {
  readonly #entries: Entry[] = []
  readonly #byEdit = new Map<EditId, Entry>()
  /** The last undo of an edit, by the edit that it took back. */
  readonly #undoings = new Map<EditId, Entry>()
  readonly #byArticle = new Map<ArticleId, Entry[]>()
  #history: History = emptyHistory
  /** The sequence of the last record that is lost; 0 when none is. */
  #lostTo = 0

  add(entry: Entry): void {
    const { sequence, edit } = entry
    if (sequence !== (this.#entries.at(-1)?.sequence ?? 0) + 1) this.lose(sequence - 1)
    this.#entries.push(entry)
    this.#byEdit.set(edit.id, entry)
    if (edit.act === 'undo' && edit.of !== null) this.#undoings.set(edit.of, entry)
    for (const article of edit.articles) {
      const entries = this.#byArticle.get(article)
      if (entries === undefined) this.#byArticle.set(article, [entry])
      else entries.push(entry)
    }
    if (isInTurn(this.#history, edit)) this.#history = remember(this.#history, edit)
    else this.#history = emptyHistory
  }

  /** All of them, in the order of the journal. */
  get entries(): readonly Entry[] {
    return this.#entries
  }

  /** Records up to a sequence were lost: what lies before the gap can't be taken back on top of what came after. */
  lose(to: number): void {
    this.#history = emptyHistory
    this.#lostTo = Math.max(this.#lostTo, to)
  }

  /** Whether every record after a sequence is here, so that what it led to can be rebuilt from that. */
  isWholeAfter(sequence: number): boolean {
    return this.#lostTo <= sequence
  }

  has(edit: EditId): boolean {
    return this.#byEdit.has(edit)
  }

  /** The edit that an undo takes back; null when there is none. */
  nextUndo(): Entry | null {
    const { done } = this.#history
    return (done && this.#byEdit.get(done.top)) ?? null
  }

  /** The edit that is brought again by a redo, and the undo that took it back, which the redo reverts. */
  nextRedo(): { readonly of: EditId; readonly undoing: Entry } | null {
    const { undone } = this.#history
    const undoing = undone && this.#undoings.get(undone.top)
    return undone && undoing ? { of: undone.top, undoing } : null
  }

  /** Records about marks of an article that are newer than a sequence, in order. */
  touching(article: ArticleId, after: number): readonly Entry[] {
    return (this.#byArticle.get(article) ?? []).filter((entry) => entry.sequence > after)
  }

  /** At most `limit` records, the newest first; of all sessions when none is given. */
  newest(session: SessionId | null, limit: number): readonly Entry[] {
    const found: Entry[] = []
    for (let at = this.#entries.length - 1; at >= 0 && found.length < limit; at--) {
      const entry = this.#entries[at]
      if (entry !== undefined && (session === null || entry.edit.session === session)) found.push(entry)
    }
    return found
  }
}
