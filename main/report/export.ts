import { basename, join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import type { Edit, Stamp } from '../../src/edit/edit'
import type { ReportFormat, Requests } from '../../src/ipc/contract'
import type { Report } from '../../src/report/report'
import { err, ok, type Result } from '../../src/result'
import { replaceFile, systemCode } from '../storage/durable-file'
import type { LibraryStore } from '../storage/store'
import { printPdf } from './pdf'
import type { ReportShelf } from './report-shelf'
import { fileNameOf, formats } from './reports'

type Exported = Awaited<ReturnType<Requests['reports.export']>>

/** Asks where a report shall go, writes it there, and notes it in the log. */
export async function exportReport(
  report: Report,
  format: ReportFormat,
  stamp: Stamp,
  {
    store,
    shelf,
    window,
  }: { readonly store: LibraryStore; readonly shelf: ReportShelf; readonly window: BrowserWindow },
): Promise<Exported> {
  const { name: label, extension } = formats[format]
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: `Export as ${label}`,
    defaultPath: join(app.getPath('documents'), `${fileNameOf(report.title)}.${extension}`),
    filters: [{ name: label, extensions: [extension] }],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  })
  if (canceled || !filePath) return ok(null)
  const written = await write(filePath, report, format, shelf)
  if (!written.ok) return written
  const name = basename(filePath)
  const edit: Edit = { ...stamp, act: 'log', of: null, gesture: 'export', subject: name, changes: [] }
  const committed = await store.commit(edit)
  return committed.ok ? ok({ name, edit }) : committed
}

/** A report of an unwritten place would be a loss: the old file stays until the new one is whole. */
async function write(
  path: string,
  report: Report,
  format: ReportFormat,
  shelf: ReportShelf,
): Promise<Result<null, { readonly code: 'not-written'; readonly reason: string }>> {
  try {
    const rendered = formats[format].render(report)
    const bytes = format === 'pdf' ? await printPdf(shelf, rendered) : Buffer.from(rendered)
    await replaceFile(path, [bytes], { mode: 0o666 })
    return ok(null)
  } catch (error) {
    return err({ code: 'not-written', reason: systemCode(error) })
  }
}
