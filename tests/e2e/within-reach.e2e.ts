import type { Locator } from '@playwright/test'
import { type App, expect, test } from './app'

const texts = [
  ['bridges.txt', 'Bridges of the town\n\nThe harbour office said the bridge will close.\n'],
  ['ferries.txt', 'Ferries\n\nThe harbour office raised the fares.\n'],
] as const

const articles = (app: App) => app.page.getByRole('grid', { name: 'Articles' })
const menu = (app: App, name: string) => app.page.getByRole('menu', { name })
const item = (list: Locator, name: string | RegExp) => list.getByRole('menuitem', { name })

test('The library is one Tab stop with arrows, and Escape leads from anywhere to the text', async ({ app }) => {
  await app.launchWith(...texts)
  const { keyboard } = app.page
  const focused = articles(app).locator(':focus')
  await expect(articles(app).locator('[tabindex="0"]')).toHaveCount(1)

  await app.page.getByRole('searchbox', { name: 'Search titles and texts' }).click()
  await keyboard.press('Tab')
  // It begins at the article on screen, which came last.
  await expect(focused).toContainText('Ferries')
  await keyboard.press('ArrowDown')
  await expect(focused).toContainText('Bridges of the town')
  await keyboard.press('f')
  await expect(focused).toContainText(/^F/)
  await keyboard.press('Home')
  await expect(focused).toContainText('Ferries')
  await keyboard.press('End')
  await keyboard.press('ArrowUp')
  await expect(focused).toContainText('Bridges of the town')
  await keyboard.press('Tab')
  await expect(focused).toHaveCount(0)
  await keyboard.press('Shift+Tab')
  await expect(focused).toContainText('Bridges of the town')
  await keyboard.press('Escape')
  await expect(app.text).toBeFocused()

  const search = app.page.getByRole('searchbox', { name: 'Search titles and texts' })
  await search.fill('ferries')
  await keyboard.press('Escape')
  await expect(search).toHaveValue('')
  await expect(search).toBeFocused()
  await keyboard.press('Escape')
  await expect(app.text).toBeFocused()

  await keyboard.press('Alt+PageDown')
  await expect(app.text).toContainText('Bridges of the town')
  await expect(app.text).toBeFocused()
  await keyboard.press('Alt+PageUp')
  await expect(app.text).toContainText('raised the fares')

  await search.click()
  await keyboard.press('Control+K')
  await keyboard.type('bridges of')
  const found = app.page.getByRole('listbox', { name: 'Commands' }).getByRole('option', { selected: true })
  await expect(found).toContainText('Open “Bridges')
  await keyboard.press('Enter')
  await expect(app.text).toContainText('Bridges of the town')
  await expect(app.text).toBeFocused()
  expect(await app.axe()).toEqual([])
})

test('Words, marks, articles and sources have a menu, by mouse and by key', async ({ app }) => {
  await app.launchWith(...texts)
  const { keyboard, mouse } = app.page
  const options = app.annotations.getByRole('option')

  await app.select('The harbour office')
  await keyboard.press('Shift+F10')
  const words = menu(app, 'Selected words')
  await expect(item(words, 'Tag as Claim')).toBeFocused()
  await expect(item(words, 'Tag as Source').locator('kbd')).toHaveText(['S'])
  expect(await app.axe()).toEqual([])
  await keyboard.press('ArrowDown')
  await expect(item(words, 'Tag as Source')).toBeFocused()
  await keyboard.press('Escape')
  await expect(words).toBeHidden()
  await expect(app.text).toBeFocused()
  await keyboard.press('Shift+F10')
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await expect(options).toHaveText([/Source: The harbour office/])

  await keyboard.press('Escape')
  await keyboard.press('Escape')
  const { from } = await app.ends('harbour')
  await mouse.click(from.x + 4, from.y, { button: 'right' })
  const mark = menu(app, 'Mark')
  await expect(mark).toBeVisible()
  await expect(options.and(app.page.getByRole('option', { selected: true }))).toHaveCount(1)
  await item(mark, 'Write a note').click()
  await expect(app.inspector.getByRole('textbox', { name: 'Note', exact: true })).toBeFocused()

  await app.inspector
    .getByRole('group', { name: 'Source profile' })
    .getByText('Who is meant')
    .click({ button: 'right' })
  await item(menu(app, 'Source'), 'Next mention of the source').click()
  await expect(app.text).toBeFocused()

  await articles(app).getByText('Bridges of the town').click({ button: 'right' })
  await item(menu(app, 'Article'), 'Where the article comes from').click()
  await expect(app.page.getByRole('dialog').getByText('bridges.txt')).toBeVisible()
  await keyboard.press('Escape')

  // A press elsewhere closes it, and does what it is.
  await articles(app).getByText('Bridges of the town').click({ button: 'right' })
  await app.page.getByRole('searchbox', { name: 'Search titles and texts' }).click()
  await expect(menu(app, 'Article')).toBeHidden()
  await expect(app.page.getByRole('searchbox', { name: 'Search titles and texts' })).toBeFocused()
})

test('A report that was exported is opened from its message, and the message leaves by itself', async ({ app }) => {
  await app.launchWith(...texts)
  const messages = app.page.getByRole('region', { name: 'Messages' })
  await app.electron.evaluate(({ shell }) => {
    const paths: string[] = []
    Object.assign(globalThis, { opened: paths })
    shell.openPath = (file) => Promise.resolve(void paths.push(file)).then(() => '')
  })
  const file = await app.export('html', 'report.html')
  await messages.getByRole('button', { name: 'Open', exact: true }).click()
  const opened = () => app.electron.evaluate(() => Reflect.get(globalThis, 'opened') as readonly string[])
  await expect.poll(opened).toEqual([file])
  // With the pointer or the focus on it, it stays.
  await app.focusText()
  await app.page.mouse.move(600, 20)
  await expect(messages.getByText('Exported')).toBeHidden({ timeout: 40_000 })
})

test('Every place that names a key shows the key as it is', async ({ app }) => {
  await app.launchWith(texts[1])
  const own = {
    'mark.remove': ['Mod+J'],
    'go.open-end': ['J'],
    'attribution.link': ['Z'],
    'attribution.end': ['Escape', 'K'],
    'edit.undo': ['Mod+U'],
    'file.open': ['F7'],
    'article.correct-finish': ['F8'],
  }
  await app.page.evaluate((keys) => (window as unknown as Page).sourcemark.request('preferences.choose', { keys }), own)
  await app.saved()
  await app.restart()
  await expect(app.text).toBeVisible()
  const button = (name: string | RegExp) => app.page.getByRole('button', { name })
  await expect(button('Next open end')).toHaveAttribute('title', 'Next open end (J)')
  await expect(button('Undo')).toHaveAttribute('title', 'Undo (Ctrl+U)')
  const { keyboard } = app.page
  await app.select('The harbour office')
  await keyboard.press('s')
  await expect(button('Keep open Z')).toBeVisible()
  await expect(button('Link to… Z')).toBeVisible()
  await expect(button('Delete')).toHaveAttribute('title', 'Remove this mark (Ctrl+J)')
  await keyboard.press('?')
  const sheet = app.page.getByRole('dialog', { name: 'Keys' })
  await expect(sheet.getByText('Next open end').locator('..').locator('kbd')).toHaveText(['J'])
  await keyboard.press('Escape')
  await keyboard.press('Control+E')
  await expect(button('Finish F8')).toBeVisible()
  await keyboard.press('F8')
  await expect(app.text).toBeFocused()
})

interface Page {
  readonly sourcemark: { readonly request: (channel: string, ...args: readonly unknown[]) => Promise<unknown> }
}
