import type { Worker } from 'node:worker_threads'
import type { ReportFormat } from '../../src/ipc/contract'
import type { ReportInput } from '../../src/report/report'

/** What a thread is started to make; it answers with the report's bytes, and ends. */
export interface ReportOrder {
  readonly input: ReportInput
  readonly format: ReportFormat
}

export type StartReportWorker = (order: ReportOrder) => Worker

/** Makes a report in a format, as UTF-8, away from whoever asks for it; what is to be a PDF is HTML still. */
export type WriteReport = (input: ReportInput, format: ReportFormat) => Promise<Uint8Array<ArrayBuffer>>

/** Makes each report in a thread of its own; rejects with what ended the thread. */
export function reportWriter(start: StartReportWorker): WriteReport {
  return (input, format) =>
    new Promise((resolve, reject) => start({ input, format }).once('message', resolve).once('error', reject))
}
