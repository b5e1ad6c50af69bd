import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type App, expect, test } from './app'

const root = fileURLToPath(new URL('../..', import.meta.url))
// The pictures of the README change only when that is wanted.
const folder = process.env.SOURCEMARK_SCREENSHOTS === '1' ? 'docs/screenshots' : 'test-results/screenshots'

async function picture(app: App, name: string): Promise<void> {
  await app.page.evaluate(async () => {
    await document.fonts.ready
    await new Promise((resolve) => setTimeout(resolve, 300))
  })
  await app.page.screenshot({ path: path.join(root, folder, name), animations: 'disabled', caret: 'hide' })
}

async function choose(app: App, theme: 'Light' | 'Dark'): Promise<void> {
  await app.page.keyboard.press('Control+,')
  await app.page.getByLabel('Appearance').selectOption(theme)
  await app.page.keyboard.press('Escape')
  await expect(app.page.locator('html')).toHaveAttribute('data-theme', theme.toLowerCase())
}

test('draws the main views', async ({ app }) => {
  await app.launch()
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 900))
  await expect.poll(() => app.page.evaluate(() => [innerWidth, innerHeight])).toEqual([1440, 900])
  await app.annotations
    .getByRole('option', { name: 'Claim: officials had known about the damage since March', exact: true })
    .click()
  await choose(app, 'Light')
  await app.focusText()
  await picture(app, 'reader-light.png')
  await choose(app, 'Dark')
  await app.focusText()
  await picture(app, 'reader-dark.png')
  await choose(app, 'Light')
  await app.page.keyboard.press('Control+P')
  const report = app.page.getByRole('region', { name: 'Report preview' }).frameLocator('iframe')
  await expect(report.getByRole('heading', { level: 1 })).toBeVisible()
  await picture(app, 'report.png')
})
