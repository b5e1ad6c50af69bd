import type { Article } from '../article/article'
import type { ArticleId, NewId } from '../ids'
import type { Change } from '../record/edit'
import type { RecordKinds } from '../record/record-kind'
import { lead } from '../record/references'
import { type CarriedTable, type RecordOf, recordKinds } from '../record/table'
import { kindOf, tablesThatTravel } from '../record/tables'
import { mend } from './mend'
import { type Choice, type Conflict, type Merge, sideOf } from './merge'
import { areElsewhere, type Carried, carriedIn, changesBetween, copyOf, provenanceOf, type Tables } from './tables'

/** What an import comes to. */
export interface Resolved {
  /** Of one edit, so that one undo takes all back. */
  readonly changes: readonly Change[]
  /** Articles whose texts and original must be kept under an id before the edit: theirs, and the id here. */
  readonly evidence: readonly { readonly from: Article; readonly to: ArticleId }[]
}

/**
 * Works out the changes for the analyst's choices, by the keys of conflicts; what has no choice stays as mine. Each
 * record that is brought refers to the copies that were made of what it refers to, and no reference is left that leads
 * nowhere: see {@link mend}.
 */
export function resolve(
  merge: Merge,
  choices: ReadonlyMap<string, Choice>,
  newId: NewId,
  kinds: RecordKinds = recordKinds,
): Resolved {
  const chosen = (conflict: Conflict) => {
    const choice = choices.get(conflict.key) ?? 'mine'
    return conflict.choices.includes(choice) ? choice : 'mine'
  }
  const copies = new Copies(newId, kinds)
  const next = copyOf(merge.mine, kinds)
  const brought: Carried[] = [...merge.added]
  const evidence: Article[] = merge.added.flatMap((each) => (each.table === 'article' ? [each.record] : []))
  for (const conflict of merge.conflicts) {
    const choice = chosen(conflict)
    if (choice === 'mine') continue
    const theirs = sideOf(conflict, 'theirs')
    const marks = conflict.isText ? marksIn(merge.theirs, conflict.theirs.id, kinds) : []
    if (choice === 'both') for (const each of [theirs, ...marks]) copies.make(each)
    else if (conflict.isText)
      for (const each of marksIn(merge.mine, conflict.mine.id, kinds)) next[each.table].delete(each.record.id)
    if (conflict.isText && conflict.table === 'article') evidence.push(conflict.theirs)
    brought.push(theirs, ...marks)
  }
  const texts = new Set<object>(evidence)
  for (const each of brought) place(next, copies.lead(each), texts.has(each.record))
  mend(merge, next, kinds)
  return {
    changes: changesBetween(merge.mine, next, kinds),
    evidence: evidence.map((from) => ({ from, to: copies.idOf('article', from.id) as ArticleId })),
  }
}

/** Puts a record where it belongs, unless a mark stands under its id in another article. */
function place<T extends CarriedTable>(next: Tables, { table, record }: Carried<T>, withText: boolean): void {
  const known = next[table].get(record.id)
  if (areElsewhere(known, record)) return
  next[table].set(record.id, withText || known === undefined ? record : within(known, record))
}

/** A record of theirs in the place of one of mine: what is each library's own stays. */
function within<R extends RecordOf<CarriedTable>>(mine: R, theirs: R): R {
  return 'textSha256' in theirs ? { ...mine, ...provenanceOf(theirs) } : theirs
}

/** The new ids of records that are kept beside mine. */
class Copies {
  readonly #ids = new Map<string, string>()
  readonly #newId: NewId
  readonly #kinds: RecordKinds

  constructor(newId: NewId, kinds: RecordKinds) {
    this.#newId = newId
    this.#kinds = kinds
  }

  make({ table, record }: Carried): void {
    this.#ids.set(`${table} ${record.id}`, this.#newId())
  }

  idOf(table: string, id: string): string {
    return this.#ids.get(`${table} ${id}`) ?? id
  }

  /** The record under its id here, with its references led to copies. */
  lead<T extends CarriedTable>({ table, record }: Carried<T>): Carried<T> {
    const led = lead(record, kindOf(table, this.#kinds), (to, id) => this.idOf(to, id))
    return { table, record: { ...led, id: this.idOf(table, led.id) } }
  }
}

/** What is marked in an article. */
function marksIn(tables: Tables, article: string, kinds: RecordKinds): readonly Carried[] {
  return tablesThatTravel(kinds)
    .filter((table) => kindOf(table, kinds).home === 'article')
    .flatMap((table) => carriedIn(table, tables))
    .filter(({ record }) => 'article' in record && record.article === article)
}
