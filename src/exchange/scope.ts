import type { Marks } from '../annotation/marks'
import type { ArticleId, ProfileId, SessionId, StatementId } from '../ids'
import { emptyLibrary, type Library, type State } from '../record/state'
import type { BundleScope } from './bundle'

type AllMarks = ReadonlyMap<ArticleId, Marks>

/**
 * The articles that a session stands on, as far as the marks that are known tell: its own, and those in which the
 * evidence of its statements lies. Ask again when the marks of all of them are known.
 */
export function reach(library: Library, session: SessionId, marks: AllMarks): ReadonlySet<ArticleId> {
  const reached = new Set<ArticleId>()
  const open = [...(library.sessions.get(session)?.articles ?? [])]
  for (let article = open.pop(); article !== undefined; article = open.pop()) {
    if (reached.has(article) || !library.articles.has(article)) continue
    reached.add(article)
    for (const { statement } of marks.get(article)?.annotations.values() ?? []) {
      const evidence = statement === null ? [] : (library.statements.get(statement)?.evidence ?? [])
      for (const { reference } of evidence) if (reference.kind === 'annotation') open.push(reference.article)
    }
  }
  return reached
}

/**
 * The records of a scope. Settings are never among them. Of a session these are the session, the articles that it
 * {@link reach}es, and the profiles and statements to which their marks point.
 */
export function selectScope({ library, marks }: State, scope: BundleScope): State {
  const { settings } = emptyLibrary
  if (scope.kind === 'library') return { library: { ...library, settings }, marks: pick(marks, library.articles) }
  const articles = pick(library.articles, reach(library, scope.session, marks))
  const theirMarks = pick(marks, articles)
  const annotations = [...theirMarks.values()].flatMap((each) => [...each.annotations.values()])
  const profiles = new Set(annotations.map(({ profile }) => profile))
  const statements = new Set(annotations.map(({ statement }) => statement))
  const within = <R extends { readonly articles: readonly ArticleId[] }>(record: R): R => ({
    ...record,
    articles: record.articles.filter((article) => articles.has(article)),
  })
  return {
    library: {
      settings,
      codebooks: library.codebooks,
      articles,
      profiles: each(pick(library.profiles, profiles as ReadonlySet<ProfileId>), within),
      statements: each(pick(library.statements, statements as ReadonlySet<StatementId>), within),
      sessions: each(pick(library.sessions, new Set([scope.session])), within),
    },
    marks: theirMarks,
  }
}

function pick<K, V>(table: ReadonlyMap<K, V>, keys: { has(key: K): boolean }): ReadonlyMap<K, V> {
  return new Map([...table].filter(([key]) => keys.has(key)))
}

function each<K, V>(table: ReadonlyMap<K, V>, change: (value: V) => V): ReadonlyMap<K, V> {
  return new Map([...table].map(([key, value]) => [key, change(value)]))
}
