import { reportFormats } from '../../src/export/catalogue'
import type { ReportFormat } from '../../src/export/format'
import type { ArticleError, ReportScope } from '../../src/ipc/contract'
import { libraryFor } from '../../src/report/library-for'
import type { ArticleInput, ReportInput } from '../../src/report/report'
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

/** Makes a file of a report in the format of that id, in pieces; one that is printed is HTML still. */
export async function renderReport(
  input: ReportInput,
  id: string,
  formats: readonly ReportFormat[] = reportFormats(),
): Promise<readonly Uint8Array<ArrayBuffer>[]> {
  const format = formats.find((each) => each.id === id)
  if (format === undefined) throw new Error(`There must be a format "${id}" for reports.`)
  const write = await format.load()
  const pieces: Uint8Array<ArrayBuffer>[] = []
  // Each has a buffer of its own, so that it can be handed to another thread.
  for await (const piece of write(input)) pieces.push(piece.slice())
  return pieces
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
