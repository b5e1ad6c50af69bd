import type { ArticleId } from '../ids'
import type { TablesAt } from './table'
import { firstTables } from './tables'

/** What is known across articles: the tables of the library as `recordKinds` describes them. */
export interface Library extends TablesAt<'library'> {}

/** What is kept beside one article: its marks. */
export interface ArticleRecords extends TablesAt<'article'> {}

/** All that edits change: the library, and the marks of those articles that are open. */
export interface State {
  readonly library: Library
  readonly marks: ReadonlyMap<ArticleId, ArticleRecords>
}

export const emptyLibrary: Library = firstTables('library')

export const noMarks: ArticleRecords = firstTables('article')
