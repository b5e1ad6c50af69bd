import { EventEmitter } from 'node:events'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { LibrarySearch } from '../../../main/query/library-search'
import type { ToWorker } from '../../../main/query/protocol'
import { searchTexts } from '../../../main/query/search'
import { TextShelf } from '../../../main/query/text-shelf'
import { names } from '../../../main/storage/disk/data-folder'
import { importArticle, openStore, temporaryFolder, text } from '../storage/sample'

/** A library with two articles of the same words. */
async function library() {
  const folder = await temporaryFolder()
  const store = await openStore(folder)
  const ids = [await importArticle(store, 'a.txt', `${text} `), await importArticle(store, 'b.txt', text)] as const
  const shelf = new TextShelf(({ id, revision }) => join(folder, names.text(id, revision)))
  const articles = [...store.state.library.articles.values()]
  return { folder, ids, shelf, articles, path: (at: 0 | 1) => join(folder, names.text(ids[at], 1)) }
}

const never = () => false

describe('searching the texts', () => {
  it('answers with places and passages, in offsets of the text', async () => {
    const { shelf, articles, ids } = await library()
    const result = await searchTexts(shelf, articles, ' MONDAY', never)
    expect(result).toMatchObject({ articles: 2, places: 2, notSearched: [] })
    expect(result?.hits.map(({ article }) => article).toSorted()).toEqual([...ids].toSorted())
    const start = text.indexOf('Monday')
    const passage = { start, end: start + 6, before: 'Word came on ', exact: 'Monday', after: '.' }
    expect(result?.hits[0]).toMatchObject({ count: 1, passages: [passage] })
  })

  it('answers with nothing for less than two letters', async () => {
    const { shelf, articles } = await library()
    expect(await searchTexts(shelf, articles, 'W', never)).toEqual({
      articles: 0,
      places: 0,
      hits: [],
      notSearched: [],
    })
  })

  it('names texts that are missing, damaged or another one, leaves them, and finds them when they are back', async () => {
    const { shelf, articles, ids, path } = await library()
    const whole = await readFile(path(0))
    await writeFile(path(0), whole.toString().replace('Monday', 'Sunday'))
    await rm(path(1))
    // Both have the same text, so that only reading each of them shows what is wrong.
    const result = await searchTexts(shelf, articles, 'came', never)
    expect(result?.hits).toEqual([])
    expect(result?.notSearched).toEqual(
      expect.arrayContaining([
        { article: ids[0], code: 'damaged' },
        { article: ids[1], code: 'missing' },
      ]),
    )
    expect((await readFile(path(0))).toString()).toContain('Sunday')
    await writeFile(path(0), whole)
    await writeFile(path(1), whole)
    expect(await searchTexts(shelf, articles, 'came', never)).toMatchObject({ articles: 2, notSearched: [] })
  })

  it('ends when a newer search has begun', async () => {
    const { shelf, articles } = await library()
    expect(await searchTexts(shelf, articles, 'came', () => true)).toBe(null)
  })

  it('lets go of texts that are not in the library any more', async () => {
    const { shelf, articles } = await library()
    await searchTexts(shelf, articles, 'came', never)
    const [first] = articles
    if (first === undefined) throw new Error('There must be an article.')
    expect(shelf.known(first)).toBeDefined()
    shelf.keepOnly([])
    expect(shelf.known(first)).toBe(undefined)
  })
})

/** A thread that answers when it is told to, and remembers what it was sent. */
class QuietWorker extends EventEmitter {
  readonly sent: ToWorker[] = []
  ended = false

  postMessage(message: ToWorker): void {
    this.sent.push(message)
  }

  async terminate(): Promise<number> {
    this.ended = true
    return 0
  }

  answer(number: number): void {
    this.emit('message', { number, result: { articles: number, places: 0, hits: [], notSearched: [] } })
  }
}

function searchOver() {
  const workers: QuietWorker[] = []
  const start = () => {
    const worker = new QuietWorker()
    workers.push(worker)
    return worker as unknown as Worker
  }
  return { workers, search: new LibrarySearch(start, 20) }
}

const none = new Map()

describe('the search of the library', () => {
  it('ends a search for a newer one, and sends the articles only when they changed', async () => {
    const { workers, search } = searchOver()
    const first = search.search('/a', none, 'one')
    const second = search.search('/a', none, 'two')
    expect(await first).toEqual({ ok: false, error: { code: 'superseded' } })
    workers[0]?.answer(1)
    workers[0]?.answer(2)
    expect(await second).toMatchObject({ ok: true, value: { articles: 2 } })
    void search.search('/a', new Map(), 'three')
    expect(workers[0]?.sent.map(({ kind }) => kind)).toEqual(['articles', 'query', 'query', 'articles', 'query'])
    search.stop()
  })

  it('says when the thread failed, and starts another one for the next search', async () => {
    const { workers, search } = searchOver()
    const failing = search.search('/a', none, 'one')
    workers[0]?.emit('error', new Error('out of memory'))
    expect(await failing).toEqual({ ok: false, error: { code: 'failed', reason: 'out of memory' } })
    const next = search.search('/a', none, 'two')
    workers[1]?.answer(2)
    expect(await next).toMatchObject({ ok: true })
    search.stop()
  })

  it('lets go of the thread when nobody has searched for a while', async () => {
    const { workers, search } = searchOver()
    const one = search.search('/a', none, 'one')
    workers[0]?.answer(1)
    await one
    await expect.poll(() => workers[0]?.ended).toBe(true)
    const two = search.search('/a', none, 'two')
    workers[1]?.answer(2)
    expect(await two).toMatchObject({ ok: true })
    search.stop()
  })
})
