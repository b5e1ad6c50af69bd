import { randomUUID } from 'node:crypto'
import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rereadArticle } from '../../../main/articles/articles'
import { correctArticle, readRevision } from '../../../main/articles/correct-article'
import { keepEvidence } from '../../../main/exchange/keep-evidence'
import type { LibraryStore } from '../../../main/storage/store'
import type { ArticleId } from '../../../src/ids'
import { readingOf, readPlainText } from '../../../src/import/plain-text-1'
import { openStore, plainState, stamp, temporaryFolder } from '../storage/sample'
import { add, aLibrary, commit, deskOf, importInto, pack, session, tagWords, wholeState } from './libraries'

const plain = async (store: LibraryStore) => plainState(await wholeState(store))

async function emptyStore() {
  const folder = await temporaryFolder()
  return { folder, store: await openStore(folder) }
}

/** Each article has its text and its original, whole. */
async function expectEvidence(store: LibraryStore): Promise<void> {
  for (const article of store.state.library.articles.values()) {
    expect([article.title, (await store.files.readText(article)).ok]).toEqual([article.title, true])
    expect((await store.files.readOriginal(article)).ok).toBe(true)
  }
}

describe('a library that is carried to another machine', () => {
  it('is the same there, also after a restart', async () => {
    const { store } = await aLibrary()
    const other = await emptyStore()
    await importInto(other.store, await pack(store))
    expect(await plain(other.store)).toEqual(await plain(store))
    await expectEvidence(other.store)
    await other.store.close()
    const again = await openStore(other.folder)
    expect(await plain(again)).toEqual(await plain(store))
    expect(again.problems).toEqual([])
    expect(Buffer.compare(await pack(again), await pack(store))).toBe(0)
  })

  it('takes older revisions of a text along', async () => {
    const { store } = await emptyStore()
    const article = await add(store, 'a.txt', 'One.\n\nTwo.\n')
    const { text, blocks } = await deskOf(store, article)
    const read = { ...readingOf(''), text: `${text} Three.`, blocks, title: 'One.' }
    await rereadArticle(store, article, read, stamp())
    const other = await emptyStore()
    await importInto(other.store, await pack(store))
    expect((await readdir(join(other.folder, 'texts'))).sort()).toEqual([`${article}.1.json`, `${article}.2.json`])
    await expectEvidence(other.store)
  })

  it('adds nothing the second time', async () => {
    const { store } = await aLibrary()
    const bytes = await pack(store)
    const other = await emptyStore()
    await importInto(other.store, bytes)
    expect(await importInto(other.store, bytes)).toBe(null)
    expect(await importInto(store, bytes)).toBe(null)
  })

  it('goes with one undo, and comes again with one redo', async () => {
    const { store } = await aLibrary()
    const { folder, store: other } = await emptyStore()
    await add(other, 'mine.txt', 'Mine.\n\nNot yours.\n')
    const before = await plain(other)
    await importInto(other, await pack(store))
    const after = await plain(other)
    const { ok } = await other.undo(stamp())
    expect([ok, await plain(other)]).toEqual([true, before])
    await other.redo(stamp())
    expect(await plain(other)).toEqual(after)
    await other.undo(stamp())
    await importInto(other, await pack(store))
    expect(await plain(other)).toEqual(after)
    await expectEvidence(other)
    expect(await readdir(join(folder, 'texts'))).toHaveLength(5)
  })

  it('leaves what was changed here, and takes what is chosen', async () => {
    const { store, ferry } = await aLibrary()
    const bytes = await pack(store)
    const [profile] = store.state.library.profiles.values()
    if (profile === undefined) throw new Error('There must be a profile.')
    const after = { ...profile, role: 'pilot' }
    await commit(store, { gesture: 'profile', subject: '', changes: [{ table: 'profile', before: profile, after }] })
    await tagWords(store, ferry, 'cue', 'said')
    const mine = await plain(store)
    expect(await importInto(store, bytes)).toBe(null)
    expect(await plain(store)).toEqual(mine)
    const edit = await importInto(store, bytes, () => 'theirs')
    expect(edit?.changes).toEqual([{ table: 'profile', before: after, after: profile }])
  })
})

describe('a session that is carried to another machine', () => {
  it('comes with its articles, and then the library with the rest', async () => {
    const { store } = await aLibrary()
    const other = await emptyStore()
    await importInto(other.store, await pack(store, { kind: 'session', session }))
    expect(other.store.state.library.articles.size).toBe(3)
    await expectEvidence(other.store)
    await importInto(other.store, await pack(store))
    expect(await plain(other.store)).toEqual(await plain(store))
  })

  it('and worked on there comes back as what is new', async () => {
    const { store, ferry } = await aLibrary()
    const other = await emptyStore()
    await importInto(other.store, await pack(store, { kind: 'session', session }))
    await tagWords(other.store, ferry, 'cue', 'said')
    const edit = await importInto(store, await pack(other.store, { kind: 'session', session }))
    expect(edit?.changes.map(({ table, before }) => [table, before])).toEqual([
      ['annotation', null],
      ['attribution', null],
    ])
  })
})

describe('an article that both machines imported by themselves', () => {
  it('is one, with the marks of both', async () => {
    const [mine, theirs] = [await emptyStore(), await emptyStore()]
    const text = 'The ferry is late.\n\nMira Oduvan said so.\n'
    const here = await add(mine.store, 'a.txt', text)
    const there = await add(theirs.store, 'b.txt', text)
    await tagWords(mine.store, here, 'cue', 'said')
    await tagWords(theirs.store, there, 'source', 'Mira Oduvan')
    await importInto(mine.store, await pack(theirs.store))
    expect([...mine.store.state.library.articles.keys()]).toEqual([here])
    const { marks } = await deskOf(mine.store, here)
    expect([...marks.annotations.values()].map(({ code, article }) => [code, article])).toEqual([
      ['cue', here],
      ['source', here],
    ])
    const [profile] = mine.store.state.library.profiles.values()
    expect(profile?.articles).toEqual([here])
  })
})

describe('two texts of one article', () => {
  it.each([
    ['mine', 'One.\n\nTwo.', 1],
    ['theirs', 'One.\n\nTwo. Three.', 1],
    ['both', 'One.\n\nTwo.', 2],
  ] as const)('are kept apart when the choice is %s', async (choice, text, articles) => {
    const { store } = await emptyStore()
    const article = await add(store, 'a.txt', 'One.\n\nTwo.')
    const other = await emptyStore()
    await importInto(other.store, await pack(store))
    const desk = await deskOf(other.store, article)
    const read = { text: 'One.\n\nTwo. Three.', blocks: desk.blocks, encoding: 'utf-16le', title: 'One.' }
    await rereadArticle(other.store, article, { ...readingOf(''), ...read }, stamp())
    await tagWords(other.store, article, 'claim', 'Three')
    await tagWords(store, article, 'claim', 'Two')
    await importInto(store, await pack(other.store), ({ table }) => (table === 'article' ? choice : 'mine'))
    expect(store.state.library.articles.size).toBe(articles)
    await expectEvidence(store)
    expect((await deskOf(store, article)).text).toBe(text)
    for (const id of store.state.library.articles.keys()) {
      const { text: canonical, marks } = await deskOf(store, id)
      const [mark, ...more] = marks.annotations.values()
      const [selector] = mark?.selectors ?? []
      expect(more).toEqual([])
      expect(canonical.slice(selector?.start, selector?.end)).toBe(selector?.exact)
    }
  })
})

describe('an orphan that comes with another text', () => {
  /** Writes the words in the place of the second paragraph; a mark whose words are gone becomes an orphan. */
  async function correct(store: LibraryStore, article: ArticleId, words: string): Promise<void> {
    const { text, marks } = await deskOf(store, article)
    const revision = store.state.library.articles.get(article)?.revision ?? 0
    const now = readPlainText(`One.\n\n${words}`)
    const annotations = [...marks.annotations.values()].flatMap((mark) =>
      mark.orphan === null && now.text !== text ? [{ ...mark, orphan: revision }] : [],
    )
    const done = await correctArticle(store, article, { revision, ...now, annotations }, stamp())
    if (!done.ok) throw new Error(done.error.code)
  }

  it.each(['theirs', 'both'] as const)(
    'names the revision by its number here when the choice is %s',
    async (choice) => {
      const { store } = await emptyStore()
      const article = await add(store, 'a.txt', 'One.\n\nTwo.')
      const other = await emptyStore()
      await importInto(other.store, await pack(store))
      await correct(store, article, 'Mine.')
      await correct(other.store, article, 'Two. Three.')
      await tagWords(other.store, article, 'claim', 'Three')
      await correct(other.store, article, 'Two.')
      await importInto(store, await pack(other.store), ({ table }) => (table === 'article' ? choice : 'mine'))
      const id = [...store.state.library.articles.keys()].at(choice === 'both' ? -1 : 0) as ArticleId
      const [mark] = (await deskOf(store, id)).marks.annotations.values()
      const old = await readRevision(store, id, mark?.orphan ?? 0)
      const [selector] = mark?.selectors ?? []
      expect(selector?.exact).toBe('Three')
      expect(old.ok && old.value.text.slice(selector?.start, selector?.end)).toBe('Three')
    },
  )
})

describe('keeping the evidence', () => {
  const article = randomUUID() as ArticleId
  const text = { revision: 1, text: 'One.', blocks: [] }

  it('never writes over a text, and writes the same one once', async () => {
    const { folder, store } = await emptyStore()
    const original = new TextEncoder().encode('One.')
    const keep = (...texts: (typeof text)[]) => keepEvidence(store, article, texts, original)
    expect(await keep(text)).toEqual({ ok: true, value: [1] })
    expect(await keep(text)).toEqual({ ok: true, value: [1] })
    expect(await keep({ ...text, text: 'Other.' })).toEqual({ ok: true, value: [2] })
    expect(await keep(text, { ...text, revision: 2, text: 'Third.' })).toEqual({ ok: true, value: [1, 3] })
    expect(await readdir(join(folder, 'texts'))).toHaveLength(3)
    expect(await readdir(join(folder, 'originals'))).toHaveLength(1)
  })

  it('says why nothing can be written', async () => {
    const { folder, store } = await emptyStore()
    await rm(join(folder, 'originals'), { recursive: true })
    await writeFile(join(folder, 'originals'), '')
    const kept = await keepEvidence(store, article, [text], new Uint8Array([1]))
    expect(kept).toEqual({ ok: false, error: { code: 'not-saved', reason: 'ENOTDIR' } })
  })
})
