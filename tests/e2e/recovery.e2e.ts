import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type App, expect, test } from './app'

test('Damage is told in plain words, and a backup brings back what was there, itself undoable', async ({ app }) => {
  await app.launch()
  await app.select('split the town')
  await app.tag('Q')
  await app.saved()
  const cue = () => app.annotations.getByRole('option', { name: 'Cue: split the town' })
  await expect(cue()).toBeVisible()
  // A backup is made when the app closes.
  await app.close()
  const library = path.join(app.home, 'library.json')
  const bytes = await readFile(library)
  const at = Math.floor(bytes.length / 2)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  await writeFile(library, bytes)

  const page = await app.launch()
  await expect(cue()).toBeVisible()
  const found = page.getByRole('dialog', { name: 'What was found at the start' })
  await expect(found.getByRole('listitem').first()).toHaveText(
    'library.json could not be read. An older copy of it and the journal took its place. It is kept as quarantine/library.json.1.',
  )
  expect(await app.axe()).toEqual([])
  await found.getByRole('button', { name: 'Go on with what is here' }).click()
  await expect(found).toBeHidden()

  await cue().click()
  await app.focusText()
  await page.keyboard.press('Delete')
  await expect(cue()).toHaveCount(0)
  await app.saved()
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('button', { name: 'Backups…' }).click()
  const backups = page.getByRole('dialog', { name: 'Backups' })
  await backups.getByRole('button', { name: 'Look at it' }).last().click()
  await expect(backups.getByRole('region', { name: 'Backup beside now' })).toContainText('1 article')
  expect(await app.axe()).toEqual([])
  await backups.getByRole('button', { name: 'Restore this backup' }).click()
  await expect(app.status('Counts')).toContainText('9 cues', { timeout: 60_000 })
  await expect(page.getByText('The backup is in place.')).toBeVisible()

  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('button', { name: 'Backups…' }).click()
  // What was there before the restore is the newest backup.
  await backups.getByRole('button', { name: 'Look at it' }).first().click()
  await backups.getByRole('button', { name: 'Restore this backup' }).click()
  await expect(app.status('Counts')).toContainText('8 cues', { timeout: 60_000 })
})

/** What is being typed and was kept, though it is no edit yet: the file, or nothing while there is none. */
const drafts = (app: App) => readFile(path.join(app.home, 'drafts.json'), 'utf8').catch(() => '')

test('A note that is being typed survives a kill', async ({ app }) => {
  const page = await app.launch()
  await app.choose('Cue: said')
  const note = () => app.inspector.getByLabel('Note')
  await note().focus()
  await page.keyboard.type('Ask the press office')
  // Within half a second, as drafts-file.test.ts shows, where the machine does nothing else.
  await expect.poll(() => drafts(app)).toContain('Ask the press office')
  await app.kill()

  await app.launch()
  await expect(app.page.getByText('What was being typed when Sourcemark was stopped')).toBeVisible()
  await expect(note()).toHaveValue('Ask the press office')
  await expect(note()).toHaveAccessibleDescription(/Typed before Sourcemark was stopped/)
  expect(await app.axe()).toEqual([])
  await note().focus()
  await app.page.keyboard.press('End')
  await app.page.keyboard.type(' by noon')
  await app.focusText()
  // It is an edit now, and not only a draft.
  await expect(app.page.getByRole('button', { name: 'Undo' })).toBeEnabled()
  await app.saved()
  await expect.poll(() => drafts(app)).not.toContain('Ask the press office')
  await app.kill()

  await app.launch()
  await expect(note()).toHaveValue('Ask the press office by noon')
  await expect(note()).toHaveAccessibleDescription('')
})

test('A draft that is older than what is saved is not shown over it, and is not lost', async ({ app }) => {
  const file = path.join(app.home, 'drafts.json')
  const note = () => app.inspector.getByLabel('Note', { exact: true })
  /** Types and saves a note, then stops the app as if the drafts on the disk were those of the moment before. */
  const stopBehind = async (typed: string, saved: string) => {
    await note().fill(typed)
    await expect.poll(() => drafts(app)).toContain(typed)
    const old = await readFile(file)
    await note().fill(saved)
    await app.focusText()
    await app.saved()
    await app.kill()
    await writeFile(file, old)
    await app.launch()
  }
  await app.launch()
  await app.choose('Cue: said')
  await stopBehind('Ask the press', 'Ask the press office')
  await expect(note()).toHaveValue('Ask the press office')
  const earlier = () => app.inspector.getByRole('group', { name: 'Note: typed before Sourcemark was stopped' })
  await expect(earlier()).toHaveCount(0)

  await stopBehind('Ask the mayor', 'Ask nobody')
  await expect(note()).toHaveValue('Ask nobody')
  await expect(earlier()).toContainText('Ask the mayor')
  expect(await app.axe()).toEqual([])
  await app.restart()
  await earlier().getByRole('button', { name: 'Use it' }).click()
  await expect(note()).toHaveValue('Ask the mayor')
  await expect(earlier()).toHaveCount(0)
  await app.focusText()
  await app.saved()
  await expect.poll(() => drafts(app)).not.toContain('Ask the mayor')
  await app.restart()
  await expect(note()).toHaveValue('Ask the mayor')
  await expect(earlier()).toHaveCount(0)
})

test('A crashed window comes back with everything that was saved, and says so', async ({ app }) => {
  await app.launch()
  await app.select('split the town')
  await app.tag('Q')
  await app.saved()
  // The driver can't see a page any more that has crashed once; the app itself can.
  const shown = () =>
    app.electron.evaluate(async ({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      const text: unknown = await window?.webContents.executeJavaScript('document.body.innerText')
      return String(text)
    })
  expect(await shown()).toContain('9 cues')
  await app.electron.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const loaded = new Promise<void>((resolve) => contents?.once('did-finish-load', () => resolve()))
    contents?.forcefullyCrashRenderer()
    await loaded
  })
  await expect.poll(shown).toContain('The window had stopped working and was loaded again.')
  await expect.poll(shown).toContain('9 cues')
})
