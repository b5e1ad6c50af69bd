import type { Library } from '../record/state'
import type { ReportInput } from './report'

/** The part of the library that a report looks at, which is little of a large one; the report is the same with it. */
export function libraryFor({
  library,
  articles: inputs,
  scope,
}: Pick<ReportInput, 'scope' | 'library' | 'articles'>): Library {
  const annotations = inputs.flatMap(({ marks }) => [...marks.annotations.values()])
  const statements = picked(
    library.statements,
    annotations.map(({ statement }) => statement),
  )
  const profiles = picked(
    library.profiles,
    annotations.map(({ profile }) => profile),
  )
  const elsewhere = [...statements.values()].flatMap(({ articles, evidence }) => [
    ...articles,
    ...evidence.map(({ reference }) => (reference.kind === 'annotation' ? reference.article : null)),
  ])
  const articles = picked(library.articles, [...inputs.map(({ article }) => article.id), ...elsewhere])
  const sessions = picked(library.sessions, [scope.kind === 'session' ? scope.session : null])
  // Subtle: another thread gets this, and a Map goes there whole where a table of records would not.
  return { ...library, codebooks: new Map(library.codebooks), statements, profiles, articles, sessions }
}

function picked<Id, T>(records: ReadonlyMap<Id, T>, ids: readonly (Id | null)[]): ReadonlyMap<Id, T> {
  const found = new Map<Id, T>()
  for (const id of ids) {
    const record = id === null ? undefined : records.get(id)
    if (id !== null && record !== undefined) found.set(id, record)
  }
  return found
}
