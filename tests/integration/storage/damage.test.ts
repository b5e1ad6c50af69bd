import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openArticle } from '../../../main/articles/articles'
import { SnapshotFile } from '../../../main/storage/snapshot/snapshot-file'
import type { StoreProblem } from '../../../src/ipc/contract'
import { SCHEMA } from '../../../src/record/migrations'
import { textSchema } from '../../../src/record/plain'
import { ok } from '../../../src/result'
import {
  annotation,
  change,
  edit,
  importArticle,
  openStore,
  plainState,
  profile,
  putProfile,
  stamp,
  tag,
  temporaryFolder,
} from './sample'

/** A folder with snapshots of an article and its marks, a journal that is two edits further, and the final state. */
async function usedFolder() {
  const folder = await temporaryFolder()
  const first = await openStore(folder)
  const article = await importArticle(first, 'talks.txt')
  await first.commit(edit(tag(annotation('a', '', article)), putProfile(profile('Ada'))))
  await first.close()
  const second = await openStore(folder)
  await second.commit(edit(change(annotation('a', '', article), annotation('a', 'checked', article))))
  await second.commit(edit(putProfile(profile('Grace'))))
  const { state } = second
  return { folder, article, state, marks: `articles/${article}.json`, text: `texts/${article}.1.json` }
}

async function flipByte(path: string, at: number) {
  const bytes = await readFile(path)
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
  await writeFile(path, bytes)
}

async function makeNewer(path: string) {
  await writeFile(path, (await readFile(path, 'utf8')).replace(`"schema":${SCHEMA}`, `"schema":${SCHEMA + 1}`))
}

describe('a store whose snapshots are gone', () => {
  it('is rebuilt from the journal', async () => {
    const { folder, article, state, marks } = await usedFolder()
    await rm(join(folder, 'library.json'))
    await rm(join(folder, marks))
    const store = await openStore(folder)
    await store.openMarks(article)
    expect(plainState(store.state)).toEqual(plainState(state))
    expect(store.problems).toEqual([])
    expect((await store.undo(stamp())).ok).toBe(true)
  })
})

describe('a store with a damaged snapshot', () => {
  it('says so, keeps it in the quarantine and rebuilds the library from the journal', async () => {
    const { folder, article, state } = await usedFolder()
    await flipByte(join(folder, 'library.json'), 300)
    const damaged = await readFile(join(folder, 'library.json'))
    const store = await openStore(folder)
    await store.openMarks(article)
    expect(store.problems).toEqual([{ code: 'damaged', file: 'library.json', movedTo: 'library.json.1' }])
    expect(await readFile(join(folder, 'quarantine/library.json.1'))).toEqual(damaged)
    expect(plainState(store.state)).toEqual(plainState(state))
    await store.close()
    expect((await openStore(folder)).problems).toEqual([])
  })

  it('says so when the article is opened, and rebuilds its marks', async () => {
    const { folder, article, state, marks } = await usedFolder()
    await writeFile(join(folder, marks), '{"format":"sourcemark"}\nnull')
    const heard: StoreProblem[] = []
    const store = await openStore(folder, { onProblem: (problem) => heard.push(problem) })
    expect(store.problems).toEqual([])
    expect((await openArticle(store, article)).ok).toBe(true)
    expect(plainState(store.state)).toEqual(plainState(state))
    expect(heard).toEqual([{ code: 'damaged', file: marks, movedTo: `${article}.json.1` }])
    expect(store.problems).toEqual(heard)
  })

  it('never moves one damaged file over another', async () => {
    const { folder } = await usedFolder()
    for (const count of [1, 2, 3]) {
      await writeFile(join(folder, 'library.json'), `damage ${count}`)
      await (await openStore(folder)).close()
    }
    expect(await readdir(join(folder, 'quarantine'))).toEqual(['library.json.1', 'library.json.2', 'library.json.3'])
  })
})

describe('a store with a damaged text', () => {
  it('says so and shows nothing in its place', async () => {
    const { folder, article, text } = await usedFolder()
    await flipByte(join(folder, text), 250)
    const store = await openStore(folder)
    const problem = { code: 'damaged', file: text, movedTo: `${article}.1.json.1` }
    expect(await openArticle(store, article)).toEqual({ ok: false, error: { code: 'damaged', problem } })
    expect(await openArticle(store, article)).toEqual({ ok: false, error: { code: 'missing' } })
  })

  it('says so when it is whole, and another', async () => {
    const { folder, article, text } = await usedFolder()
    const forged = new SnapshotFile(join(folder, text), 'text', textSchema)
    await forged.write(ok({ sequence: 0, body: { text: 'Another text.', blocks: [] } }))
    const opened = await openArticle(await openStore(folder), article)
    expect(opened).toMatchObject({ ok: false, error: { code: 'damaged', problem: { file: text } } })
  })
})

describe('a store whose original has changed', () => {
  it('says so and leaves it', async () => {
    const { folder, article, state } = await usedFolder()
    const record = state.library.articles.get(article)
    if (record === undefined) throw new Error('The article is in the library.')
    const name = `originals/${record.original.sha256}`
    await appendFile(join(folder, name), '!')
    const store = await openStore(folder)
    const problem = { code: 'damaged', file: name, movedTo: null }
    expect(await store.files.readOriginal(record)).toEqual({ ok: false, error: { code: 'damaged', problem } })
  })
})

describe('a store with files of a newer version', () => {
  it('changes nothing when the library is newer', async () => {
    const { folder, marks } = await usedFolder()
    await makeNewer(join(folder, 'library.json'))
    await writeFile(join(folder, marks), 'damaged')
    await appendFile(join(folder, 'journal.jsonl'), 'torn')
    const before = await contents(folder)
    const store = await openStore(folder)
    expect(store.readOnly).toBe(true)
    expect(store.problems).toContainEqual({ code: 'newer-schema', file: 'library.json', movedTo: null })
    const readOnly = { ok: false, error: { code: 'read-only' } }
    expect(await store.commit(edit())).toEqual(readOnly)
    expect(await store.undo(stamp())).toEqual(readOnly)
    await store.close()
    expect(await contents(folder)).toEqual(before)
  })

  it('can not be changed any more once the marks of an article turn out to be newer', async () => {
    const { folder, article, marks } = await usedFolder()
    await makeNewer(join(folder, marks))
    const store = await openStore(folder)
    expect(store.readOnly).toBe(false)
    const problem = { code: 'newer-schema', file: marks, movedTo: null }
    expect(await openArticle(store, article)).toEqual({ ok: false, error: { code: 'damaged', problem } })
    expect(await store.commit(edit())).toEqual({ ok: false, error: { code: 'read-only' } })
  })
})

describe('a store whose journal has lost records', () => {
  it('goes on from its snapshots, and forgets a history that no longer leads to them', async () => {
    const { folder, article } = await usedFolder()
    await (await openStore(folder)).close()
    await rm(join(folder, 'journal.jsonl'))
    const store = await openStore(folder)
    expect(store.problems).toEqual([{ code: 'damaged', file: 'journal.jsonl', movedTo: null }])
    expect(store.state.library.profiles.size).toBe(2)
    expect(store.can).toEqual({ canUndo: false, canRedo: false })
    await store.commit(edit(tag(annotation('b', '', article))))
    await store.close()

    const again = await openStore(folder)
    await again.openMarks(article)
    expect(again.problems).toEqual([])
    expect(again.state.marks.get(article)?.annotations.size).toBe(2)
    expect((await again.undo(stamp())).ok).toBe(true)
    expect(again.can.canUndo).toBe(false)
  })

  // Four edits: the snapshots have the first two, and the last two are in the journal alone.
  it.each([
    ['first', (lines: readonly string[]) => lines.slice(1), 1],
    ['second', (lines: readonly string[]) => lines.toSpliced(1, 1), 1],
    ['first and second', (lines: readonly string[]) => lines.slice(2), 2],
    ['second, which can not be read,', (lines: readonly string[]) => lines.with(1, 'damage\n'), 1],
  ])('stays whole without the %s, and says what can not be undone', async (_which, hurt, lost) => {
    const { folder, article, state } = await usedFolder()
    const journal = join(folder, 'journal.jsonl')
    const lines = (await readFile(journal, 'utf8')).split(/(?<=\n)/)
    await writeFile(journal, hurt(lines).join(''))
    const store = await openStore(folder)
    await store.openMarks(article)
    expect(plainState(store.state)).toEqual(plainState(state))
    const movedTo = 'journal.jsonl.1'
    expect(store.findings).toEqual([{ code: 'mended-journal', file: 'journal.jsonl', movedTo, before: 4 - lost, lost }])
    expect(await store.readLog(null, 9)).toHaveLength(4 - lost)
    const isMissed = lines[1] !== undefined && !hurt(lines).includes(lines[1])
    for (const can of isMissed ? [true, true, false] : [true, true, true, false]) {
      expect((await store.undo(stamp())).ok).toBe(can)
    }
    await store.close()

    const again = await openStore(folder)
    expect(again.findings).toEqual([])
    expect(again.can).toEqual({ canUndo: false, canRedo: true })
  })

  it('says so when the index knows of more than it has', async () => {
    const { folder, state } = await usedFolder()
    const last = await openStore(folder)
    await last.commit(edit(putProfile(profile('Ida'))))
    await last.close()
    const journal = join(folder, 'journal.jsonl')
    const lines = (await readFile(journal, 'utf8')).split(/(?<=\n)/)
    for (const name of await readdir(folder)) if (name.startsWith('library')) await rm(join(folder, name))
    await writeFile(journal, lines.slice(0, -1).join(''))
    const store = await openStore(folder)
    expect(store.findings).toEqual([{ code: 'lost-edits', file: 'journal.jsonl' }])
    expect(store.state.library.profiles.size).toBe(state.library.profiles.size)
    await store.commit(edit(putProfile(profile('Eve'))))
    await store.close()
    expect((await openStore(folder)).findings).toEqual([])
  })

  it('does not call an end torn that was saved', async () => {
    const { folder } = await usedFolder()
    await (await openStore(folder)).close()
    const journal = join(folder, 'journal.jsonl')
    await writeFile(journal, (await readFile(journal)).subarray(0, -9))
    expect((await openStore(folder)).findings).toEqual([
      { code: 'damaged-journal', file: 'journal.jsonl', movedTo: 'journal.jsonl.1', before: 3, after: 0 },
    ])
  })

  it('reports that it has nothing when only texts are left', async () => {
    const { folder } = await usedFolder()
    await rm(join(folder, 'journal.jsonl'))
    await rm(join(folder, 'library.json'))
    const store = await openStore(folder)
    expect(store.isNew).toBe(false)
    expect(store.problems).toEqual([{ code: 'damaged', file: 'journal.jsonl', movedTo: null }])
  })
})

async function contents(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = files
    .filter((file) => file.isFile() && file.name !== 'lock.json')
    .map((file) => join(file.parentPath, file.name))
  return new Map(await Promise.all(paths.map(async (path) => [path, await readFile(path, 'latin1')] as const)))
}

describe('what the recovery window is told', () => {
  it('counts the edits before and behind a damage, and names what else was found', async () => {
    const { folder } = await usedFolder()
    const path = join(folder, 'journal.jsonl')
    const third = (await readFile(path)).toString('latin1').split('\n').slice(0, 2).join('\n').length
    await flipByte(path, third + 80)
    await writeFile(join(folder, 'library.json'), '')
    const store = await openStore(folder)
    expect(store.findings).toEqual([
      { code: 'damaged-file', file: 'library.json', movedTo: 'library.json.1' },
      { code: 'damaged-journal', file: 'journal.jsonl', movedTo: 'journal.jsonl.1', before: 2, after: 1 },
    ])
  })

  it('tells a torn end from damage', async () => {
    const { folder } = await usedFolder()
    await appendFile(join(folder, 'journal.jsonl'), 'torn')
    expect((await openStore(folder)).findings).toEqual([
      { code: 'torn-journal', file: 'journal.jsonl', movedTo: 'journal.jsonl.1', before: 4 },
    ])
  })
})
