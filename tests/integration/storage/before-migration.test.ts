import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { listBackups, restoreBackup } from '../../../main/storage/backup/backups'
import type { LibraryStore } from '../../../main/storage/store'
import { SCHEMA } from '../../../src/record/migrations'
import { addMigration, appendingToNotes, forgetMigrations } from './growing-schema'
import {
  alone,
  annotation,
  edit,
  openStore,
  plainState,
  profile,
  putProfile,
  stamp,
  tag,
  temporaryFolder,
} from './sample'

vi.mock(import('../../../src/record/migrations'), async (original) =>
  (await import('./growing-schema')).growing(await original()),
)
afterEach(forgetMigrations)

const homeOf = (schema: number) => fileURLToPath(new URL(`../../fixtures/library-v${schema}/home`, import.meta.url))
const home = homeOf(SCHEMA)
const now = () => new Date('2026-04-21T10:00:00.000Z')

/** A library of the newest version, until another migration is added. */
async function oldLibrary() {
  const folder = await temporaryFolder()
  await cp(home, folder, { recursive: true })
  return folder
}

async function observe(store: LibraryStore) {
  for (const article of store.state.library.articles.keys()) await store.openMarks(article)
  return plainState(store.state)
}

/** The names of the texts, originals and newest marks in a fixture. */
async function evidenceOf(schema: number) {
  const parts = ['articles', 'texts', 'originals'].map(async (part) =>
    (await readdir(join(homeOf(schema), part))).map((name) => `${part}/${name}`),
  )
  return (await Promise.all(parts)).flat().filter((name) => !/^articles\/.*\.[12]\.json$/.test(name))
}

const headOf = async (path: string) => JSON.parse((await readFile(path, 'utf8')).split('\n')[0] ?? '')

describe('a library of an older schema', () => {
  it('is copied once, before anything in it is written', async () => {
    const folder = await oldLibrary()
    const current = await openStore(await oldLibrary())
    const before = await observe(current)
    const { counts } = await current.describe()
    addMigration(appendingToNotes(', 2'))
    const store = await openStore(folder, { now })
    expect(store.findings).toEqual([])
    const [copy, ...others] = await listBackups(alone(store))
    expect([copy?.reason, copy?.counts, others]).toEqual(['before-migration', counts, []])
    const copied = join(folder, 'backups', copy?.id ?? '')
    for (const name of ['library.json', 'journal.jsonl']) {
      expect(await readFile(join(copied, name))).toEqual(await readFile(join(home, name)))
    }
    expect((await headOf(join(folder, 'library.json'))).schema).toBe(SCHEMA)
    const migrated = await observe(store)
    expect(JSON.stringify(migrated)).not.toBe(JSON.stringify(before))
    expect(JSON.parse(JSON.stringify(migrated).replaceAll(/(, 2)"/g, '"'))).toEqual(JSON.parse(JSON.stringify(before)))

    await store.commit(edit(putProfile(profile('Grace'))))
    await store.close()
    const again = await openStore(folder, { now: () => new Date('2026-04-22T10:00:00.000Z') })
    expect(await listBackups(alone(again))).toHaveLength(1)
    expect(again.state.library.profiles.size).toBe(store.state.library.profiles.size)
    for (const is of [true, true]) expect((await again.undo(stamp())).ok).toBe(is)
  })

  it('is copied when it has a journal alone', async () => {
    const folder = await oldLibrary()
    for (const name of ['library.json', 'journal-index.json']) await rm(join(folder, name))
    addMigration(appendingToNotes(', 2'))
    const store = await openStore(folder, { now })
    expect((await listBackups(alone(store))).map(({ reason }) => reason)).toEqual(['before-migration'])
    await store.close()
    expect(await listBackups(alone(await openStore(folder)))).toHaveLength(1)
  })

  it('can be had again from its copy', async () => {
    const folder = await oldLibrary()
    addMigration(appendingToNotes(', 2'))
    const store = await openStore(folder, { now })
    const migrated = await observe(store)
    const [article] = store.state.library.articles.keys()
    if (article === undefined) throw new Error('The fixture has an article.')
    await store.commit(edit(tag(annotation('later', '', article))))
    const [copy] = await listBackups(alone(store))
    const restored = await restoreBackup(alone(store), copy?.id ?? '', new Date('2026-04-21T11:00:00.000Z'))
    expect(restored.ok).toBe(true)
    const old = await openStore(folder, { now: () => new Date('2026-04-21T12:00:00.000Z') })
    expect(await observe(old)).toEqual(migrated)
    expect(old.findings).toEqual([])
  })

  it('is only read while no copy of it can be made, and says so', async () => {
    const folder = await oldLibrary()
    await mkdir(join(folder, 'articles'), { recursive: true })
    await writeFile(join(folder, 'backups'), 'A file where the folder should be.')
    const files = (await readdir(folder)).filter((name) => name !== 'lock.json')
    addMigration(appendingToNotes(', 2'))
    const store = await openStore(folder, { now })
    expect(store.readOnly).toBe(true)
    expect(store.findings).toEqual([{ code: 'not-migrated', file: 'library.json' }])
    await observe(store)
    expect(await store.commit(edit(putProfile(profile('Grace'))))).toEqual({ ok: false, error: { code: 'read-only' } })
    await store.close()
    expect((await readdir(folder)).filter((name) => files.includes(name))).toEqual(files)
    for (const name of ['library.json', 'journal.jsonl']) {
      expect(await readFile(join(folder, name))).toEqual(await readFile(join(home, name)))
    }
    await rm(join(folder, 'backups'))
    const again = await openStore(folder, { now })
    expect([again.readOnly, (await listBackups(alone(again))).length]).toEqual([false, 1])
  })
})

describe.each(Array.from({ length: SCHEMA - 1 }, (_, at) => at + 1))('a library of schema %i', (schema) => {
  it('has a copy, byte for byte, before this version changes it', async () => {
    const folder = await temporaryFolder()
    await cp(homeOf(schema), folder, { recursive: true })
    const store = await openStore(folder, { now })
    const [copy, ...others] = await listBackups(alone(store))
    expect([copy?.reason, others]).toEqual(['before-migration', []])
    for (const name of ['library.json', 'journal.jsonl', ...(await evidenceOf(schema))]) {
      expect(await readFile(join(folder, 'backups', copy?.id ?? '', name))).toEqual(
        await readFile(join(homeOf(schema), name)),
      )
    }
    expect((await headOf(join(folder, 'library.json'))).schema).toBe(SCHEMA)
  })
})

describe('a library of the newest schema', () => {
  it('is not copied', async () => {
    const folder = await oldLibrary()
    const store = await openStore(folder)
    expect(await listBackups(alone(store))).toEqual([])
    await store.close()
    expect(await readFile(join(folder, 'library.json'))).toEqual(await readFile(join(home, 'library.json')))
  })
})
