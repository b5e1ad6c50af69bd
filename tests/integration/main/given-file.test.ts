import { execFile } from 'node:child_process'
import { chmod, mkdir, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { MAX_FILE_BYTES, readGivenFile } from '../../../main/articles/given-file'
import { temporaryFolder } from '../storage/sample'

const refused = (code: string, name: string) => ({ ok: false, error: { code, name } })

it('reads a file and tells its name without the folders', async () => {
  const path = join(await temporaryFolder(), 'talks.txt')
  await writeFile(path, 'Word came.')
  expect(await readGivenFile(path)).toEqual({
    ok: true,
    value: { name: 'talks.txt', bytes: new TextEncoder().encode('Word came.') },
  })
})

it('takes a file of 50 MB and refuses one with a byte more, without reading it', async () => {
  const path = join(await temporaryFolder(), 'long.txt')
  await writeFile(path, '')
  await truncate(path, MAX_FILE_BYTES)
  expect((await readGivenFile(path)).ok).toBe(true)
  await truncate(path, MAX_FILE_BYTES + 1)
  expect(await readGivenFile(path)).toEqual(refused('too-large', 'long.txt'))
})

it('refuses an empty file, a folder, and what is not there', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'empty.txt'), '')
  await mkdir(join(folder, 'folder.txt'))
  expect(await readGivenFile(join(folder, 'empty.txt'))).toEqual(refused('empty', 'empty.txt'))
  expect(await readGivenFile(join(folder, 'folder.txt'))).toEqual(refused('is-folder', 'folder.txt'))
  expect(await readGivenFile(join(folder, 'gone.txt'))).toEqual(refused('vanished', 'gone.txt'))
  expect(await readGivenFile(join(folder, 'empty.txt/inside'))).toEqual(refused('vanished', 'inside'))
})

it.skipIf(process.platform === 'win32')('refuses a pipe instead of waiting for it', async () => {
  const path = join(await temporaryFolder(), 'pipe.txt')
  await promisify(execFile)('mkfifo', [path])
  expect(await readGivenFile(path)).toEqual(refused('unreadable', 'pipe.txt'))
})

it.skipIf(process.getuid?.() === 0)('refuses a file that it may not read', async () => {
  const path = join(await temporaryFolder(), 'secret.txt')
  await writeFile(path, 'secret')
  await chmod(path, 0)
  expect(await readGivenFile(path)).toEqual(refused('unreadable', 'secret.txt'))
})
