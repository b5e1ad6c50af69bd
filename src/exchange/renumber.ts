import type { ArticleId } from '../ids'
import type { Change } from '../record/edit'

/** The numbers that the revisions of brought texts have here: by the article's id here, then by the number there. */
export type Renumbering = ReadonlyMap<ArticleId, ReadonlyMap<number, number>>

/** The changes of an import, in which articles and orphans name the revisions by their numbers here. */
export function renumber(changes: readonly Change[], numbers: Renumbering): readonly Change[] {
  const here = (article: ArticleId, revision: number) => numbers.get(article)?.get(revision) ?? revision
  return changes.map((change) => {
    if (change.table === 'article' && change.after !== null) {
      const { after } = change
      return { ...change, after: { ...after, revision: here(after.id, after.revision) } }
    }
    if (change.table === 'annotation' && change.after !== null && change.after.orphan !== null) {
      const { after } = change
      return { ...change, after: { ...after, orphan: here(after.article, change.after.orphan) } }
    }
    return change
  })
}
