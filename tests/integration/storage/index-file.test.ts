import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DataFolder, names } from '../../../main/storage/disk/data-folder'
import { IndexFile } from '../../../main/storage/journal/index-file'
import type { ArticleId, SessionId } from '../../../src/ids'
import { annotation, edit, id, openStore, plainState, profile, putProfile, stamp, tag, temporaryFolder } from './sample'

const articleOf = (n: number) => id<ArticleId>(`article ${n}`)

/** A folder with fifty edits in it and an index of them, then two edits more, and the store that made them. */
async function indexedFolder() {
  const folder = await temporaryFolder()
  const first = await openStore(folder)
  for (let n = 0; n < 50; n++) {
    const session = n % 2 === 0 ? id<SessionId>('session') : null
    await first.commit({
      ...edit(tag(annotation(`a${n}`, '', articleOf(n % 3))), putProfile(profile(`P${n}`))),
      session,
    })
  }
  await first.undo(stamp())
  await first.close()
  const store = await openStore(folder)
  await store.redo(stamp())
  await store.commit(edit(putProfile(profile('last'))))
  for (let n = 0; n < 3; n++) await store.openMarks(articleOf(n))
  return { folder, store }
}

async function observe(folder: string) {
  const store = await openStore(folder)
  for (let n = 0; n < 3; n++) await store.openMarks(articleOf(n))
  const log = (await store.readLog(id<SessionId>('session'), 100)).map(({ id }) => id)
  return {
    state: plainState(store.state),
    can: store.can,
    problems: store.problems,
    log,
    undone: (await store.undo(stamp())).ok,
  }
}

describe('a start with an index', () => {
  it('finds what a start without one finds', async () => {
    const { folder, store } = await indexedFolder()
    expect((await new IndexFile(await DataFolder.open(folder)).read())?.rows.size).toBe(51)
    const log = (await store.readLog(id<SessionId>('session'), 100)).map(({ id }) => id)
    const found = await observe(folder)
    expect(found).toEqual({ state: plainState(store.state), can: store.can, problems: [], log, undone: true })
  })

  it.each([
    ['an empty one', () => ''],
    ['a torn one', (index: string) => index.slice(0, -3)],
  ])('does without %s', async (_name, hurt) => {
    const { folder, store } = await indexedFolder()
    const path = join(folder, 'journal-index.json')
    await writeFile(path, hurt(await readFile(path, 'utf8')))
    expect(await observe(folder)).toMatchObject({ state: plainState(store.state), problems: [], undone: true })
  })

  it('is made again at the closing when it was gone, though nothing was done', async () => {
    const { folder, store } = await indexedFolder()
    await store.close()
    const file = join(folder, names.index)
    const before = await readFile(file)
    await rm(file)
    await (await openStore(folder)).close()
    expect(await readFile(file)).toEqual(before)
  })

  it('believes the journal where the two differ', async () => {
    const { folder } = await indexedFolder()
    const path = join(folder, 'journal.jsonl')
    const journal = await readFile(path)
    const at = (await stat(path)).size >> 1
    journal.writeUInt8(journal.readUInt8(at) ^ 1, at)
    await writeFile(path, journal)
    const store = await openStore(folder)
    expect(store.problems).toEqual([{ code: 'damaged', file: 'journal.jsonl', movedTo: 'journal.jsonl.1' }])
  })
})

describe('marks in memory', () => {
  it('are let go of when many other articles were opened since, and come back', async () => {
    const { store } = await indexedFolder()
    const folder = await temporaryFolder()
    const made = await openStore(folder)
    for (let n = 0; n < 60; n++) await made.commit(edit(tag(annotation(`a${n}`, '', articleOf(n)))))
    await made.close()
    const again = await openStore(folder)
    for (let n = 0; n < 60; n++) {
      await again.openMarks(articleOf(n))
      expect(again.state.marks.size).toBeLessThanOrEqual(18)
    }
    const first = await again.openMarks(articleOf(0))
    expect(first.ok && first.value.annotations.size).toBe(1)
    expect(store.problems).toEqual([])
  })
})
