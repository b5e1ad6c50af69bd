import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { App } from './app'

const root = fileURLToPath(new URL('../..', import.meta.url))
// The pictures of the docs change only when that is wanted.
const folder = process.env.SOURCEMARK_SCREENSHOTS === '1' ? 'docs/screenshots' : 'test-results/screenshots'

/** Takes a picture of the window, when its fonts are there and nothing moves. */
export async function picture(app: App, name: string): Promise<void> {
  await app.page.evaluate(async () => {
    await document.fonts.ready
    await new Promise((resolve) => setTimeout(resolve, 300))
  })
  await app.page.screenshot({ path: path.join(root, folder, name), animations: 'disabled', caret: 'hide' })
}

/** Gives the page a size, in CSS pixels. */
export async function resize(app: App, width: number, height: number): Promise<void> {
  await app.electron.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  )
}
