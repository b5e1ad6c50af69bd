import { reach, reachedPart } from '../record/reach'
import type { ReferredTo } from '../record/references'
import type { Library } from '../record/state'
import type { ReportInput } from './report'

/** The part of the library that a report looks at, which is little of a large one; the report is the same with it. */
export function libraryFor({
  library,
  articles: inputs,
  scope,
}: Pick<ReportInput, 'scope' | 'library' | 'articles'>): Library {
  const marks = new Map(inputs.map(({ article, marks: each }) => [article.id, each]))
  const elsewhere = inputs
    .flatMap((each) => [...each.marks.annotations.values()])
    .flatMap(({ statement }) => (statement && library.statements.get(statement)?.articles) ?? [])
  const articles = [...inputs.map(({ article }) => article.id), ...elsewhere]
  const from: readonly ReferredTo[] = [
    ...articles.map((id) => ({ table: 'article', id })),
    ...(scope.kind === 'session' ? [{ table: 'session', id: scope.session }] : []),
  ]
  // Subtle: another thread gets this, and what was reached comes in Maps, which go there whole.
  return reachedPart(library, reach({ library, marks }, from))
}
