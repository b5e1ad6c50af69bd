import { claimsAndSources } from '../codebook/claims-and-sources'
import { sameValue } from '../collection/same-value'
import type { ArticleId } from '../ids'
import type { RecordKinds } from '../record/record-kind'
import type { Library, State } from '../record/state'
import { type CarriedTable, type RecordOf, recordKinds } from '../record/table'
import { tablesThatTravel } from '../record/tables'
import { alignArticles } from './align'
import { areElsewhere, type Carried, carriedIn, saySame, type Tables, tablesOf } from './tables'

/** What to do about a record that both libraries have, and that differs. "both" keeps theirs under a new id. */
export type Choice = 'mine' | 'theirs' | 'both'

/** A record that both libraries have, and that differs. */
export type Conflict<T extends CarriedTable = CarriedTable> = {
  readonly [Each in T]: {
    /** Tells it from every other conflict. */
    readonly key: string
    readonly table: Each
    readonly mine: RecordOf<Each>
    readonly theirs: RecordOf<Each>
    /** The choices that make sense; "mine" is always the first. */
    readonly choices: readonly Choice[]
    /** An article whose text differs: what is marked in it comes with the text that is chosen. */
    readonly isText: boolean
  }
}[T]

/** One of the two records of a conflict. */
export function sideOf<T extends CarriedTable>(conflict: Conflict<T>, side: 'mine' | 'theirs'): Carried<T> {
  return { table: conflict.table, record: conflict[side] }
}

/** What a bundle would bring to a library. Nothing has changed yet. */
export interface Merge {
  readonly mine: Tables
  /** With the ids of my articles where the text is the same. */
  readonly theirs: Tables
  /** Records that my library does not have. */
  readonly added: readonly Carried[]
  /** Records that are the same in both. */
  readonly same: readonly Carried[]
  readonly conflicts: readonly Conflict[]
  /** Ids of theirs and of mine of articles that have one text. */
  readonly alike: ReadonlyMap<ArticleId, ArticleId>
}

/** The articles of my library whose marks {@link merge} must see: theirs, and those that something refers to. */
export function articlesToMerge(mine: Library, theirs: State, kinds: RecordKinds = recordKinds): readonly ArticleId[] {
  const { records } = alignArticles(mine, theirs, kinds)
  const statements = [...records.library.statements.values(), ...mine.statements.values()]
  const evidence = statements.flatMap((statement) =>
    statement.evidence.flatMap(({ reference }) => (reference.kind === 'annotation' ? [reference.article] : [])),
  )
  const wanted = new Set([...records.library.articles.keys(), ...evidence])
  return [...wanted].filter((article) => mine.articles.has(article))
}

/**
 * Lays a bundle's records beside those of a library, by their ids. `mine` must have the marks of
 * {@link articlesToMerge}. An article of theirs that has the text of one of mine is that one, whatever its id.
 */
export function merge(mine: State, theirs: State, kinds: RecordKinds = recordKinds): Merge {
  const { records, alike } = alignArticles(mine.library, theirs, kinds)
  const laid = new Laying(tablesOf(mine, kinds), tablesOf(records, kinds), isUntouched(mine.library))
  for (const table of tablesThatTravel(kinds)) laid.lay(table)
  const { added, same, conflicts } = laid
  return { mine: laid.mine, theirs: laid.theirs, added, same, conflicts, alike }
}

/** Lays table beside table, articles before what is marked in them. */
class Laying {
  readonly mine: Tables
  readonly theirs: Tables
  readonly added: Carried[] = []
  readonly same: Carried[] = []
  readonly conflicts: Conflict[] = []
  readonly #isNew: boolean
  readonly #otherTexts = new Set<string>()

  constructor(mine: Tables, theirs: Tables, isNew: boolean) {
    this.mine = mine
    this.theirs = theirs
    this.#isNew = isNew
  }

  lay(table: CarriedTable): void {
    for (const theirs of carriedIn(table, this.theirs)) {
      const { record } = theirs
      if ('article' in record && this.#otherTexts.has(record.article)) continue
      const mine = this.mine[table].get(record.id)
      if (mine === undefined) this.added.push(theirs)
      else this.#compare(theirs, mine)
    }
  }

  #compare(theirs: Carried, mine: RecordOf<CarriedTable>): void {
    const isText = haveOtherTexts(mine, theirs.record)
    if (isText) this.#otherTexts.add(theirs.record.id)
    if (!isText && saySame(mine, theirs.record)) this.same.push(theirs)
    else if (theirs.table === 'codebook' && this.#isNew) this.added.push(theirs)
    else this.conflicts.push(conflictOf(theirs, mine, isText))
  }
}

function conflictOf<T extends CarriedTable>(theirs: Carried<T>, mine: RecordOf<T>, isText: boolean): Conflict<T> {
  const { table, record } = theirs
  const choices = choicesFor(table, mine, record, isText)
  return { key: `${table} ${record.id}`, table, mine, theirs: record, choices, isText }
}

function haveOtherTexts(mine: RecordOf<CarriedTable>, theirs: RecordOf<CarriedTable>): boolean {
  return 'textSha256' in mine && 'textSha256' in theirs && mine.textSha256 !== theirs.textSha256
}

/** A library in which nobody has worked yet: its codebook is nobody's choice. */
function isUntouched({ articles, codebooks }: Library): boolean {
  return articles.size === 0 && sameValue(codebooks.get(claimsAndSources.id), claimsAndSources)
}

function choicesFor(table: CarriedTable, mine: object, theirs: object, isText: boolean): readonly Choice[] {
  if (areElsewhere(mine, theirs)) return ['mine', 'both']
  if (table === 'codebook' || table === 'session' || (table === 'article' && !isText)) return ['mine', 'theirs']
  return ['mine', 'theirs', 'both']
}
