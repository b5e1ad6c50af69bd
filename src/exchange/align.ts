import type { Article } from '../article/article'
import type { ArticleId } from '../ids'
import type { RecordKinds } from '../record/record-kind'
import { lead } from '../record/references'
import type { ArticleRecords, Library, State } from '../record/state'
import { type RecordOf, recordKinds, type Table } from '../record/table'
import { kindOf, recordsIn, tablesAt, withRecords } from '../record/tables'

/**
 * Gives articles of theirs that have the text of one of mine, under another id, the id of mine, and leads all
 * references there: one text is one article. Of several that have the same text only the first is aligned.
 */
export function alignArticles(
  mine: Library,
  theirs: State,
  kinds: RecordKinds = recordKinds,
): { readonly records: State; readonly alike: ReadonlyMap<ArticleId, ArticleId> } {
  const byText = new Map([...mine.articles.values()].map((article) => [article.textSha256, article.id]))
  const alike = new Map<ArticleId, ArticleId>()
  const taken = new Set(theirs.library.articles.keys())
  for (const { id, textSha256 } of theirs.library.articles.values()) {
    const known = byText.get(textSha256)
    if (known === undefined || mine.articles.has(id) || taken.has(known)) continue
    alike.set(id, known)
    taken.add(known)
  }
  return { records: alike.size === 0 ? theirs : renameArticles(theirs, mine, alike, kinds), alike }
}

function renameArticles(
  { library, marks }: State,
  mine: Library,
  names: ReadonlyMap<string, ArticleId>,
  kinds: RecordKinds,
): State {
  const asMine = (article: Article): Article => {
    const id = names.get(article.id) ?? article.id
    // Each library has its own day on which it got the text.
    const { retrievedOn } = mine.articles.get(id) ?? article
    return id === article.id ? article : { ...article, id, retrievedOn }
  }
  const articles = new Map([...library.articles.values()].map(asMine).map((article) => [article.id, article]))
  return {
    library: { ...ledThere(library, 'library', names, kinds), articles },
    marks: new Map(
      [...marks].map(([article, each]) => [names.get(article) ?? article, ledThere(each, 'article', names, kinds)]),
    ),
  }
}

/** The tables with every reference to an article led to its new name. */
function ledThere<G extends Library | ArticleRecords>(
  tables: G,
  home: 'library' | 'article',
  names: ReadonlyMap<string, ArticleId>,
  kinds: RecordKinds,
): G {
  const ledIn = <T extends Table>(all: G, table: T): G => {
    const led = [...recordsIn(all, table, kinds)].map(([id, record]): [RecordOf<T>['id'], RecordOf<T>] => [
      id,
      lead(record, kindOf(table, kinds), (to, each) => (to === 'article' && names.get(each)) || each),
    ])
    return withRecords(all, table, new Map(led), kinds)
  }
  return tablesAt(home, kinds).reduce<G>((all, table) => ledIn(all, table), tables)
}
