import type { ArticleId, SessionId } from '../ids'
import { type Reached, reach, reachedPart } from '../record/reach'
import type { RecordKinds } from '../record/record-kind'
import { withoutLost } from '../record/references'
import type { ArticleRecords, Library, State } from '../record/state'
import { type RecordOf, recordKinds, type Table } from '../record/table'
import { firstTables, kindOf, recordsIn, tablesAt, withRecords } from '../record/tables'
import type { BundleScope } from './bundle'

/**
 * What a session stands on, as far as the marks that are known tell: its articles, the sources and statements that they
 * mention, and the articles in which the evidence lies. Ask again when the marks of all of them are known.
 */
export function reachOfSession(state: State, session: SessionId, kinds: RecordKinds = recordKinds): Reached {
  return reach(state, [{ table: 'session', id: session }], kinds)
}

/** The records of a scope: those that travel always, and of a session what it stands on. No others are among them. */
export function selectScope(state: State, scope: BundleScope, kinds: RecordKinds = recordKinds): State {
  const { library, marks } = state
  if (scope.kind === 'library') return { library: carriedPart(library, kinds), marks: pick(marks, library.articles) }
  const reached = reachOfSession(state, scope.session, kinds)
  const part = carriedPart(reachedPart(library, reached, kinds), kinds)
  const articles: ReadonlyMap<string, unknown> = part.articles
  const within = <T extends Table>(all: Library, table: T): Library => {
    const kind = kindOf(table, kinds)
    const isThere = (to: string, id: string) => to !== 'article' || articles.has(id)
    const records = [...recordsIn(all, table, kinds)].flatMap(
      ([id, record]): (readonly [RecordOf<T>['id'], RecordOf<T>])[] => {
        const rest = withoutLost(record, kind, isThere)
        return rest === null ? [] : [[id, rest]]
      },
    )
    return withRecords(all, table, new Map(records), kinds)
  }
  const closed = tablesAt('library', kinds).reduce<Library>((all, table) => within(all, table), part)
  const listed = <R extends { readonly articles: readonly ArticleId[] }>(record: R): R => ({
    ...record,
    articles: record.articles.filter((article) => articles.has(article)),
  })
  const profiles = new Map([...closed.profiles].map(([id, profile]) => [id, listed(profile)]))
  const statements = new Map([...closed.statements].map(([id, statement]) => [id, listed(statement)]))
  return { library: { ...closed, profiles, statements }, marks: pick(marks, part.articles) }
}

/** The library with the tables that stay where they are as those of a new one. */
function carriedPart(library: Library, kinds: RecordKinds): Library {
  const first: Library = firstTables('library', kinds)
  const left = tablesAt('library', kinds).filter((table) => kindOf(table, kinds).travels === 'never')
  return left.reduce<Library>((part, table) => withRecords(part, table, recordsIn(first, table, kinds), kinds), library)
}

function pick(
  marks: ReadonlyMap<ArticleId, ArticleRecords>,
  articles: ReadonlyMap<ArticleId, unknown>,
): ReadonlyMap<ArticleId, ArticleRecords> {
  return new Map([...marks].filter(([article]) => articles.has(article)))
}
