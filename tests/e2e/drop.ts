import type { Page } from '@playwright/test'

/** A place in the page, in CSS pixels. */
interface Point {
  readonly x: number
  readonly y: number
}

/** What is dragged: files by their paths, or a text. */
type Dragged = { readonly files: readonly string[] } | { readonly text: string }

/** Drags something in from another program and drops it, by default in the middle of the window. */
export async function dropOn(page: Page, dragged: Dragged, place?: Point): Promise<void> {
  const { x, y } = place ?? (await page.evaluate(() => ({ x: innerWidth / 2, y: innerHeight / 2 })))
  const session = await page.context().newCDPSession(page)
  const data = {
    items: 'text' in dragged ? [{ mimeType: 'text/plain', data: dragged.text }] : [],
    files: 'files' in dragged ? [...dragged.files] : [],
    dragOperationsMask: 1,
  }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x, y, data })
  await session.detach()
}
