import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from './app'

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
  await page.getByRole('button', { name: 'What was found, and what you can do…' }).click()
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
  await expect(app.status('Counts')).toContainText('9 cues', { timeout: 15_000 })

  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('button', { name: 'Backups…' }).click()
  // What was there before the restore is the newest backup.
  await backups.getByRole('button', { name: 'Look at it' }).first().click()
  await backups.getByRole('button', { name: 'Restore this backup' }).click()
  await expect(app.status('Counts')).toContainText('8 cues', { timeout: 15_000 })
})
