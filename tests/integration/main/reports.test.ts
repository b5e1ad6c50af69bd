import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { fileNameOf, gatherReport, renderReport } from '../../../main/report/reports'
import { reportWriter } from '../../../main/report/write-report'
import { reportFormats } from '../../../src/export/catalogue'
import { startSession } from '../../../src/gesture/session'
import type { ArticleId, SessionId } from '../../../src/ids'
import { emptyLibrary } from '../../../src/record/state'
import { reportTitle } from '../../../src/report/report'
import { toyExport } from '../../toys/toy-export'
import { annotation, edit, id, importArticle, openStore, stamp, tag, temporaryFolder } from '../storage/sample'

const maker = { author: 'Ada', version: '1.2.3', madeAt: '2026-04-21T12:00:00.000Z' }

async function storeWithMark() {
  const store = await openStore(await temporaryFolder())
  const article = await importArticle(store, 'talks.txt')
  await store.commit(edit(tag(annotation('a', '', article))))
  return { store, article }
}

describe('a report', () => {
  for (const { id: format, label } of reportFormats()) {
    it(`on an article quotes what is marked in it, as ${label}`, async () => {
      const { store, article } = await storeWithMark()
      const gathered = await gatherReport(store, { kind: 'article', article }, maker)
      if (!gathered.ok) throw new Error(gathered.error.code)
      expect(String(Buffer.concat(await renderReport(gathered.value, format)))).toContain('Word')
    })
  }

  it('is made in a format that is one file', async () => {
    const { store, article } = await storeWithMark()
    const gathered = await gatherReport(store, { kind: 'article', article }, maker)
    if (!gathered.ok) throw new Error(gathered.error.code)
    const pieces = await renderReport(gathered.value, 'toy', [toyExport])
    expect(pieces.map((piece) => String(Buffer.from(piece)))).toEqual(['TOY!', 'talks.txt'])
    await expect(renderReport(gathered.value, 'toy')).rejects.toThrow('There must be a format "toy"')
  })

  it('is the same of what reaches a thread of its own', async () => {
    const { store, article } = await storeWithMark()
    const gathered = await gatherReport(store, { kind: 'article', article }, maker)
    if (!gathered.ok) throw new Error(gathered.error.code)
    expect(await renderReport(structuredClone(gathered.value), 'html')).toEqual(
      await renderReport(gathered.value, 'html'),
    )
  })

  it('has what was handed in just before it', async () => {
    const { store, article } = await storeWithMark()
    const pending = store.commit(edit(tag(annotation('b', '', article))))
    const gathered = await gatherReport(store, { kind: 'article', article }, maker)
    expect(gathered.ok && gathered.value.articles[0]?.marks.annotations.size).toBe(2)
    await pending
  })

  it('on a session has its articles', async () => {
    const { store, article } = await storeWithMark()
    const session = id<SessionId>('session')
    await store.commit({ ...edit(), ...startSession(session, 'Talks', 'Who said it?', [article], stamp().at) })
    const gathered = await gatherReport(store, { kind: 'session', session }, maker)
    expect(gathered.ok && gathered.value.articles.map((each) => each.article.id)).toEqual([article])
    expect(gathered.ok && reportTitle(gathered.value)).toBe('Talks')
  })

  it('is not made of what the library does not have', async () => {
    const { store } = await storeWithMark()
    const missing = { ok: false, error: { code: 'missing' } }
    expect(await gatherReport(store, { kind: 'article', article: id<ArticleId>('none') }, maker)).toEqual(missing)
    expect(await gatherReport(store, { kind: 'session', session: id<SessionId>('none') }, maker)).toEqual(missing)
  })
})

describe('a thread that makes a report', () => {
  const input = { ...maker, scope: { kind: 'article', article: id<ArticleId>('none') }, articles: [] } as const
  const written = (code: string) =>
    reportWriter((workerData) => new Worker(code, { eval: true, workerData }))(
      { ...input, library: emptyLibrary },
      'html',
    )

  it('answers with bytes, and ends', async () => {
    const code = `const { parentPort, workerData } = require('node:worker_threads')
      parentPort.postMessage([new TextEncoder().encode(workerData.format)])`
    expect(String(Buffer.concat(await written(code)))).toBe('html')
  })

  it('is told of when it fails', async () => {
    await expect(written('throw new Error("no thread")')).rejects.toThrow('no thread')
  })
})

const fileNames = [
  ['Who said it?', 'Who said it'],
  ['Talks: a/b\\c “d” <e>', 'Talks a b c “d” e'],
  ['../../etc/passwd', 'etc passwd'],
  ['  . hidden.  ', 'hidden'],
  ['Слово\n\tпришло', 'Слово пришло'],
  ['exe\u202Etxt', 'exe txt'],
  ['con', 'Report con'],
  ['???', 'Report'],
  ['', 'Report'],
  ['😀'.repeat(100), '😀'.repeat(80)],
] as const

describe('the name of a file', () => {
  for (const [title, name] of fileNames) {
    it(`is ${JSON.stringify(name.slice(0, 20))} for ${JSON.stringify(title.slice(0, 20))}`, () => {
      expect(fileNameOf(title)).toBe(name)
    })
  }
})
