import { createHash, randomUUID } from 'node:crypto'
import { appendFile, cp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { listBackups, restoreBackup } from '../../../main/storage/backup/backups'
import type { StoreOptions } from '../../../main/storage/store'
import type { MachineSettings } from '../../../src/record/to-schema-3'
import { alone, edit, openStore, plainState, profile, putProfile, stamp, temporaryFolder } from './sample'

const home = fileURLToPath(new URL('../../fixtures/library-v2/home', import.meta.url))
const chosen: MachineSettings = { theme: 'system', keys: { 'go.next': ['J'] }, backupFolder: '' }
const settings = { id: 'settings', author: '', codebook: 'own', ...chosen }

/** A line of the journal as schema 2 has it. */
function line(sequence: number, value: object): string {
  const json = JSON.stringify({ schema: 2, ...stamp(), subject: '', ...value })
  const sum = createHash('sha256').update(`${sequence} ${json}`).digest('hex').slice(0, 16)
  return `${sequence} ${Buffer.byteLength(json)} ${sum} ${json}\n`
}

const settingsChange = (before: object, after: object) => ({ table: 'settings', before, after })

/** A library of schema 2 in which, after all else, a theme was chosen, taken back and brought again, and a key changed. */
async function oldLibrary({ later = true, snapshot = true } = {}) {
  const folder = await temporaryFolder()
  await cp(home, folder, { recursive: true })
  const [theme, undo] = [randomUUID(), randomUUID()]
  const dark = { ...settings, theme: 'dark' }
  const remapped = { ...dark, keys: { 'go.next': ['K'] }, backupFolder: '/media/disk' }
  const lines = [
    { id: theme, act: 'do', of: null, gesture: 'settings', changes: [settingsChange(settings, dark)] },
    { id: undo, act: 'undo', of: theme, gesture: 'settings', changes: [settingsChange(dark, settings)] },
    { act: 'redo', of: theme, gesture: 'settings', changes: [settingsChange(settings, dark)] },
    { act: 'do', of: null, gesture: 'keys', changes: [settingsChange(dark, remapped)] },
  ]
  if (later) await appendFile(join(folder, 'journal.jsonl'), lines.map((each, at) => line(8 + at, each)).join(''))
  if (!snapshot) for (const name of ['library.json', 'library.1.json', 'library.2.json']) await rm(join(folder, name))
  return folder
}

async function opened(folder: string, options: StoreOptions = {}) {
  const taken: MachineSettings[] = []
  const store = await openStore(folder, { onMachineSettings: async (old) => void taken.push(old), ...options })
  return { store, taken }
}

const last = { theme: 'dark', keys: { 'go.next': ['K'] }, backupFolder: '/media/disk' }

describe('what an older library says of the machine', () => {
  it.each([
    ['its snapshot', { later: false }, chosen],
    ['its snapshot and the journal beyond it', {}, last],
    ['its journal alone', { snapshot: false }, last],
  ])('is handed over once, from %s', async (_, made, expected) => {
    const folder = await oldLibrary(made)
    const { store, taken } = await opened(folder)
    expect([taken, store.problems]).toEqual([[expected], []])
    expect(store.state.library.settings).toEqual({ id: 'settings', author: '', codebook: 'own' })
    await store.close()
    expect((await opened(folder)).taken).toEqual([])
  })

  it('is asked of the library again when it could not be kept, and until then nothing can be changed', async () => {
    const folder = await oldLibrary()
    const before = await readFile(join(folder, 'library.json'))
    const { store } = await opened(folder, { onMachineSettings: () => Promise.reject(new Error('ENOSPC')) })
    expect(store.findings).toEqual([{ code: 'not-migrated', file: 'library.json' }])
    expect(store.readOnly).toBe(true)
    await store.close()
    expect(await readFile(join(folder, 'library.json'))).toEqual(before)
    expect((await opened(folder)).taken).toEqual([last])
  })

  it('is handed over from a restored backup, too', async () => {
    const folder = await oldLibrary()
    const { store } = await opened(folder)
    await store.commit(edit(putProfile(profile('Grace'))))
    const [copy] = await listBackups(alone(store))
    expect((await restoreBackup(alone(store), copy?.id ?? '', new Date())).ok).toBe(true)
    expect((await opened(folder)).taken).toEqual([last])
  })
})

describe('an old edit of nothing but what is the machine’s', () => {
  it('stays in the log, and is passed over by undo and redo', async () => {
    const { store } = await opened(await oldLibrary())
    const log = await store.readLog(null, 100)
    expect(log.map(({ gesture }) => gesture)).toEqual([
      'keys',
      ...Array(3).fill('settings'),
      'codebook',
      ...Array(6).fill(expect.anything()),
    ])
    const { undo, redo } = await store.history()
    expect([undo.at(-1)?.gesture, redo]).toEqual(['codebook', []])
    const before = plainState(store.state).tables
    const undone = await store.undo(stamp())
    expect(undone.ok && undone.value.gesture).toBe('codebook')
    expect(store.state.library.settings.codebook).toBe('claims-and-sources')
    expect((await store.redo(stamp())).ok).toBe(true)
    expect(plainState(store.state).tables).toEqual(before)
  })

  it('does not count where the journal is read from its index', async () => {
    const folder = await oldLibrary()
    await (await opened(folder)).store.close()
    const { store } = await opened(folder)
    const undone = await store.undo(stamp())
    expect(undone.ok && undone.value.gesture).toBe('codebook')
  })
})
