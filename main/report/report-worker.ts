import { parentPort, workerData } from 'node:worker_threads'
import { renderReport } from './reports'
import type { ReportOrder } from './write-report'

// A thread of its own: finding the sentences of a long text would keep the main process from saving.
const port = parentPort
if (port === null) throw new Error('A report must be made by a worker.')
const { input, format } = workerData as ReportOrder
// Subtle: a rejection that nobody handles ends the thread, and whoever waits for it hears of that.
void renderReport(input, format).then((pieces) =>
  port.postMessage(
    pieces,
    pieces.map(({ buffer }) => buffer),
  ),
)
