import { renderHtml } from '../../src/export/html'
import { renderMarkdown } from '../../src/export/markdown'
import { renderWebAnnotation } from '../../src/export/web-annotation'
import type { ArticleError, ReportFormat, ReportScope } from '../../src/ipc/contract'
import { libraryFor } from '../../src/report/library-for'
import { type ArticleInput, buildReport, type ReportInput } from '../../src/report/report'
import { err, ok, type Result } from '../../src/result'
import type { LibraryStore } from '../storage/store'

export interface Maker {
  readonly author: string
  readonly version: string
  /** An instant. */
  readonly madeAt: string
}

/** Gathers what a report is made from, as it is on the disk. */
export async function gatherReport(
  store: LibraryStore,
  scope: ReportScope,
  maker: Maker,
): Promise<Result<ReportInput, ArticleError>> {
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
    // Subtle: the store's own maps would lose their methods on the way to a thread.
    const annotations = new Map(marks.value.annotations)
    const attributions = new Map(marks.value.attributions)
    articles.push({ article, ...text.value, marks: { annotations, attributions } })
  }
  return ok({ ...maker, scope, articles, library: libraryFor({ library, articles, scope }) })
}

/** How each format is written; a PDF is the HTML, printed. */
export const formats = {
  html: { name: 'HTML', extension: 'html', render: renderHtml },
  pdf: { name: 'PDF', extension: 'pdf', render: renderHtml },
  markdown: { name: 'Markdown', extension: 'md', render: renderMarkdown },
  'web-annotation': { name: 'Web Annotation (JSON-LD)', extension: 'jsonld', render: renderWebAnnotation },
} as const satisfies Record<ReportFormat, unknown>

/** Makes a report in a format, as UTF-8; what is to be a PDF is HTML still. */
export function renderReport(input: ReportInput, format: ReportFormat): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(formats[format].render(buildReport(input)))
}

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
