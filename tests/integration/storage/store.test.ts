import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LibraryStore } from '../../../main/storage/store'
import type { SessionId } from '../../../src/ids'
import {
  annotation,
  article,
  change,
  edit,
  id,
  importArticle,
  openStore,
  otherArticle,
  profile,
  putProfile,
  stamp,
  tag,
  temporaryFolder,
} from './sample'

describe('a store', () => {
  it('has what was committed after it is opened again', async () => {
    const folder = await temporaryFolder()
    const store = await openStore(folder)
    await store.commit(edit(tag(annotation('a')), putProfile(profile('Ada'))))
    await store.commit(edit(change(annotation('a'), annotation('a', 'checked'))))
    await store.close()

    const again = await openStore(folder)
    expect(again.problems).toEqual([])
    expect([...again.state.library.profiles]).toEqual([[id('Ada'), profile('Ada')]])
    const marks = await again.openMarks(article)
    expect(marks.ok && [...marks.value.annotations.values()]).toEqual([annotation('a', 'checked')])
  })

  it('has what was committed when it was never closed', async () => {
    const folder = await temporaryFolder()
    const store = await openStore(folder)
    await store.commit(edit(tag(annotation('a')), putProfile(profile('Ada'))))
    expect(await readdir(folder)).not.toContain('library.json')

    const again = await openStore(folder)
    await again.openMarks(article)
    expect(again.state).toEqual(store.state)
  })

  it('applies what is newer than its snapshots', async () => {
    const folder = await temporaryFolder()
    const first = await openStore(folder)
    await first.commit(edit(tag(annotation('a')), putProfile(profile('Ada'))))
    await first.close()
    const second = await openStore(folder)
    await second.commit(edit(tag(annotation('b')), putProfile(profile('Grace'))))

    const third = await openStore(folder)
    await third.openMarks(article)
    expect([...(third.state.marks.get(article)?.annotations.keys() ?? [])]).toEqual([id('a'), id('b')])
    expect([...third.state.library.profiles.keys()]).toEqual([id('Ada'), id('Grace')])
  })

  it('refuses an edit whose before is not what is there, and journals nothing', async () => {
    const folder = await temporaryFolder()
    const store = await openStore(folder)
    const stale = await store.commit(edit(change(annotation('a'), annotation('a', 'checked'))))
    expect(stale).toEqual({ ok: false, error: { code: 'stale' } })
    expect(await readFile(join(folder, 'journal.jsonl'), 'utf8')).toBe('')
  })

  it('refuses an edit that it has already', async () => {
    const store = await openStore(await temporaryFolder())
    const once: ReturnType<typeof edit> = { ...edit(), act: 'log' }
    expect((await store.commit(once)).ok).toBe(true)
    expect(await store.commit(once)).toEqual({ ok: false, error: { code: 'stale' } })
  })

  it('takes edits that build on each other without waiting', async () => {
    const store = await openStore(await temporaryFolder())
    const answers = await Promise.all([
      store.commit(edit(tag(annotation('a')))),
      store.commit(edit(change(annotation('a'), annotation('a', 'one')))),
      store.commit(edit(change(annotation('a', 'one'), annotation('a', 'two')))),
    ])
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true])
    expect(store.state.marks.get(article)?.annotations.get(id('a'))?.note).toBe('two')
  })

  it('keeps its files for their user alone', async () => {
    const folder = await temporaryFolder()
    const store = await openStore(folder)
    const added = await importArticle(store, 'talks.txt')
    await store.commit(edit(tag(annotation('a', '', added))))
    await store.close()
    for (const name of await readdir(folder, { recursive: true })) {
      const found = await stat(join(folder, name))
      const mode = (found.mode & 0o777).toString(8)
      expect(`${mode} ${name}`).toBe(`${found.isDirectory() ? '700' : '600'} ${name}`)
    }
  })

  it('answers with the newest log first, of one session or of all', async () => {
    const store = await openStore(await temporaryFolder())
    const session = id<SessionId>('session')
    for (const [index, each] of [null, session, null, session].entries()) {
      await store.commit({ ...edit(), session: each, subject: String(index) })
    }
    const subjects = async (of: SessionId | null, limit: number) =>
      (await store.readLog(of, limit)).map(({ subject }) => subject)
    expect(await subjects(null, 3)).toEqual(['3', '2', '1'])
    expect(await subjects(session, 9)).toEqual(['3', '1'])
  })

  it('says what hinders it from being opened', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'texts'), 'a file where a folder should be')
    expect(await LibraryStore.open(folder)).toEqual({ ok: false, error: { code: 'cannot-open', reason: 'EEXIST' } })
  })
})

describe('undo and redo', () => {
  it('walk across articles, and over a restart', async () => {
    const folder = await temporaryFolder()
    const first = await openStore(folder)
    await first.commit(edit(tag(annotation('a'))))
    await first.commit(edit(tag(annotation('b', '', otherArticle))))
    await first.close()

    const second = await openStore(folder)
    expect(second.can).toEqual({ canUndo: true, canRedo: false })
    expect(await second.undo(stamp())).toMatchObject({ ok: true, value: { act: 'undo' } })
    expect(second.state.marks.get(otherArticle)?.annotations.size).toBe(0)
    await second.close()

    const third = await openStore(folder)
    expect(third.can).toEqual({ canUndo: true, canRedo: true })
    await third.undo(stamp())
    await third.redo(stamp())
    await third.redo(stamp())
    expect(await third.redo(stamp())).toEqual({ ok: false, error: { code: 'nothing' } })
    expect(third.state.marks.get(article)?.annotations.size).toBe(1)
    expect(third.state.marks.get(otherArticle)?.annotations.size).toBe(1)
  })

  it('take what is asked for at once in the order of asking', async () => {
    const store = await openStore(await temporaryFolder())
    const answers = await Promise.all([
      store.commit(edit(tag(annotation('a')))),
      store.commit(edit(tag(annotation('b')))),
      store.undo(stamp()),
      store.undo(stamp()),
      store.redo(stamp()),
      store.undo(stamp()),
      store.undo(stamp()),
    ])
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true, true, true, false])
    expect(store.state.marks.get(article)?.annotations.size).toBe(0)
  })

  it('take back a thousand steps', async () => {
    const folder = await temporaryFolder()
    const store = await openStore(folder)
    for (let step = 0; step < 1000; step++) await store.commit(edit(tag(annotation(`a${step}`))))
    await store.close()
    const again = await openStore(folder)
    for (let step = 0; step < 1000; step++) expect((await again.undo(stamp())).ok).toBe(true)
    expect(again.can).toEqual({ canUndo: false, canRedo: true })
    expect(again.state.marks.get(article)?.annotations.size).toBe(0)
  })

  it('are handed out before they are asked for, the next in turn last', async () => {
    const folder = await temporaryFolder()
    const store = await openStore(folder)
    const edits = ['a', 'b', 'c', 'd'].map((name) => edit(tag(annotation(name))))
    for (const each of edits) await store.commit(each)
    const undos = [await store.undo(stamp()), await store.undo(stamp())].map((each) => each.ok && each.value.id)
    await store.close()
    const again = await openStore(folder)
    const { undo, redo, more } = await again.history()
    expect(undo.map(({ id }) => id)).toEqual(edits.slice(0, 2).map(({ id }) => id))
    expect(redo.map(({ id }) => id)).toEqual(undos)
    expect(redo.map(({ of }) => of)).toEqual([edits[3]?.id, edits[2]?.id])
    expect(more).toEqual({ undo: false, redo: false })
  })

  it('are handed out at most by twenty, and the large ones one by one', async () => {
    const store = await openStore(await temporaryFolder())
    const large = edit(tag(annotation('large', 'x'.repeat(300 * 1024))))
    for (let n = 0; n < 30; n++) await store.commit(edit(tag(annotation(`a${n}`))))
    const many = await store.history()
    expect([many.undo.length, many.more]).toEqual([20, { undo: true, redo: false }])
    await store.commit(large)
    const one = await store.history()
    expect([one.undo.map(({ id }) => id), one.more.undo]).toEqual([[large.id], true])
  })

  it('leave entries of the log alone', async () => {
    const store = await openStore(await temporaryFolder())
    await importArticle(store, 'talks.txt')
    expect(store.can).toEqual({ canUndo: false, canRedo: false })
    expect(await store.undo(stamp())).toEqual({ ok: false, error: { code: 'nothing' } })
  })
})
