import { join } from 'node:path'
import { app, BrowserWindow, type Session } from 'electron'
import * as v from 'valibot'
import type { ReadArticle, ReadError } from '../../src/import/format'
import { outcomeSchema, type RoomOrder } from '../../src/ipc/room'
import { err, type Result } from '../../src/result'
import { confinedPage } from '../confined-page'

/** Milliseconds between two looks at how much memory a room has taken. */
const LOOK = 50

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))

interface RoomDesk {
  /** Of the room alone: it keeps nothing, and has the room's files and nothing else. */
  readonly session: Session
  readonly page: string
  readonly progress: (share: number) => void
  /** Ends the room before it is done. */
  readonly signal: AbortSignal
}

/**
 * Reads one file in a window of its own that nobody sees: sandboxed, without Node, network, storage or other pages, in
 * a process that is killed when it gives its answer or has spent its budget. Whatever a file makes of the process, what
 * comes out is a reading of the right shape or an error.
 */
export async function readInRoom(
  order: RoomOrder,
  { session, page, progress, signal }: RoomDesk,
): Promise<Result<ReadArticle, ReadError>> {
  if (signal.aborted) return err({ code: 'stopped' })
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      preload: join(__dirname, '../preload/room-preload.cjs'),
      session,
      ...confinedPage,
      // Nobody sees it, and it must not be slow for that.
      backgroundThrottling: false,
    },
  })
  const { webContents } = window
  const begun = performance.now()
  const ending = new AbortController()
  try {
    return await new Promise((resolve) => {
      const end = (code: ReadError['code']) => resolve(err({ code }))
      const watch = setInterval(() => {
        if (performance.now() - begun > order.budget.milliseconds) end('too-slow')
        else if (memoryOf(webContents.getOSProcessId()) > order.budget.memory) end('too-much-memory')
      }, LOOK)
      ending.signal.addEventListener('abort', () => clearInterval(watch))
      signal.addEventListener('abort', () => end('stopped'), { signal: ending.signal })
      webContents.once('render-process-gone', (_event, { reason }) =>
        end(reason === 'oom' ? 'too-much-memory' : 'broken'),
      )
      // Only this window's page can ask by these: another one has channels of its own.
      webContents.ipc.handleOnce('room.take', () => order)
      webContents.ipc.on('room.progress', (_event, told: unknown) => {
        if (v.is(share, told)) progress(told)
      })
      webContents.ipc.once('room.give', (_event, outcome: unknown) => {
        const decoded = v.safeParse(outcomeSchema, outcome)
        resolve(decoded.success ? decoded.output : err({ code: 'broken' }))
      })
      window.loadURL(page).catch(() => end('broken'))
    })
  } finally {
    ending.abort()
    if (!window.isDestroyed()) {
      // Subtle: a page in an endless loop does not hear that its window is gone.
      if (!webContents.isCrashed()) webContents.forcefullyCrashRenderer()
      window.destroy()
    }
  }
}

/** Bytes that a process has in memory; 0 for one that is not there yet, or no more. */
function memoryOf(pid: number): number {
  return (app.getAppMetrics().find((process) => process.pid === pid)?.memory.workingSetSize ?? 0) * 1024
}
