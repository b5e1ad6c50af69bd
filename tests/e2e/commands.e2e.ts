import type { Locator } from '@playwright/test'
import { type App, expect, test } from './app'

async function openCommands(app: App) {
  await app.page.keyboard.press('Control+K')
  const field = app.page.getByRole('combobox', { name: 'Find a command, a code or an article' })
  await expect(field).toBeFocused()
  const options = app.page.getByRole('listbox', { name: 'Commands' }).getByRole('option')
  const chosen = app.page.getByRole('listbox', { name: 'Commands' }).getByRole('option', { selected: true })
  return { field, options, chosen }
}

/** The name of each command of a list, with its keys behind it. */
async function commandsIn(rows: Locator, title: string): Promise<readonly string[]> {
  const found = await rows.evaluateAll(
    (all, selector) =>
      all.map((row) => [...row.querySelectorAll(`${selector}, kbd`)].map((each) => each.textContent).join(' ')),
    title,
  )
  return found.sort()
}

test('finds commands, codes and articles by parts of their names, and runs them', async ({ app }) => {
  await app.launch()
  const { keyboard } = app.page
  await app.focusText()

  const { field, options, chosen } = await openCommands(app)
  await expect(options.filter({ hasText: 'Undo' })).toContainText('Nothing to undo')
  await expect(options.filter({ hasText: 'Next mark' })).toContainText('Alt+↓')
  const offered = await commandsIn(options, '.candidate-name')
  const name = await chosen.innerText()
  await keyboard.press('ArrowDown')
  await expect(field).toHaveAttribute('aria-activedescendant', (await chosen.getAttribute('id')) ?? '')
  expect(await chosen.innerText()).not.toBe(name)
  await keyboard.press('ArrowUp')
  await keyboard.press('ArrowUp')
  await expect(options.last()).toHaveAttribute('aria-selected', 'true')
  await expect(options.last()).toBeInViewport()

  await keyboard.type('ne mark')
  await expect(chosen).toContainText('Next mark')
  await keyboard.press('Enter')
  await expect(field).toBeHidden()
  await expect(app.text).toBeFocused()
  await expect(app.annotations.getByRole('option', { selected: true })).toHaveCount(1)

  await openCommands(app)
  await keyboard.type('tag as claim')
  await expect(chosen).toContainText('Select words in the text first')
  await expect(chosen).toHaveAttribute('aria-disabled', 'true')
  await keyboard.press('Enter')
  await expect(field).toBeVisible()
  await keyboard.press('Escape')
  await expect(field).toBeHidden()

  const before = await app.counts()
  await app.select('The closure')
  await openCommands(app)
  await keyboard.type('tag claim')
  await expect(chosen).toContainText('Tag as Claim')
  await keyboard.press('Enter')
  await expect(app.text).toBeFocused()
  await expect(app.annotations.getByRole('option', { name: 'Claim: The closure', exact: true })).toBeVisible()
  expect(await app.counts()).not.toBe(before)

  // A command that moves the focus or opens a dialog does so after this one is gone.
  await openCommands(app)
  await keyboard.type('write note')
  await keyboard.press('Enter')
  await expect(app.inspector.getByRole('textbox', { name: 'Note', exact: true })).toBeFocused()
  await openCommands(app)
  await keyboard.type('settings')
  await keyboard.press('Enter')
  const settings = app.page.getByRole('dialog', { name: 'Settings' })
  await expect(settings).toBeVisible()
  // Every command with its keys was among those offered, but for the one that offers them.
  await settings.getByRole('button', { name: 'Keys', exact: true }).click()
  const rows = settings.getByRole('list', { name: 'Commands and their keys' }).getByRole('listitem')
  const own = 'Find a command, a code or an article Ctrl+K'
  expect(await commandsIn(rows, '.key-title')).toEqual([...offered, own].sort())
  expect(offered).toEqual(expect.arrayContaining(['Export as PDF', 'Tag as Claim C Alt+C', 'Undo Ctrl+Z']))
  await keyboard.press('Escape')

  await openCommands(app)
  await keyboard.type('footbridge')
  await expect(chosen).toContainText('Open “Footbridge')
  await keyboard.press('Enter')
  await expect(field).toBeHidden()

  await openCommands(app)
  await keyboard.type('zzz')
  await expect(app.page.getByText('No command, code or article')).toBeVisible()
  await keyboard.press('Enter')
  expect(await app.axe()).toEqual([])
})
