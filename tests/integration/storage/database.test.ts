import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { expect, it } from 'vitest'
import { DataFolder } from '../../../main/storage/disk/data-folder'
import { Database } from '../../../main/storage/snapshot/database'
import { temporaryFolder } from './sample'

type Words = ReadonlySet<string>

const shape = {
  kind: 'words',
  schema: v.strictObject({ words: v.array(v.string()) }),
  toPlain: (words: Words) => ({ words: [...words] }),
  fromPlain: ({ words }: { readonly words: readonly string[] }): Words => new Set(words),
}

/** A database whose folder does not exist until `makeFolder`, so that nothing can be written before. */
async function database() {
  const path = await temporaryFolder()
  const folder = await DataFolder.open(path)
  const file = join(path, 'lists', 'words.json')
  return {
    file,
    open: () => new Database(folder, 'lists/words.json', shape),
    makeFolder: () => mkdir(join(path, 'lists')),
  }
}

it('holds what it wrote and what it read, by the object itself', async () => {
  const { open, makeFolder } = await database()
  await makeFolder()
  const words: Words = new Set(['claim'])
  const first = open()
  expect(first.holds(words)).toBe(false)
  expect(await first.write(3, words)).toBe(true)
  expect(first.holds(words)).toBe(true)
  expect(first.holds(new Set(['claim']))).toBe(false)

  const again = open()
  const { snapshot } = await again.read()
  expect(snapshot).toMatchObject({ sequence: 3, body: words })
  expect(snapshot !== null && again.holds(snapshot.body)).toBe(true)
})

it('holds nothing after a write that failed, and takes the next one', async () => {
  const { open, makeFolder } = await database()
  const words: Words = new Set(['claim'])
  const written = open()
  expect(await written.write(3, words)).toBe(false)
  expect(written.holds(words)).toBe(false)
  await makeFolder()
  expect(await written.write(3, words)).toBe(true)
  expect((await open().read()).snapshot?.body).toEqual(words)
})

it('does not hold what came from an older generation, so that it is written anew', async () => {
  const { file, open, makeFolder } = await database()
  await makeFolder()
  const first = open()
  await first.write(3, new Set(['older']))
  await first.write(4, new Set(['newer']))
  await writeFile(file, 'damage')
  const again = open()
  const { snapshot, problems } = await again.read()
  expect(problems.map(({ code }) => code)).toEqual(['damaged'])
  expect(snapshot?.body).toEqual(new Set(['older']))
  expect(snapshot !== null && again.holds(snapshot.body)).toBe(false)
})
