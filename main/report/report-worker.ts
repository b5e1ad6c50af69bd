import { parentPort, workerData } from 'node:worker_threads'
import { renderReport } from './reports'
import type { ReportOrder } from './write-report'

// A thread of its own: finding the sentences of a long text would keep the main process from saving.
if (parentPort === null) throw new Error('A report must be made by a worker.')
const { input, format } = workerData as ReportOrder
const bytes = renderReport(input, format)
parentPort.postMessage(bytes, [bytes.buffer])
