import { type App, expect, test } from './app'
import { picture, resize } from './picture'

async function choose(app: App, theme: 'Light' | 'Dark'): Promise<void> {
  await app.page.keyboard.press('Control+,')
  await app.page.getByLabel('Appearance').selectOption(theme)
  await app.page.keyboard.press('Escape')
  await expect(app.page.locator('html')).toHaveAttribute('data-theme', theme.toLowerCase())
}

test('draws the main views', async ({ app }) => {
  await app.launch()
  await resize(app, 1440, 900)
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
