import { readFile } from 'node:fs/promises'
import type { ElectronApplication, Page } from '@playwright/test'

export interface Memory {
  /** Bytes of the page's JavaScript values that are in use, after garbage collection. */
  readonly heap: number
  /** Bytes that the page's process has for itself alone; null where the system doesn't say. */
  readonly process: number | null
}

/** What a window's page takes. */
export async function memoryOf(app: ElectronApplication, page: Page): Promise<Memory> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  const pid = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId())
  // proc(5): what no other process shares. Linux only.
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  const parts = [...rollup.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB/gm)].map((match) => Number(match[1]) * 1024)
  return { heap: usedSize, process: parts.length === 0 ? null : parts.reduce((sum, each) => sum + each, 0) }
}
