/// <reference types="electron-vite/node" />
// The build makes a function of it that starts the thread.
// oxlint-disable-next-line import/default
import createWorker from './report-worker?nodeWorker'
import type { StartReportWorker } from './write-report'

/** Starts the thread that makes a report, from where the build puts it. */
export const startReportWorker: StartReportWorker = (order) => createWorker({ workerData: order })
