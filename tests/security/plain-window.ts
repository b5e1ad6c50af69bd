import path from 'node:path'
import { _electron, type Page } from '@playwright/test'
import type { App } from '../e2e/app'

const plain = path.resolve(import.meta.dirname, 'plain')

/** Opens pages in Electron without any of the app's protections, as a browser would. */
export class PlainWindows {
  readonly #app: App
  readonly #opened: { close(): Promise<void> }[] = []

  constructor(app: App) {
    this.#app = app
  }

  async open(address: string): Promise<Page> {
    const env = { ...this.#app.environment(), PLAIN_PAGE: address }
    const electron = await _electron.launch({ args: [plain], env })
    this.#opened.push(electron)
    const page = await electron.firstWindow()
    await page.waitForLoadState('domcontentloaded')
    return page
  }

  async close(): Promise<void> {
    for (const electron of this.#opened.splice(0)) await electron.close()
  }
}
