import { randomUUID } from 'node:crypto'
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { edit, openStore, profile, putProfile, temporaryFolder } from './sample'

it('clears away what a crash left half written, and nothing of others', async () => {
  const folder = await temporaryFolder()
  const first = await openStore(folder)
  await first.commit(edit(putProfile(profile('Ada'))))
  await first.close()
  const leave = (name: string) => join(folder, `${name}.${randomUUID()}.tmp`)
  const [incomplete, whole, original] = [leave('library.json'), leave('library.json'), leave('originals/0123')]
  const library = await readFile(join(folder, 'library.json'))
  await writeFile(incomplete, library.subarray(0, -1))
  await copyFile(join(folder, 'library.json'), whole)
  await writeFile(original, 'half of it')
  await writeFile(join(folder, 'notes.tmp'), 'mine')

  const store = await openStore(folder)
  const names = (path: string) => path.slice(folder.length + 1)
  expect([...store.leftovers].sort((a, b) => (a.file < b.file ? -1 : 1))).toEqual(
    [
      { file: names(incomplete), movedTo: null },
      { file: names(whole), movedTo: `${names(whole)}.1` },
      { file: names(original), movedTo: null },
    ].sort((a, b) => (a.file < b.file ? -1 : 1)),
  )
  expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual(['notes.tmp'])
  expect(await readdir(join(folder, 'quarantine'))).toEqual([`${names(whole)}.1`])
  expect(store.problems).toEqual([])
})
