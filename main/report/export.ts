import type { ReportFormat } from '../../src/export/format'
import type { Requests } from '../../src/ipc/contract'
import type { Stamp } from '../../src/record/edit'
import { type ReportInput, reportTitle } from '../../src/report/report'
import { ok } from '../../src/result'
import { type ExportDesk, exportFile } from '../export/export-file'
import { printPdf } from './pdf'
import type { ReportShelf } from './report-shelf'
import { fileNameOf } from './reports'
import type { WriteReport } from './write-report'

interface ReportDesk extends ExportDesk {
  readonly shelf: ReportShelf
  readonly writeReport: WriteReport
}

/** Asks where a report shall go, makes it, writes it there, and notes it in the log. */
export function exportReport(
  input: ReportInput,
  format: ReportFormat,
  stamp: Stamp,
  desk: ReportDesk,
): Promise<Awaited<ReturnType<Requests['reports.export']>>> {
  const { id, label, extension, printed } = format
  const asking = {
    title: `Export as ${label}`,
    name: `${fileNameOf(reportTitle(input))}.${extension}`,
    filters: [{ name: label, extensions: [extension] }],
    canOpen: true,
  }
  return exportFile(desk, asking, stamp, async () => {
    const written = await desk.writeReport(input, id)
    return ok(printed ? [await printPdf(desk.shelf, Buffer.concat(written))] : written)
  })
}
