import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openArticle } from '../../../main/articles/articles'
import { saveCopy } from '../../../main/storage/backup/save-copy'
import { faultyDisk } from './faulty-file'
import { annotation, edit, importArticle, openStore, plainState, tag, temporaryFolder } from './sample'

it('takes the library and the edits that could not be saved to another folder', async () => {
  const { faults, openFile } = faultyDisk()
  const store = await openStore(await temporaryFolder(), { openFile })
  const article = await importArticle(store, 'talks.txt')
  const [saved, unsaved] = [edit(tag(annotation('a', '', article))), edit(tag(annotation('b', '', article)))]
  await store.commit(saved)
  faults.write = 'ENOSPC'
  expect(await store.commit(unsaved)).toEqual({ ok: false, error: { code: 'not-saved', reason: 'ENOSPC' } })
  expect(store.failure).toBe('ENOSPC')

  const to = join(await temporaryFolder(), 'copy')
  expect(await saveCopy(store, [unsaved], to)).toMatchObject({ ok: true, value: { edits: 1 } })
  const copy = await openStore(to)
  const opened = await openArticle(copy, article)
  expect(opened.ok && opened.value.annotations.map(({ id }) => id)).toEqual([annotation('a').id, annotation('b').id])
  expect(copy.problems).toEqual([])

  delete faults.write
  expect((await store.commit(unsaved)).ok).toBe(true)
  expect(store.failure).toBe(null)
  expect(plainState(store.state)).toEqual(plainState(copy.state))
})

it('takes back in the copy what was taken back here and could not be saved', async () => {
  const { faults, openFile } = faultyDisk()
  const store = await openStore(await temporaryFolder(), { openFile })
  const article = await importArticle(store, 'talks.txt')
  await store.commit(edit(tag(annotation('a', '', article))))
  const unsaved = edit(tag(annotation('b', '', article)))
  faults.write = 'ENOSPC'
  const undo = { ...edit(), act: 'undo', of: unsaved.id } as const
  const to = join(await temporaryFolder(), 'copy')
  expect(await saveCopy(store, [unsaved, undo], to)).toMatchObject({ ok: true, value: { edits: 2 } })
  const opened = await openArticle(await openStore(to), article)
  expect(opened.ok && opened.value.annotations.map(({ id }) => id)).toEqual([annotation('a').id])
})

it('writes nothing into a folder that has something in it', async () => {
  const store = await openStore(await temporaryFolder())
  const to = await temporaryFolder()
  await writeFile(join(to, 'letter.txt'), 'Dear')
  expect(await saveCopy(store, [], to)).toEqual({ ok: false, error: { code: 'not-copied', reason: 'EEXIST' } })
  expect(await readdir(to)).toEqual(['letter.txt'])
})
