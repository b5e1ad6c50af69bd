import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { type App, expect, test } from './app'

async function openKeys(app: App) {
  await app.page.keyboard.press('Control+,')
  const dialog = app.page.getByRole('dialog', { name: 'Settings' })
  await dialog.getByRole('button', { name: 'Keys', exact: true }).click()
  const row = (title: string) => dialog.getByRole('listitem').filter({ hasText: title })
  return { dialog, row }
}

const accelerator = (app: App, id: string) =>
  app.electron.evaluate(({ Menu }, wanted) => Menu.getApplicationMenu()?.getMenuItemById(wanted)?.accelerator ?? '', id)

test('gives commands other keys, refuses those that are taken, and takes it back', async ({ app }) => {
  await app.launch()
  const { keyboard } = app.page
  const selected = app.annotations.getByRole('option', { selected: true })
  await app.focusText()
  const { dialog, row } = await openKeys(app)

  await dialog.getByRole('searchbox', { name: 'Find a command or a key' }).fill('next mark')
  const next = row('Next mark')
  await next.getByRole('button', { name: 'Change Next mark' }).click()
  for (const [key, why] of [
    ['c', 'C is the key of “Tag as Claim”.'],
    ['p', 'P is the key of “Previous mark”.'],
    ['Control+z', 'Ctrl+Z is the key of “Undo”.'],
    ['ArrowDown', '↓ moves the caret.'],
    ['Control+c', 'Ctrl+C selects all, copies, cuts or pastes.'],
  ] as const) {
    await keyboard.press(key)
    await expect(dialog.getByRole('alert')).toContainText(why)
  }
  expect(await app.axe()).toEqual([])
  await keyboard.press('j')
  await expect(dialog.getByRole('alert')).toHaveCount(0)
  await expect(next.locator('kbd')).toHaveText(['J'])
  await next.getByRole('button', { name: 'Add Next mark' }).click()
  await keyboard.press('Alt+ArrowDown')
  await expect(next.locator('kbd')).toHaveText(['J', 'Alt+↓'])

  await dialog.getByRole('searchbox').fill('open an article')
  await row('Open an article').getByRole('button', { name: 'Change Open an article' }).click()
  await keyboard.press('j')
  await expect(dialog.getByRole('alert')).toContainText('works while you type, too')
  await keyboard.press('Control+Shift+J')
  await expect(row('Open an article').locator('kbd')).toHaveText(['Ctrl+Shift+J'])
  await expect.poll(() => accelerator(app, 'file.open')).toBe('CmdOrCtrl+Shift+J')

  // Escape gives up the asking, then closes the dialog.
  await dialog.getByRole('searchbox').fill('write a note')
  await row('Write a note').getByRole('button', { name: 'Change Write a note' }).click()
  await keyboard.press('Escape')
  await expect(row('Write a note').locator('kbd')).toHaveText(['Enter'])
  await row('Write a note').getByRole('button', { name: 'None: Write a note' }).click()
  await expect(row('Write a note').locator('kbd')).toHaveCount(0)
  await keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  await app.focusText()
  await keyboard.press('n')
  await expect(selected).toHaveCount(0)
  await keyboard.press('j')
  await expect(selected).toHaveCount(1)
  await keyboard.press('Enter')
  await expect(app.text).toBeFocused()

  await app.saved()
  await app.restart()
  await expect(app.text).toBeVisible()
  expect(await accelerator(app, 'file.open')).toBe('CmdOrCtrl+Shift+J')
  const again = await openKeys(app)
  await expect(again.row('Next mark').locator('kbd')).toHaveText(['J', 'Alt+↓'])
  await again.row('Next mark').getByRole('button', { name: 'Reset Next mark' }).click()
  await expect(again.row('Next mark').locator('kbd')).toHaveText(['N', 'Alt+↓'])
  await again.dialog.getByRole('button', { name: 'Reset all' }).click()
  await expect(again.row('Write a note').locator('kbd')).toHaveText(['Enter'])
  await expect.poll(() => accelerator(app, 'file.open')).toBe('CmdOrCtrl+O')
  await app.page.keyboard.press('Escape')
  await app.focusText()
  await app.page.keyboard.press('Control+Z')
  await expect.poll(() => accelerator(app, 'file.open')).toBe('CmdOrCtrl+Shift+J')
})

test('prints the keys as they are, and nothing else', async ({ app }) => {
  await app.launch()
  const { dialog, row } = await openKeys(app)
  await row('Next mark').getByRole('button', { name: 'Change Next mark' }).click()
  await app.page.keyboard.press('j')
  await expect(row('Next mark').locator('kbd')).toHaveText(['J'])
  await app.page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await app.focusText()
  await app.page.keyboard.press('?')
  const sheet = app.page.getByRole('dialog', { name: 'Keys' })
  await app.page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '')
  })
  await sheet.getByRole('button', { name: 'Print' }).click()
  await expect(app.page.locator('body')).toHaveAttribute('data-printed', '')

  const pdf = await app.electron.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    return (await window?.webContents.printToPDF({}))?.toString('base64') ?? ''
  })
  const file = path.join(app.files, 'keys.pdf')
  await writeFile(file, Buffer.from(pdf, 'base64'))
  const { stdout } = await promisify(execFile)('pdftotext', ['-layout', file, '-'])
  expect(stdout.trimStart()).toMatch(/^Keys\s[\s\S]*Tagging/)
  expect(stdout).toMatch(/\bJ\s+Next mark/)
  expect(stdout).toMatch(/\bC\s+Alt\+C\s+Tag as Claim/)
  expect(stdout).toContain('Undo')
  expect(stdout).toContain('Settings')
  expect(stdout).not.toContain('bearings')
  expect(stdout).not.toContain('Print')
})
