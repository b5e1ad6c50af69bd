import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { DataFolder } from '../../../main/storage/disk/data-folder'
import { PreferencesFile } from '../../../main/window/preferences-file'
import { usualPreferences } from '../../../src/machine/preferences'
import { temporaryFolder } from './sample'

const pathIn = (folder: string) => join(folder, 'preferences.json')
const old = { theme: 'light', keys: { 'go.next': ['J'] }, backupFolder: '/media/disk' } as const

async function kept() {
  const folder = await temporaryFolder()
  const file = await PreferencesFile.open(pathIn(folder))
  expect(await file.choose({ theme: 'dark' })).toEqual({ ok: true, value: null })
  return folder
}

it('begins as usual, and makes no file', async () => {
  const folder = await temporaryFolder()
  const file = await PreferencesFile.open(pathIn(folder))
  expect([file.preferences, file.backupFolder, file.finding]).toEqual([usualPreferences, null, null])
  await expect(readFile(pathIn(folder))).rejects.toThrow('ENOENT')
})

it('has on the disk what it has acknowledged', async () => {
  const folder = await kept()
  const file = await PreferencesFile.open(pathIn(folder))
  expect(file.preferences).toEqual({ ...usualPreferences, theme: 'dark' })
})

it('takes from an older library what was never chosen here, and nothing else', async () => {
  const folder = await kept()
  await (await PreferencesFile.open(pathIn(folder))).carryOver(old)
  const file = await PreferencesFile.open(pathIn(folder))
  expect([file.preferences, file.backupFolder]).toEqual([
    { theme: 'dark', keys: { 'go.next': ['J'] }, keysBefore: [] },
    '/media/disk',
  ])
  await file.choose({ keys: {}, keysBefore: [], backupFolder: '' })
  await file.carryOver(old)
  expect([file.preferences, file.backupFolder]).toEqual([{ ...usualPreferences, theme: 'dark' }, null])
})

it('says that a damaged file was set aside, and begins as usual', async () => {
  const folder = await kept()
  await writeFile(pathIn(folder), 'damage')
  const file = await PreferencesFile.open(pathIn(folder))
  expect(file.preferences).toEqual(usualPreferences)
  expect(await file.choose({ theme: 'light' })).toEqual({ ok: false, error: { code: 'not-kept', reason: 'damaged' } })
  expect(await readFile(pathIn(folder), 'utf8')).toBe('damage')
  await file.setAside(await DataFolder.open(folder))
  expect(file.finding).toEqual({
    code: 'damaged-preferences',
    file: 'preferences.json',
    movedTo: 'preferences.json.1',
  })
  expect((await PreferencesFile.open(pathIn(folder))).preferences.theme).toBe('light')
  expect(await readFile(join(folder, 'quarantine/preferences.json.1'), 'utf8')).toBe('damage')
})

it('leaves the file of a newer version alone', async () => {
  const folder = await kept()
  const newer = (await readFile(pathIn(folder), 'utf8')).replace(/"schema":\d+/, '"schema":99')
  await writeFile(pathIn(folder), newer)
  const file = await PreferencesFile.open(pathIn(folder))
  await file.setAside(await DataFolder.open(folder))
  expect(await file.choose({ theme: 'light' })).toMatchObject({ ok: false, error: { reason: 'newer-schema' } })
  expect([file.preferences.theme, file.finding]).toEqual(['light', null])
  expect(await readFile(pathIn(folder), 'utf8')).toBe(newer)
})

it('says that a choice could not be written, and keeps it until the next', async () => {
  const folder = await kept()
  const file = await PreferencesFile.open(pathIn(folder))
  await rm(folder, { recursive: true })
  expect(await file.choose({ theme: 'light' })).toEqual({ ok: false, error: { code: 'not-kept', reason: 'ENOENT' } })
  expect(file.preferences.theme).toBe('light')
})
