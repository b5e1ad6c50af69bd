import type { ElectronApplication, Page } from '@playwright/test'

/** Brings the focus to the window of an app, which two that run at once must hand to each other. */
export async function takeFocus(app: ElectronApplication, page: Page): Promise<void> {
  await app.evaluate(async ({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0]
    if (window === undefined) throw new Error('The app must have a window.')
    // One that shows itself later would take the focus back.
    if (!window.isVisible()) await new Promise((resolve) => window.once('show', () => setTimeout(resolve, 200)))
    window.moveTop()
    window.focus()
    window.webContents.focus()
  })
  await page.waitForFunction(() => document.hasFocus(), null, { timeout: 5000 })
}
