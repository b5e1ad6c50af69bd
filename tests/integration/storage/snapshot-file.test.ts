import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { expect, it } from 'vitest'
import { SnapshotFile } from '../../../main/storage/snapshot/snapshot-file'
import { SCHEMA } from '../../../src/record/migrations'
import { ok } from '../../../src/result'
import { temporaryFolder } from './sample'

const schema = v.strictObject({ words: v.array(v.string()) })
type Body = v.InferOutput<typeof schema>

const damaged = { ok: false, error: { code: 'damaged' } }

/** A file with a snapshot in it. */
async function written(body: Body = { words: ['“naïve”', 'line\nbreak', '\ud800 alone'] }) {
  const folder = await temporaryFolder()
  const path = join(folder, 'words.json')
  await new SnapshotFile(path, 'words', schema).write(ok({ sequence: 7, body }))
  const rewrite = async (change: (file: string) => string) => writeFile(path, change(await readFile(path, 'utf8')))
  return { folder, path, body, rewrite, read: () => new SnapshotFile(path, 'words', schema).read() }
}

it('reads what was written', async () => {
  const { read, body } = await written()
  expect(await read()).toEqual(ok({ sequence: 7, body, schema: SCHEMA }))
})

it('reads nothing where there is no file', async () => {
  expect(await new SnapshotFile(join(await temporaryFolder(), 'none.json'), 'words', schema).read()).toEqual(ok(null))
})

it('leaves one file behind, for its user alone', async () => {
  const { folder, path } = await written()
  await new SnapshotFile(path, 'words', schema).write(ok({ sequence: 8, body: { words: [] } }))
  expect(await readdir(folder)).toEqual(['words.json'])
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})

const hurts: readonly (readonly [string, (file: string) => string])[] = [
  ['an empty file', () => ''],
  ['a file of zeros', (file) => '\0'.repeat(file.length)],
  ['a file that is cut short', (file) => file.slice(0, -2)],
  ['a file with more behind it', (file) => `${file} `],
  ['a body of which one letter changed', (file) => file.replace('naïve', 'naive')],
  ['a body of another shape', (file) => file.replace('"words":', '"wards":')],
  ['a header that is no JSON', (file) => `x${file}`],
  ['a header of another format', (file) => file.replace('"sourcemark"', '"otherthing"')],
  ['a file of another kind', (file) => file.replace('"kind":"words"', '"kind":"marks"')],
  ['plain JSON without a header', () => '{"words":[]}'],
  ['null', () => 'null'],
]
for (const [name, hurt] of hurts) {
  it(`refuses ${name}`, async () => {
    const { read, rewrite } = await written()
    await rewrite(hurt)
    expect(await read()).toEqual(damaged)
  })
}

it('refuses a body that is whole and of the wrong shape', async () => {
  const { path } = await written()
  const other = new SnapshotFile(path, 'words', v.strictObject({ words: v.array(v.number()) }))
  expect(await other.read()).toEqual(damaged)
})

it('refuses a folder', async () => {
  expect(await new SnapshotFile(await temporaryFolder(), 'words', schema).read()).toEqual(damaged)
})

it('tells a newer schema from damage', async () => {
  const { read, rewrite } = await written()
  await rewrite((file) => file.replace(`"schema":${SCHEMA}`, `"schema":${SCHEMA + 1}`))
  expect(await read()).toEqual({ ok: false, error: { code: 'newer-schema' } })
})

it('keeps the old file when the new one can not be written', async () => {
  const { folder, body } = await written()
  const missing = new SnapshotFile(join(folder, 'no-folder/words.json'), 'words', schema)
  await expect(missing.write(ok({ sequence: 9, body }))).rejects.toMatchObject({ code: 'ENOENT' })
})

it.each([
  ['sequence', /"sequence":\d+/, '"sequence":99'],
  ['length', /"bytes":\d+/, '"bytes":1'],
])('does not believe a header whose %s was changed', async (_name, field, changed) => {
  const { read, rewrite } = await written()
  await rewrite((file) => file.replace(field, changed))
  expect(await read()).toEqual(damaged)
})
