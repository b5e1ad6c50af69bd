import type { Worker } from 'node:worker_threads'
import type { ReportInput } from '../../src/report/report'

/** What a thread is started to make; it answers with the file's bytes in pieces, and ends. */
export interface ReportOrder {
  readonly input: ReportInput
  /** The id of a format. */
  readonly format: string
}

export type StartReportWorker = (order: ReportOrder) => Worker

/**
 * Makes a file of a report in the format of that id, away from whoever asks for it, in pieces; one that is printed is
 * HTML still.
 */
export type WriteReport = (input: ReportInput, format: string) => Promise<readonly Uint8Array<ArrayBuffer>[]>

/** Makes each report in a thread of its own; rejects with what ended the thread. */
export function reportWriter(start: StartReportWorker): WriteReport {
  return (input, format) =>
    new Promise((resolve, reject) => start({ input, format }).once('message', resolve).once('error', reject))
}
