import { basename, join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import type { ReportFormat, Requests } from '../../src/ipc/contract'
import type { Edit, Stamp } from '../../src/record/edit'
import { type ReportInput, reportTitle } from '../../src/report/report'
import { err, ok, type Result } from '../../src/result'
import { replaceFile, systemCode } from '../storage/disk/durable-file'
import type { LibraryStore } from '../storage/store'
import { printPdf } from './pdf'
import type { ReportShelf } from './report-shelf'
import { fileNameOf, formats } from './reports'
import type { WriteReport } from './write-report'

type Exported = Awaited<ReturnType<Requests['reports.export']>>

interface ExportDesk {
  readonly store: LibraryStore
  readonly shelf: ReportShelf
  readonly writeReport: WriteReport
  readonly window: BrowserWindow
}

/** Asks where a report shall go, makes it, writes it there, and notes it in the log. */
export async function exportReport(
  input: ReportInput,
  format: ReportFormat,
  stamp: Stamp,
  desk: ExportDesk,
): Promise<Exported> {
  const { store, window } = desk
  const { name: label, extension } = formats[format]
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: `Export as ${label}`,
    defaultPath: join(app.getPath('documents'), `${fileNameOf(reportTitle(input))}.${extension}`),
    filters: [{ name: label, extensions: [extension] }],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  })
  if (canceled || !filePath) return ok(null)
  const written = await write(filePath, input, format, desk)
  if (!written.ok) return written
  const name = basename(filePath)
  const edit: Edit = { ...stamp, act: 'log', of: null, gesture: 'export', subject: name, changes: [] }
  const committed = await store.commit(edit)
  return committed.ok ? ok({ name, edit }) : committed
}

/** A report of an unwritten place would be a loss: the old file stays until the new one is whole. */
async function write(
  path: string,
  input: ReportInput,
  format: ReportFormat,
  { shelf, writeReport }: ExportDesk,
): Promise<Result<null, { readonly code: 'not-written'; readonly reason: string }>> {
  try {
    const written = await writeReport(input, format)
    const bytes = format === 'pdf' ? await printPdf(shelf, written) : written
    await replaceFile(path, [bytes], { mode: 0o666 })
    return ok(null)
  } catch (error) {
    return err({ code: 'not-written', reason: systemCode(error) })
  }
}
