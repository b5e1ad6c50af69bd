import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from './app'

test('opens with a tagged sample, and keeps what is tagged @smoke', async ({ app }) => {
  await app.launch()
  await expect(app.text).toContainText('Footbridge in Larkfield closes')
  await expect(app.text.locator('[data-annotations]').first()).toBeVisible()
  await expect(app.status('Counts')).toHaveText('11 claims, 8 sources, 8 cues, 0 open ends')

  await app.select('engineers and council')
  await app.tag('S')
  await expect(app.status('Counts')).toHaveText('11 claims, 9 sources, 8 cues, 1 open end')
  await app.saved()

  await app.restart()
  await expect(app.status('Counts')).toHaveText('11 claims, 9 sources, 8 cues, 1 open end')
  await expect(app.annotations.getByRole('option', { name: 'Source: engineers and council' })).toBeVisible()
  await app.saved()
})

test('shows what the sample is an example of', async ({ app }) => {
  await app.launch()
  const { inspector } = app
  const attribution = inspector.getByRole('group', { name: 'Attribution' })

  await app.choose('Claim: officials had known about the damage since March')
  await expect(attribution).toContainText('officials → The Vale Courier → Harrow Vale Gazette')
  await expect(inspector.getByRole('group', { name: 'Statement' })).toContainText('2 mentions')
  await expect(inspector.getByRole('textbox', { name: 'Note', exact: true })).toHaveValue(/^A chain:/)

  await app.choose('Source: She')
  await expect(inspector.getByLabel('Who is meant').getByRole('option').first()).toHaveText('Mira Oduvan')

  await app.choose(
    'Claim: "We found cracks in two of the four bearings," … "and we do not gamble with people\'s lives."',
  )
  await expect(attribution.getByLabel('Form')).toHaveValue('direct')
})

test('previews the report @smoke', async ({ app }) => {
  await app.launch()
  await expect(app.text).toBeVisible()
  await app.page.keyboard.press('Control+P')
  const preview = app.page.getByRole('region', { name: 'Report preview' })
  await expect(preview).toBeVisible()
  const report = preview.frameLocator('iframe')
  await expect(report.getByRole('heading', { level: 1 })).toContainText('Footbridge in Larkfield')
  await expect(report.locator('[data-annotation]')).not.toHaveCount(0)

  await preview.getByRole('button', { name: 'Back to the text' }).click()
  await expect(preview).toBeHidden()
  await expect(app.text).toBeVisible()
})

test('opens the article that is named on the command line, once', async ({ app }) => {
  const file = path.join(app.files, 'ferry.txt')
  await writeFile(file, 'A ferry is late\n\n"It is the fog," the captain said.\n')
  const articles = () => app.page.getByRole('grid', { name: 'Articles' }).getByRole('row')
  await app.launch(file)
  await expect(app.text).toContainText('It is the fog')
  await expect(articles()).toHaveCount(2)
  await app.launch(file)
  await expect(app.text).toContainText('It is the fog')
  await expect(articles()).toHaveCount(2)
})

test('says why a file was not opened, and shows what was there', async ({ app }) => {
  await app.launch()
  await app.choose('Claim: officials had known about the damage since March')
  await app.launch(path.join(app.files, 'nowhere.txt'))
  await expect(app.page.getByRole('alert')).toContainText('“nowhere.txt” is not there any more')
  await expect(app.text).toContainText('Footbridge in Larkfield closes')
  await expect(app.annotations.getByRole('option', { selected: true })).toHaveAccessibleName(/officials had known/)
})

test('keeps the place in the text when a dialog closes and when F6 comes round', async ({ app }) => {
  const file = path.join(app.files, 'long.txt')
  const lines = Array.from({ length: 120 }, (_, index) => `Line ${index + 1} of a long text that nobody marked.`)
  await writeFile(file, lines.join('\n\n'))
  await app.launch(file)
  await app.focusText()
  await app.page.keyboard.press('Control+End')
  const place = () => app.text.evaluate((text) => text.closest('.reader')?.scrollTop ?? 0)
  await expect.poll(place).toBeGreaterThan(2000)
  // Within a line: what is in view stays in view.
  const before = await place()
  const moved = async () => Math.abs((await place()) - before)
  await app.page.keyboard.press('Control+,')
  await expect(app.page.getByRole('dialog', { name: 'Settings' })).toBeVisible()
  await app.page.keyboard.press('Escape')
  await expect(app.text).toBeFocused()
  expect(await moved()).toBeLessThan(40)
  for (const _ of ['list', 'inspector', 'library', 'toolbar', 'text']) await app.page.keyboard.press('F6')
  await expect(app.text).toBeFocused()
  expect(await moved()).toBeLessThan(40)

  await app.restart()
  await expect.poll(moved).toBeLessThan(40)
  await app.focusText()
  expect(await moved()).toBeLessThan(40)
})
