import type { Marks } from '../annotation/marks'
import type { Article } from '../article/article'
import type { ArticleId } from '../ids'
import type { Library, State } from '../record/state'

/**
 * Gives articles of theirs that have the text of one of mine, under another id, the id of mine, and leads all
 * references there: one text is one article. Of several that have the same text only the first is aligned.
 */
export function alignArticles(
  mine: Library,
  theirs: State,
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
  return { records: alike.size === 0 ? theirs : renameArticles(theirs, mine, alike), alike }
}

function renameArticles({ library, marks }: State, mine: Library, names: ReadonlyMap<ArticleId, ArticleId>): State {
  const name = (id: ArticleId) => names.get(id) ?? id
  const inList = <R extends { readonly articles: readonly ArticleId[] }>(record: R): R => ({
    ...record,
    articles: record.articles.map(name),
  })
  const inArticle = <R extends { readonly article: ArticleId }>(record: R): R => ({
    ...record,
    article: name(record.article),
  })
  const asMine = (article: Article): Article => {
    const id = name(article.id)
    // Each library has its own day on which it got the text.
    const { retrievedOn } = mine.articles.get(id) ?? article
    return id === article.id ? article : { ...article, id, retrievedOn }
  }
  return {
    library: {
      ...library,
      articles: mapTable(library.articles, asMine),
      profiles: mapTable(library.profiles, inList),
      statements: mapTable(library.statements, (statement) => ({
        ...inList(statement),
        evidence: statement.evidence.map((each) =>
          each.reference.kind === 'annotation' ? { ...each, reference: inArticle(each.reference) } : each,
        ),
      })),
      sessions: mapTable(library.sessions, inList),
    },
    marks: new Map(
      [...marks].map(([article, { annotations, attributions }]): [ArticleId, Marks] => [
        name(article),
        { annotations: mapTable(annotations, inArticle), attributions: mapTable(attributions, inArticle) },
      ]),
    ),
  }
}

function mapTable<K extends string, R extends { readonly id: K }>(
  table: ReadonlyMap<K, R>,
  change: (record: R) => R,
): ReadonlyMap<K, R> {
  return new Map([...table.values()].map(change).map((record) => [record.id, record]))
}
