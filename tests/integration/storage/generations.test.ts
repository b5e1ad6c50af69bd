import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openArticle } from '../../../main/articles/articles'
import {
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

/** A folder that was opened, changed and closed a number of times, and the state at the end. */
async function folderAfter(times: number) {
  const folder = await temporaryFolder()
  const store = await openStore(folder)
  const article = await importArticle(store, 'talks.txt')
  await store.close()
  let { state } = store
  for (let time = 1; time < times; time++) {
    const again = await openStore(folder)
    await again.commit(edit(tag(annotation(`a${time}`, '', article)), putProfile(profile(`P${time}`))))
    await again.close()
    state = again.state
  }
  return { folder, article, state }
}

const jsonIn = async (folder: string) => (await readdir(folder)).filter((name) => /^library.*json/.test(name)).sort()

describe('snapshots', () => {
  it('stay for three generations, and no more', async () => {
    const { folder, article } = await folderAfter(6)
    expect(await jsonIn(folder)).toEqual(['library.1.json', 'library.2.json', 'library.json'])
    expect((await readdir(join(folder, 'articles'))).sort()).toEqual([
      `${article}.1.json`,
      `${article}.2.json`,
      `${article}.json`,
    ])
    const sequence = async (name: string) =>
      JSON.parse((await readFile(join(folder, name), 'utf8')).split('\n')[0] ?? '')
    const found = await Promise.all(['library.json', 'library.1.json', 'library.2.json'].map(sequence))
    expect(found.map((header) => header.sequence)).toEqual([6, 5, 4])
  })

  it('are taken from an older generation when newer ones are damaged, and written anew', async () => {
    const { folder, state, article } = await folderAfter(4)
    const hurt = ['library.json', 'library.1.json', `articles/${article}.json`]
    for (const name of hurt) await writeFile(join(folder, name), 'damage')
    const store = await openStore(folder)
    expect((await openArticle(store, article)).ok).toBe(true)
    expect(store.problems.map(({ file, movedTo }) => [file, movedTo])).toEqual([
      ['library.json', 'library.json.1'],
      ['library.1.json', 'library.1.json.1'],
      [`articles/${article}.json`, `${article}.json.1`],
    ])
    expect(plainState(store.state)).toEqual(plainState(state))
    await store.close()
    expect((await openStore(folder)).problems).toEqual([])
    expect(await jsonIn(folder)).toEqual(['library.2.json', 'library.json'])
  })

  it('carry the library, as far as they go, when the journal is gone and the newest are damaged', async () => {
    const { folder } = await folderAfter(4)
    await rm(join(folder, 'journal.jsonl'))
    await writeFile(join(folder, 'library.json'), '')
    const store = await openStore(folder)
    expect([...store.state.library.profiles.values()].map(({ name }) => name)).toEqual(['P1', 'P2'])
    expect(store.problems.map(({ file }) => file)).toEqual(['library.json', 'journal.jsonl'])
  })

  it('are one record to a line, so that a person can read them', async () => {
    const { folder } = await folderAfter(3)
    const lines = (await readFile(join(folder, 'library.json'), 'utf8')).split('\n')
    expect(
      lines.filter((line) => line.includes('"name":"P')).map((line) => JSON.parse(line.replace(/,$/, '')).name),
    ).toEqual(['P1', 'P2'])
  })
})
