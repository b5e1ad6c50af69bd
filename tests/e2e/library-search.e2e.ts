import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Locator } from '@playwright/test'
import { type App, expect, test } from './app'

const field = (app: App): Locator => app.page.getByRole('searchbox', { name: 'Search titles and texts' })
const found = (app: App): Locator => app.page.getByRole('status', { name: 'Found in the texts' })
const places = (app: App): Locator => app.page.getByRole('list', { name: 'Places in the texts' })

async function openFile(app: App, name: string, text: string): Promise<void> {
  const file = path.join(app.files, name)
  await writeFile(file, text)
  await app.openDialog(file)
  await app.menu('file.open')
  await expect(app.text).toContainText(text.split('\n')[0] ?? '')
}

const long = 'Nothing happened on this day either.\n\n'.repeat(120)

test('Words are found in all texts, by keyboard, and a hit opens its article at the passage', async ({ app }) => {
  await app.launch()
  await openFile(
    app,
    'ferry.txt',
    `A ferry is late\n\n${long}“It is the fog,” the captain of the Łódź said in Kraków.\n`,
  )
  await openFile(app, 'harbour.txt', 'A harbour is shut\n\nIn KRAKÓW the mayor said nothing; Krako\u0301w did.\n')
  const { page } = app
  await page.keyboard.press('Control+Shift+F')
  await expect(field(app)).toBeFocused()
  await page.keyboard.type('krakow')
  await expect(found(app)).toHaveText('3 places in 2 articles')
  await expect(places(app).getByRole('button')).toHaveText([
    'In KRAKÓW the mayor said nothing; Krako\u0301w did.',
    'In KRAKÓW the mayor said nothing; Krako\u0301w did.',
    '… fog,” the captain of the Łódź said in Kraków.',
  ])
  await expect(page.getByRole('grid', { name: 'Articles', exact: true }).getByRole('row')).toHaveCount(0)
  expect(await app.axe()).toEqual([])

  const hit = places(app).getByRole('button').last()
  for (let step = 0; step < 20; step++) {
    if (await hit.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
  await expect(app.text).toBeFocused()
  await expect(page.getByRole('heading', { name: 'A ferry is late' }).first()).toBeVisible()
  await expect.poll(() => page.evaluate(() => String(window.getSelection()))).toBe('Kraków')
  const [text, selected] = await page.evaluate(() => {
    const rects = (range: Range) => range.getBoundingClientRect().toJSON() as DOMRect
    const pane = document.querySelector('.reader')?.getBoundingClientRect().toJSON() as DOMRect
    const range = window.getSelection()?.getRangeAt(0)
    return [pane, range ? rects(range) : null] as const
  })
  expect(selected?.top).toBeGreaterThan(text.top)
  expect(selected?.bottom).toBeLessThan(text.bottom)

  await field(app).fill('the mayor')
  await expect(found(app)).toHaveText('1 place in 1 article')
  await field(app).press('Escape')
  await expect(found(app)).toHaveCount(0)
})

test('A text that can’t be read is named as not searched, and stays where it is', async ({ app }) => {
  await app.launch()
  await openFile(app, 'ferry.txt', 'A ferry is late\n\nThe captain said so.\n')
  await openFile(app, 'harbour.txt', 'A harbour is shut\n\nThe mayor said so.\n')
  // The article that is open at the next start is made anew from its original; what is searched is only named.
  await openFile(app, 'mill.txt', 'A mill burns\n\nNobody knows why.\n')
  await app.close()
  const texts = path.join(app.home, 'texts')
  for (const name of await readdir(texts)) {
    const file = path.join(texts, name)
    const bytes = await readFile(file)
    if (bytes.includes('captain')) await writeFile(file, bytes.toString().replace('captain', 'kaptain'))
    if (bytes.includes('mayor')) await rm(file)
  }
  const page = await app.launch()
  await page.setViewportSize({ width: 760, height: 600 })
  await page.getByRole('button', { name: 'Go on with what is here' }).click()
  await field(app).fill('said')
  const panel = page.getByRole('region', { name: 'In the texts' })
  await expect(panel).toContainText('Not searched, because the file of the text can’t be read:')
  await expect(panel.getByText('“A ferry is late” (damaged)')).toBeVisible()
  await expect(panel.getByText('“A harbour is shut” (missing)')).toBeVisible()
  await expect(found(app)).toContainText('1 article')
  expect(await app.axe()).toEqual([])
  expect(await readdir(path.join(app.home, 'quarantine'))).toEqual([])
})
