import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { type App, axeIn, expect, test } from './app'
import { tour } from './views'

/** Looks at what is on the screen, light and dark; soft, so that one run tells of all views. */
async function expectClean(app: App, view: string): Promise<void> {
  const { page } = app
  for (const theme of ['light', 'dark']) {
    // What fades in is not looked at half-way.
    await page.evaluate((wanted) => {
      document.documentElement.dataset.theme = wanted
      return Promise.all(document.getAnimations().map((each) => each.finished))
    }, theme)
    expect.soft(await app.axe(), `${view}, ${theme}`).toEqual([])
  }
}

test('has no axe violation in any pane or dialog, light and dark', async ({ app }) => {
  test.setTimeout(480_000)
  await app.launch()
  await tour(app, (view) => expectClean(app, view))
})

test('has no axe violation before any article is open', async ({ app }) => {
  const file = path.join(app.files, 'ferry.txt')
  await writeFile(file, 'A ferry is late\n\n"It is the fog," the captain said.\n')
  await app.launch(file)
  await expect(app.text).toContainText('It is the fog')
  await app.close()
  // Without it nobody knows which article was open last.
  await rm(path.join(app.home, 'workspace.json'))
  const empty = path.join(app.files, 'empty.txt')
  await writeFile(empty, '')
  await app.launch(empty)
  await expect(app.page.getByRole('alert')).toContainText('holds no text')
  await expect(app.page.getByRole('heading', { level: 1 })).toHaveText('Who said what, and how do we know?')
  await expectClean(app, 'welcome, with an alert')
})

test('keeps the names by which it is driven', async ({ app }) => {
  await app.launch()
  const { page } = app
  await expect(app.text).toHaveAttribute('aria-readonly', 'true')
  await expect(app.text).toHaveAttribute('aria-multiline', 'true')
  const codes = page.getByRole('toolbar', { name: 'Codes' })
  for (const code of ['Claim', 'Source', 'Cue'])
    await expect(codes.getByRole('button', { name: code, exact: true })).toBeVisible()
  await expect(app.status('Counts')).toHaveText(/^\d+ claims, \d+ sources, \d+ cues, \d+ open ends$/)
  await expect(app.status('Save state')).toHaveText('Saved')
  await expect(page.getByRole('grid', { name: 'Sessions' })).toBeAttached()
  await expect(page.getByRole('grid', { name: 'Articles' }).getByRole('row')).toHaveCount(1)

  await app.choose('Claim: officials had known about the damage since March')
  for (const group of ['Attribution', 'Statement'])
    await expect(app.inspector.getByRole('group', { name: group, exact: true })).toBeVisible()
  await expect(app.inspector.getByRole('textbox', { name: 'Note', exact: true })).toBeVisible()
  await app.choose('Source: Mira Oduvan')
  await expect(app.inspector.getByRole('group', { name: 'Source profile', exact: true })).toBeVisible()

  await app.select('The closure')
  const palette = page.getByRole('toolbar', { name: 'Tag selection' })
  await expect(palette).toBeVisible()
  await expect(app.text).toBeFocused()
  await palette.getByRole('button', { name: /Claim/ }).click()
  await expect(app.text).toBeFocused()

  await page.keyboard.press('Control+P')
  await expect(page.getByRole('region', { name: 'Report preview' })).toBeVisible()
})

test('says of each option in the list its name and its place among all', async ({ app }) => {
  await app.launch()
  const options = app.annotations.getByRole('option')
  await expect(options.first()).toBeVisible()
  // The figures follow what is in the text.
  await expect(app.status('Counts')).toContainText('claims')
  const total = Number(
    (await app.counts())
      .split(', ')
      .slice(0, 3)
      .reduce((sum, each) => sum + Number.parseInt(each, 10), 0),
  )
  // Sources are counted by profile, options by mention.
  const size = Number(await options.first().getAttribute('aria-setsize'))
  expect(size).toBeGreaterThanOrEqual(total)

  await app.focusText()
  await app.page.keyboard.press('F6')
  await expect(app.annotations).toBeFocused()
  await app.page.keyboard.press('Home')
  await expect(app.annotations).toMatchAriaSnapshot(`
    - listbox "Annotations":
      - 'option "Claim: The Larkfield footbridge will close on Monday for at least six weeks" [selected]'
      - 'option "Source: the council of Harrow Vale"'
      - 'option "Cue: said"'
  `)
  for (const [key, position] of [
    ['Home', 1],
    ['ArrowDown', 2],
    ['End', size],
    ['ArrowUp', size - 1],
  ] as const) {
    await app.page.keyboard.press(key)
    const selected = app.annotations.getByRole('option', { selected: true })
    await expect(selected).toHaveAttribute('aria-posinset', String(position))
    await expect(selected).toHaveAttribute('aria-setsize', String(size))
    await expect(selected).toHaveAttribute('data-id', /^[\da-f-]{36}$/)
    const id = await selected.getAttribute('id')
    await expect(app.annotations).toHaveAttribute('aria-activedescendant', id ?? '')
    await expect(selected).toBeInViewport()
  }
})

test('exports a page that asks for nothing and has no axe violation', async ({ app }) => {
  await app.launch()
  await expect(app.text).toBeVisible()
  const file = await app.export('html', 'report.html')
  const requests: string[] = []
  const opened = app.electron.waitForEvent('window')
  await app.electron.evaluate(({ BrowserWindow }) => {
    const webPreferences = { sandbox: true, partition: 'reader-of-a-report' }
    void new BrowserWindow({ width: 1000, height: 800, webPreferences }).loadURL('about:blank')
  })
  const reader: Page = await opened
  reader.on('request', (request) => requests.push(request.url()))
  await app.electron.evaluate(async ({ BrowserWindow }, wanted) => {
    const window = BrowserWindow.getAllWindows().find((each) => each.webContents.getURL() === 'about:blank')
    await window?.loadFile(wanted)
  }, file)
  await expect(reader.getByRole('heading', { level: 1 })).toContainText('Footbridge in Larkfield')
  await expect(reader.locator('script, link, img, iframe, object, embed')).toHaveCount(0)
  for (const colorScheme of ['light', 'dark'] as const) {
    await reader.emulateMedia({ colorScheme })
    expect.soft(await axeIn(reader), `report, ${colorScheme}`).toEqual([])
  }
  expect(requests).toEqual([`file://${file}`])
})
