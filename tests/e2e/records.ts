import { expect, type Page } from '@playwright/test'
import type { ArticleId } from '../../src/ids'
import type { Bridge, OpenedArticle } from '../../src/ipc/contract'
import type { PlainLibrary } from '../../src/record/plain'

/** What is on the disk: the library, and the marks of the article that was imported last. */
export interface Records {
  readonly library: PlainLibrary
  readonly marks: Pick<OpenedArticle, 'annotations' | 'attributions'>
}

/** Asks the store, when it has everything, in an order that does not depend on the order of doing. */
export async function recordsOf(page: Page): Promise<Records> {
  await expect(page.locator('[aria-label="Save state"]')).toHaveText('Saved')
  return page.evaluate(async () => {
    const { sourcemark } = window as unknown as { readonly sourcemark: Bridge }
    const { library } = await sourcemark.request('library.open')
    const [last] = [...library.articles].sort((a, b) => b.importedAt.localeCompare(a.importedAt))
    const opened = await sourcemark.request('articles.open', last?.id as ArticleId)
    if (!opened.ok) throw new Error('The article must be readable.')
    const article = JSON.parse(opened.value) as OpenedArticle
    const ordered = <R extends { readonly id: string }>(records: readonly R[]): readonly R[] =>
      [...records].sort((a, b) => a.id.localeCompare(b.id))
    return {
      library: {
        ...library,
        articles: ordered(library.articles),
        profiles: ordered(library.profiles),
        statements: ordered(library.statements),
        sessions: ordered(library.sessions),
      },
      marks: { annotations: ordered(article.annotations), attributions: ordered(article.attributions) },
    }
  })
}
