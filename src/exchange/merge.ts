import type { Article } from '../article/article'
import { claimsAndSources } from '../codebook/claims-and-sources'
import { sameValue } from '../collection/same-value'
import type { ArticleId } from '../ids'
import type { RecordOf } from '../record/edit'
import type { Library, State } from '../record/state'
import { alignArticles } from './align'
import { areElsewhere, type Carried, type CarriedTable, carriedTables, saySame, type Tables, tablesOf } from './tables'

/** What to do about a record that both libraries have, and that differs. "both" keeps theirs under a new id. */
export type Choice = 'mine' | 'theirs' | 'both'

/** A record that both libraries have, and that differs. */
export type Conflict = { readonly [T in CarriedTable]: ConflictOf<T> }[CarriedTable]
interface ConflictOf<T extends CarriedTable> {
  /** Tells it from every other conflict. */
  readonly key: string
  readonly table: T
  readonly mine: RecordOf<T>
  readonly theirs: RecordOf<T>
  /** The choices that make sense; "mine" is always the first. */
  readonly choices: readonly Choice[]
  /** An article whose text differs: what is marked in it comes with the text that is chosen. */
  readonly isText: boolean
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

/** The articles of my library whose marks {@link merge} must see. */
export function articlesToMerge(mine: Library, theirs: State): readonly ArticleId[] {
  const { records } = alignArticles(mine, theirs)
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
export function merge(mine: State, theirs: State): Merge {
  const { records, alike } = alignArticles(mine.library, theirs)
  const tables = { mine: tablesOf(mine), theirs: tablesOf(records) }
  const added: Carried[] = []
  const same: Carried[] = []
  const conflicts: Conflict[] = []
  const otherTexts = new Set<string>()
  for (const table of carriedTables) {
    for (const [id, record] of tables.theirs[table]) {
      if ('article' in record && otherTexts.has(record.article)) continue
      const known = tables.mine[table].get(id)
      const isText = table === 'article' && known !== undefined && !haveOneText(known as Article, record as Article)
      if (isText) otherTexts.add(id)
      const carried = { table, record } as Carried
      if (known === undefined) added.push(carried)
      else if (!isText && saySame(table, known, record)) same.push(carried)
      else if (table === 'codebook' && isUntouched(mine.library)) added.push(carried)
      else {
        const choices = choicesFor(table, known, record, isText)
        conflicts.push({ key: `${table} ${id}`, table, mine: known, theirs: record, choices, isText } as Conflict)
      }
    }
  }
  return { ...tables, added, same, conflicts, alike }
}

function haveOneText(a: Article, b: Article): boolean {
  return a.textSha256 === b.textSha256
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
