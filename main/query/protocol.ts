import type { Article } from '../../src/article/article'
import type { SearchResult } from '../../src/ipc/contract'

/** What searching needs to know of an article. */
export type SearchedArticle = Pick<Article, 'id' | 'revision' | 'textSha256'>

/** What the worker is told. A query ends the one before it. */
export type ToWorker =
  | { readonly kind: 'articles'; readonly articles: readonly SearchedArticle[] }
  | { readonly kind: 'query'; readonly number: number; readonly words: string }

/** What a query came to; null when a newer one ended it. */
export interface FromWorker {
  readonly number: number
  readonly result: SearchResult | null
}
