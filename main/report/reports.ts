import type { ArticleError, ReportFormat, ReportScope } from '../../src/ipc/contract'
import { renderHtml } from '../../src/report/html'
import { renderMarkdown } from '../../src/report/markdown'
import { type ArticleInput, buildReport, type Report } from '../../src/report/report'
import { renderWebAnnotation } from '../../src/report/web-annotation'
import { err, ok, type Result } from '../../src/result'
import type { LibraryStore } from '../storage/store'

export interface Maker {
  readonly author: string
  readonly version: string
  /** An instant. */
  readonly madeAt: string
}

/** Makes a report of what is on the disk. */
export async function makeReport(
  store: LibraryStore,
  scope: ReportScope,
  maker: Maker,
): Promise<Result<Report, ArticleError>> {
  await store.settled()
  const { library } = store.state
  const ids = scope.kind === 'article' ? [scope.article] : library.sessions.get(scope.session)?.articles
  if (ids === undefined) return err({ code: 'missing' })
  const articles: ArticleInput[] = []
  for (const id of ids) {
    const article = library.articles.get(id)
    if (article === undefined) return err({ code: 'missing' })
    const text = await store.files.readText(article)
    if (!text.ok) return text
    const marks = await store.openMarks(id)
    if (!marks.ok) return marks
    articles.push({ article, ...text.value, marks: marks.value })
  }
  return ok(buildReport({ ...maker, scope, library, articles }))
}

/** How each format is written; a PDF is the HTML, printed. */
export const formats = {
  html: { name: 'HTML', extension: 'html', render: renderHtml },
  pdf: { name: 'PDF', extension: 'pdf', render: renderHtml },
  markdown: { name: 'Markdown', extension: 'md', render: renderMarkdown },
  'web-annotation': { name: 'Web Annotation (JSON-LD)', extension: 'jsonld', render: renderWebAnnotation },
} as const satisfies Record<ReportFormat, unknown>

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i
const LONGEST = 80

/** A name for a report's file that every system takes, without the extension. */
export function fileNameOf(title: string): string {
  const safe = title.replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, ' ').replace(/\s+/g, ' ')
  const short = [...safe]
    .slice(0, LONGEST)
    .join('')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  return short === '' || RESERVED.test(short) ? `Report ${short}`.trim() : short
}
