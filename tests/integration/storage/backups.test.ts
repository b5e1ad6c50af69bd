import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openArticle } from '../../../main/articles/articles'
import { backUp, listBackups, previewBackup, restoreBackup } from '../../../main/storage/backup/backups'
import type { LibraryStore } from '../../../main/storage/store'
import {
  alone,
  annotation,
  edit,
  importArticle,
  openStore,
  plainState,
  profile,
  putProfile,
  tag,
  temporaryFolder,
} from './sample'

const at = (minutes: number) => new Date(Date.parse('2026-04-21T10:00:00.000Z') + minutes * 60_000)

async function backedUp() {
  const folder = await temporaryFolder()
  const store = await openStore(folder)
  const article = await importArticle(store, 'talks.txt')
  await store.commit(edit(tag(annotation('a', '', article)), putProfile(profile('Ada'))))
  const made = await backUp(alone(store), 'hourly', at(0))
  const [backup] = made.ok ? made.value : []
  if (backup === undefined) throw new Error('A first backup is always made.')
  return { folder, store, article, backup, kept: plainState(store.state) }
}

async function observe(store: LibraryStore, article: Parameters<typeof openArticle>[1]) {
  await store.openMarks(article)
  return plainState(store.state)
}

describe('a backup', () => {
  it('says when it was made and how much is in it', async () => {
    const { store, backup } = await backedUp()
    expect(backup).toMatchObject({
      id: '2026-04-21T10-00-00-000Z',
      madeAt: '2026-04-21T10:00:00.000Z',
      counts: { articles: 1, profiles: 1, edits: 2 },
      lastEditAt: '2026-04-21T10:00:00.000Z',
    })
    expect(await listBackups(alone(store))).toEqual([backup])
  })

  it('is made once an hour, and only when something has changed', async () => {
    const { store } = await backedUp()
    const made = async (minutes: number) => {
      const result = await backUp(alone(store), 'hourly', at(minutes))
      return result.ok && result.value.length
    }
    expect(await made(61)).toBe(0)
    await store.commit(edit(putProfile(profile('Grace'))))
    expect(await made(59)).toBe(0)
    expect(await made(61)).toBe(1)
  })

  it('shares the evidence with the one before it, and not with the library', async () => {
    const { folder, store } = await backedUp()
    await store.commit(edit(putProfile(profile('Grace'))))
    await backUp(alone(store), 'hourly', at(61))
    const [text] = await readdir(join(folder, 'texts'))
    const inode = async (path: string) => (await stat(join(folder, path, `texts/${text}`))).ino
    const first = await inode('backups/2026-04-21T10-00-00-000Z')
    expect(await inode('backups/2026-04-21T11-01-00-000Z')).toBe(first)
    expect(await inode('.')).not.toBe(first)
  })

  it('goes when the rotation no longer keeps it', async () => {
    const { folder, store } = await backedUp()
    for (let n = 1; n < 30; n++) {
      await store.commit(edit(putProfile(profile(`P${n}`))))
      await backUp(alone(store), 'hourly', at(n * 61))
    }
    const left = await readdir(join(folder, 'backups'))
    expect(left.length).toBeGreaterThanOrEqual(24)
    expect(left.length).toBeLessThan(28)
  })

  it('is kept in a second folder, too', async () => {
    const { store } = await backedUp()
    const second = await temporaryFolder()
    await store.commit(edit(putProfile(profile('Grace'))))
    const made = await backUp({ store, secondFolder: second }, 'hourly', at(61))
    expect(made.ok && made.value).toHaveLength(2)
    expect(await readdir(join(second, 'Sourcemark backups'))).toEqual(['2026-04-21T11-01-00-000Z'])
  })
})

describe('restoring a backup', () => {
  it('brings back what was wiped, and can be taken back itself', async () => {
    const { folder, store, article, backup, kept } = await backedUp()
    await store.commit(edit(tag(annotation('later', '', article)), putProfile(profile('Grace'))))
    const later = plainState(store.state)
    const preview = await previewBackup(alone(store), backup.id)
    expect(preview).toMatchObject({
      ok: true,
      value: { damaged: [], backup: { counts: { profiles: 1 } }, now: { counts: { profiles: 2 } } },
    })
    const restored = await restoreBackup(alone(store), backup.id, at(90))
    if (!restored.ok) throw new Error(restored.error.code)

    const old = await openStore(folder)
    expect(await observe(old, article)).toEqual(kept)
    expect(old.problems).toEqual([])
    expect((await openArticle(old, article)).ok).toBe(true)
    expect(old.can.canUndo).toBe(true)

    await restoreBackup(alone(old), restored.value.before.id, at(95))
    const again = await openStore(folder)
    expect(await observe(again, article)).toEqual(later)
    expect(again.problems).toEqual([])
  })

  it('brings back one that was made within the same hour', async () => {
    const { folder, store, article, backup, kept } = await backedUp()
    await store.commit(edit(putProfile(profile('Grace'))))
    expect((await restoreBackup(alone(store), backup.id, at(1))).ok).toBe(true)
    const old = await openStore(folder)
    expect(await observe(old, article)).toEqual(kept)
    expect(await listBackups(alone(old))).toHaveLength(2)
  })

  it('brings back one that only the second folder still has', async () => {
    const { folder, store, article } = await backedUp()
    const second = await temporaryFolder()
    const backed = { store, secondFolder: second }
    await store.commit(edit(putProfile(profile('Hedy'))))
    await backUp(backed, 'hourly', at(61))
    const [newest] = await listBackups(backed)
    if (newest === undefined) throw new Error('A backup was made.')
    const kept = await observe(store, article)
    await rm(join(folder, 'backups'), { recursive: true })
    await store.commit(edit(putProfile(profile('Grace'))))
    expect((await restoreBackup(backed, newest.id, at(62))).ok).toBe(true)
    expect(await observe(await openStore(folder), article)).toEqual(kept)
  })

  it('says so when the backup is gone before it was brought back, and leaves what there is', async () => {
    const { folder, store, article, backup } = await backedUp()
    await store.commit(edit(putProfile(profile('Grace'))))
    const now = await observe(store, article)
    await restoreBackup(alone(store), backup.id, at(90))
    await rm(join(folder, 'backups', backup.id), { recursive: true })
    const same = await openStore(folder)
    expect(await observe(same, article)).toEqual(now)
    expect(same.findings).toEqual([{ code: 'not-restored', backup: backup.id }])
  })

  it('is finished by the next start when it was broken off', async () => {
    const { folder, store, article, backup, kept } = await backedUp()
    await store.commit(edit(putProfile(profile('Grace'))))
    await restoreBackup(alone(store), backup.id, at(90))
    // As after a crash in the middle: some of it is gone, some is half written.
    await rm(join(folder, 'library.json'))
    await writeFile(join(folder, 'journal.jsonl'), 'half')
    const old = await openStore(folder)
    expect(await observe(old, article)).toEqual(kept)
    expect(old.problems).toEqual([])
  })

  it('is refused when a file of the backup has changed', async () => {
    const { folder, store, backup } = await backedUp()
    const journal = join(folder, 'backups', backup.id, 'journal.jsonl')
    await writeFile(journal, (await readFile(journal, 'utf8')).replace('Ada', 'Eva'))
    expect(await restoreBackup(alone(store), backup.id, at(90))).toEqual({ ok: false, error: { code: 'damaged' } })
    expect((await store.commit(edit())).ok).toBe(true)
  })
})
