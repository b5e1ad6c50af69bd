import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { App, expect, test } from './app'
import { dropOn } from './drop'
import { keptIn } from './kept'
import { recordsOf } from './records'

/** A second machine: an app on a data folder of its own, beside the first. */
async function onAnotherMachine(app: App, work: (other: App) => Promise<void>): Promise<void> {
  const other = new App(path.join(app.files, 'other machine'))
  try {
    await work(other)
    expect(other.unexpected(), 'what console and page complained of').toEqual([])
  } finally {
    await other.close()
  }
}

async function pack(app: App, what: 'session' | 'library', name: string): Promise<string> {
  const file = path.join(app.files, name)
  await app.saveDialog(file)
  await app.menu(`file.pack.${what}`)
  await expect(app.page.getByText(`Exported “${name}”.`)).toBeVisible()
  return file
}

async function open(app: App, file: string): Promise<void> {
  await app.openDialog(file)
  await app.menu('file.receive')
}

async function note(app: App, text: string): Promise<void> {
  await app.page.getByRole('textbox', { name: 'Note' }).fill(text)
  await app.focusText()
  await app.saved()
}

const claim = 'Claim: officials had known about the damage since March'

test('carries a library to another machine, shows what differs, and takes it back with one undo', async ({ app }) => {
  await app.launch()
  await app.choose(claim)
  await note(app, 'Seen in the minutes.')
  await app.select('split the town')
  await app.tag('Q')
  await app.saved()
  const file = await pack(app, 'library', 'town.sourcemark')
  const source = await recordsOf(app.page)
  await app.close()

  await onAnotherMachine(app, async (other) => {
    const page = await other.launch()
    const before = await recordsOf(page)
    await other.choose(claim)
    await note(other, 'Nobody says so.')
    const noted = await recordsOf(page)
    await dropOn(page, { files: [file] })

    const dialog = page.getByRole('dialog', { name: 'Import “town.sourcemark”' })
    const conflict = dialog.getByRole('group', { name: 'Claim “officials had known about the damage since March”' })
    await expect(conflict.getByRole('row', { name: 'Note' })).toHaveText('NoteNobody says so.Seen in the minutes.')
    await expect(dialog.getByRole('row', { name: 'Marks' })).toContainText(/^Marks/)
    expect(await other.axe()).toEqual([])
    await expect(conflict.getByRole('radio', { name: 'Keep mine' })).toBeChecked()
    await conflict.getByRole('radio', { name: 'Take theirs' }).check()
    await dialog.getByRole('button', { name: /^Import \d+ records$/ }).click()
    await expect(dialog).toBeHidden()
    await other.saved()
    expect(await recordsOf(page)).toEqual(source)

    await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => recordsOf(page)).toEqual(noted)
    expect(noted).not.toEqual(before)
  })
})

test('carries a session to another machine by keyboard, in a small dark window', async ({ app }) => {
  const page = await app.launch()
  const article = path.join(app.files, 'ferry.txt')
  await writeFile(article, 'A ferry is late\n\n"It is the fog," the captain said.\n')
  await open(app, article)
  await expect(app.text).toContainText('It is the fog')
  // Without a session there is nothing to pack, and the menu says so.
  const canPack = () =>
    app.electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('file.pack.session')?.enabled)
  await expect.poll(canPack).toBe(false)
  await page.getByRole('button', { name: 'New session' }).click()
  await page.getByRole('dialog').getByLabel('Title').fill('Late ferries')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('grid', { name: 'Sessions' })).toContainText('1 article')
  await app.select('the captain')
  await app.tag('S')
  await app.saved()
  const file = await pack(app, 'session', 'ferries.sourcemark')
  await app.close()

  await onAnotherMachine(app, async (other) => {
    const window = await other.launch(file)
    await window.emulateMedia({ colorScheme: 'dark' })
    await other.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(680, 480))
    const dialog = window.getByRole('dialog', { name: 'Import “ferries.sourcemark”' })
    await expect(dialog.getByRole('row', { name: 'Sessions' })).toHaveText('Sessions1100')
    expect(await other.axe()).toEqual([])
    const button = dialog.getByRole('button', { name: /^Import \d+ records$/ })
    for (let step = 0; step < 10; step++) {
      if (await button.evaluate((element) => element === document.activeElement)) break
      await window.keyboard.press('Tab')
    }
    await window.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    await expect(window.getByRole('grid', { name: 'Sessions' })).toContainText('Late ferries')
    await window.getByRole('button', { name: 'A ferry is late' }).first().click()
    await expect(other.text).toContainText('It is the fog')
    await expect(other.annotations.getByRole('option', { name: 'Source: the captain' })).toBeVisible()
    await other.saved()

    await window.keyboard.press('Control+Z')
    await expect(window.getByRole('heading', { level: 1 })).toHaveText('Who said what, and how do we know?')
    await expect(window.getByRole('grid', { name: 'Articles' }).getByRole('row')).toHaveCount(1)
    await window.keyboard.press('Control+Shift+Z')
    await expect(other.annotations.getByRole('option', { name: 'Source: the captain' })).toBeVisible()
    await other.saved()
    await other.restart()
    await expect(other.annotations.getByRole('option', { name: 'Source: the captain' })).toBeVisible()
  })
})

test('refuses what is no sound file of Sourcemark, and changes nothing', async ({ app }) => {
  await app.launch()
  const file = await pack(app, 'library', 'good.sourcemark')
  const good = await readFile(file)
  const flipped = Buffer.from(good)
  flipped[500] = (flipped[500] ?? 0) ^ 1
  await app.restart()
  const before = await keptIn(app.home)
  for (const [name, bytes, words] of [
    ['text.sourcemark', Buffer.from('Only words.'), 'is not a file that Sourcemark exported'],
    ['cut.sourcemark', good.subarray(0, good.length - 100), 'is damaged or was cut off'],
    ['flipped.sourcemark', flipped, 'is damaged (at "library.json")'],
  ] as const) {
    const bad = path.join(app.files, name)
    await writeFile(bad, bytes)
    await open(app, bad)
    await expect(app.page.getByRole('alert').filter({ hasText: `“${name}” ${words}` })).toBeVisible()
  }
  await open(app, file)
  const dialog = app.page.getByRole('dialog', { name: 'Import “good.sourcemark”' })
  await expect(dialog.getByRole('button', { name: 'Nothing to import' })).toBeDisabled()
  await app.page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  expect(await keptIn(app.home)).toEqual(before)
})
