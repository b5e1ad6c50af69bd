import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { type App, expect, test } from './app'
import { recordsOf } from './records'

async function openKeys(app: App) {
  await app.page.keyboard.press('Control+,')
  const dialog = app.page.getByRole('dialog', { name: 'Settings' })
  await dialog.getByRole('button', { name: 'Keys', exact: true }).click()
  const row = (title: string) => dialog.getByRole('listitem').filter({ hasText: title })
  return { dialog, row }
}

/** An article with nothing tagged, and the focus in its text. */
async function openFerry(app: App): Promise<void> {
  const file = path.join(app.files, 'ferry.txt')
  await writeFile(file, 'Ferry fares\n\nThe harbour office raised the fares. It will close the old pier in March.\n')
  await app.launch(file)
  await expect(app.text).toContainText('Ferry fares')
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
  await expect.poll(() => accelerator(app, 'file.open')).toBe('CmdOrCtrl+Shift+J')
  const again = await openKeys(app)
  await expect(again.row('Next mark').locator('kbd')).toHaveText(['J', 'Alt+↓'])
  await again.row('Next mark').getByRole('button', { name: 'Reset Next mark' }).click()
  await expect(again.row('Next mark').locator('kbd')).toHaveText(['N', 'Alt+↓'])
  await again.dialog.getByRole('button', { name: 'Reset all' }).click()
  await expect(again.row('Write a note').locator('kbd')).toHaveText(['Enter'])
  await expect.poll(() => accelerator(app, 'file.open')).toBe('CmdOrCtrl+O')

  // The keys have a way back of their own, over restarts, too; undo is for the library.
  const back = again.dialog.getByRole('button', { name: 'Back to before' })
  await back.click()
  await expect.poll(() => accelerator(app, 'file.open')).toBe('CmdOrCtrl+Shift+J')
  for (let changes = 0; changes < 5; changes++) await back.click()
  await expect(back).toBeDisabled()
  await expect(again.row('Next mark').locator('kbd')).toHaveText(['N', 'Alt+↓'])
  await expect(again.dialog.getByRole('button', { name: 'Reset all' })).toBeDisabled()
  await app.page.keyboard.press('Escape')
  await expect(app.page.getByRole('button', { name: 'Undo' })).toBeDisabled()
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

test('does with each key what the keys are for', async ({ app }) => {
  await openFerry(app)
  const { keyboard } = app.page
  const selected = app.annotations.getByRole('option', { selected: true })
  const options = app.annotations.getByRole('option')
  const current = app.page.getByRole('region', { name: 'Current attribution' })
  const [source, claim] = ['Source: The harbour office', 'Claim: It will close the old pier']
  // The palette stands at the selection, and each chip names its key.
  await app.select('The harbour office')
  const palette = app.page.getByRole('toolbar', { name: 'Tag selection' })
  await expect(palette.getByRole('button')).toHaveText([/Claim.*C/, /Source.*S/, /Cue.*Q/])
  await keyboard.press('s')
  await expect(selected).toHaveAccessibleName(source)
  await expect(palette).toBeHidden()
  await app.select('It will close the old pier')
  await keyboard.press('c')
  await expect(selected).toHaveAccessibleName(claim)

  // Escape backs out of one level at a time.
  await expect(current).toBeVisible()
  await keyboard.press('Escape')
  await expect(current).toBeHidden()
  await expect(selected).toHaveCount(1)
  await keyboard.press('Escape')
  await expect(selected).toHaveCount(0)

  await keyboard.press('Control+Home')
  for (const [key, name] of [
    ['n', source],
    ['n', claim],
    ['p', source],
    ['Alt+ArrowDown', claim],
    ['Alt+ArrowUp', source],
    // Both are open ends still.
    ['g', claim],
    ['g', source],
    ['Shift+G', claim],
  ] as const) {
    await keyboard.press(key)
    await expect(selected).toHaveAccessibleName(name)
  }
  for (const [key, count] of [
    ['Delete', 1],
    ['Control+z', 2],
    ['Control+Shift+z', 1],
    ['Control+z', 2],
  ] as const) {
    await keyboard.press(key)
    await expect(options).toHaveCount(count)
  }
  await keyboard.press('p')
  await keyboard.press('n')
  await keyboard.press('Enter')
  await expect(app.inspector.getByRole('textbox', { name: 'Note', exact: true })).toBeFocused()

  // What the inspector has is a key away, and so are the answers.
  const { inspector } = app
  const voice = inspector.getByLabel('Whose claim')
  for (const [key, field] of [
    ['e', inspector.getByLabel('Kind', { exact: true })],
    ['t', voice],
  ] as const) {
    await app.focusText()
    await keyboard.press(key)
    await expect(field).toBeFocused()
  }
  await app.focusText()
  for (const [key, answer] of [
    ['a', 'author'],
    ['u', 'unattributed'],
    ['y', 'open'],
  ] as const) {
    await keyboard.press(key)
    await expect(voice).toHaveValue(answer)
  }

  // A part more, and with Alt the letters as they are selected.
  await app.select('Marc')
  await keyboard.press('+')
  await expect(selected).toHaveAccessibleName('Claim: It will close the old pier … March')
  await keyboard.press('Control+z')
  await app.select('raise')
  await keyboard.press('Alt+q')
  await expect(selected).toHaveAccessibleName('Cue: raise')
})

test('takes keys by their place where letters are not Latin, and none while something is typed', async ({ app }) => {
  await openFerry(app)
  const session = await app.page.context().newCDPSession(app.page)
  /** What the system tells of a key at that place when a Russian layout is on. */
  const press = async (code: string, key: string, windowsVirtualKeyCode: number) => {
    for (const type of ['rawKeyDown', 'keyUp'] as const)
      await session.send('Input.dispatchKeyEvent', { type, code, key, windowsVirtualKeyCode })
  }
  const options = app.annotations.getByRole('option')
  await app.select('The harbour office')
  await press('KeyS', 'ы', 83)
  await expect(options).toHaveText([/Source: The harbour officeSource/])
  await press('BracketLeft', 'х', 219)
  await expect(options).toHaveText([/Source: The harbourSource/])
  await session.detach()

  await app.select('the old pier')
  await app.saved()
  const before = await recordsOf(app.page)
  const everyKey = 'csqxwfdnpobghlrauymev[]{}+=.,/?123 '
  const search = app.page.getByRole('searchbox', { name: 'Search the text' })
  await search.click()
  await app.page.keyboard.type(everyKey)
  await expect(search).toHaveValue(everyKey)
  await search.fill('')
  await options.first().click()
  const note = app.inspector.getByRole('textbox', { name: 'Note', exact: true })
  await note.click()
  await app.page.keyboard.type(everyKey)
  await expect(note).toHaveValue(everyKey)
  await app.focusText()
  await app.saved()
  const { library, marks } = await recordsOf(app.page)
  const annotations = marks.annotations.map((each) => ({ ...each, note: '' }))
  expect({ library, marks: { ...marks, annotations } }).toEqual(before)
  await expect(app.page.getByRole('dialog')).toHaveCount(0)
})
