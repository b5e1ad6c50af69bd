import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addArticle, openArticle, rereadArticle } from '../../../main/articles/articles'
import { startSession } from '../../../src/gesture/session'
import type { ArticleId, SessionId } from '../../../src/ids'
import type { Stamp } from '../../../src/record/edit'
import { annotation, edit, file, id, importArticle, openStore, read, stamp, tag, temporaryFolder, text } from './sample'

async function storeWithArticle() {
  const folder = await temporaryFolder()
  const store = await openStore(folder)
  const article = await importArticle(store, 'talks.txt')
  const record = () => store.state.library.articles.get(article)
  return { folder, store, article, record }
}

/** A stamp of a session that the store has. */
async function inSession(store: Awaited<ReturnType<typeof openStore>>): Promise<Stamp & { session: SessionId }> {
  const session = id<SessionId>('session')
  await store.commit({ ...edit(), ...startSession(session, 'Talks', '', [], stamp().at), act: 'log' })
  return { ...stamp(), session }
}

describe('adding an article', () => {
  it('keeps the bytes, the text and what is known of both', async () => {
    const { folder, store, article, record } = await storeWithArticle()
    const sha256 = createHash('sha256').update(text).digest('hex')
    expect(record()).toMatchObject({
      title: 'Word came on Monday.',
      retrievedOn: '2026-04-21',
      original: { name: 'talks.txt', byteLength: 42, sha256 },
      revision: 1,
      words: 7,
    })
    expect(await readFile(join(folder, 'originals', sha256), 'utf8')).toBe(text)
    expect(await openArticle(store, article)).toEqual({
      ok: true,
      value: { text, blocks: read.blocks, annotations: [], attributions: [] },
    })
  })

  it('answers with the article that has the same bytes already', async () => {
    const { folder, store, article } = await storeWithArticle()
    const again = await addArticle(store, file('copy.txt'), read, stamp(), randomUUID)
    expect(again).toEqual({ ok: true, value: { article, edit: null } })
    expect(await readdir(join(folder, 'texts'))).toHaveLength(1)
  })

  it('makes one article of the same bytes that come twice at once', async () => {
    const store = await openStore(await temporaryFolder())
    const added = await Promise.all(['a.txt', 'b.txt', 'c.txt'].map((name) => importArticle(store, name)))
    expect(new Set(added).size).toBe(1)
    expect(store.state.library.articles.size).toBe(1)
  })

  it('puts it into the session of the stamp, with the same edit', async () => {
    const store = await openStore(await temporaryFolder())
    const { session, ...rest } = await inSession(store)
    const added = await addArticle(store, file(), read, { ...rest, session }, randomUUID)
    expect(added).toMatchObject({ ok: true, value: { edit: { act: 'log', gesture: 'import', subject: 'talks.txt' } } })
    expect(store.state.library.sessions.get(session)?.articles).toEqual([added.ok && added.value.article])
  })

  it('puts an article that it has already into the session once', async () => {
    const { store, article } = await storeWithArticle()
    const sessionStamp = await inSession(store)
    const first = await addArticle(store, file(), read, sessionStamp, randomUUID)
    expect(first).toMatchObject({ ok: true, value: { article, edit: { changes: [{ table: 'session' }] } } })
    const second = await addArticle(store, file(), read, { ...stamp(), session: sessionStamp.session }, randomUUID)
    expect(second).toEqual({ ok: true, value: { article, edit: null } })
  })
})

describe('opening an article', () => {
  it('tells of one that is not in the library', async () => {
    const store = await openStore(await temporaryFolder())
    expect(await openArticle(store, id<ArticleId>('none'))).toEqual({ ok: false, error: { code: 'missing' } })
  })
})

const otherReading = { ...read, encoding: 'windows-1251', title: 'Слово', text: 'Слово пришло.', blocks: [] }

describe('reading an article again', () => {
  it('makes a new revision, keeps the old one, and can be undone', async () => {
    const { folder, store, article, record } = await storeWithArticle()
    const before = record()
    const again = await rereadArticle(store, article, otherReading, stamp())
    expect(again).toMatchObject({ ok: true, value: { act: 'do', gesture: 'encoding' } })
    expect(record()).toMatchObject({ revision: 2, encoding: 'windows-1251', title: 'Слово', words: 2 })
    expect((await readdir(join(folder, 'texts'))).sort()).toEqual([`${article}.1.json`, `${article}.2.json`])

    await store.undo(stamp())
    expect(record()).toEqual(before)
    const opened = await openArticle(store, article)
    expect(opened.ok && opened.value.text).toBe(text)
  })

  it('never writes over a text, even one that was undone', async () => {
    const { store, article, record } = await storeWithArticle()
    await rereadArticle(store, article, otherReading, stamp())
    await store.undo(stamp())
    await rereadArticle(store, article, { ...otherReading, text: 'Other.' }, stamp())
    expect(record()?.revision).toBe(3)
  })

  it('keeps a title that the analyst gave', async () => {
    const { store, article, record } = await storeWithArticle()
    const before = record()
    if (before === undefined) throw new Error('The article is in the library.')
    await store.commit(edit({ table: 'article', before, after: { ...before, title: 'My title' } }))
    await rereadArticle(store, article, otherReading, stamp())
    expect(record()?.title).toBe('My title')
  })

  it('is refused while something is marked in it', async () => {
    const { store, article } = await storeWithArticle()
    await store.commit(edit(tag(annotation('a', '', article))))
    const stale = { ok: false, error: { code: 'stale' } }
    expect(await rereadArticle(store, article, otherReading, stamp())).toEqual(stale)
  })
})
