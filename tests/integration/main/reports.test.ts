import { describe, expect, it } from 'vitest'
import { fileNameOf, formats, makeReport } from '../../../main/report/reports'
import { startSession } from '../../../src/gesture/session'
import type { ArticleId, SessionId } from '../../../src/ids'
import { annotation, edit, id, importArticle, openStore, stamp, tag, temporaryFolder } from '../storage/sample'

const maker = { author: 'Ada', version: '1.2.3', madeAt: '2026-04-21T12:00:00.000Z' }

async function storeWithMark() {
  const store = await openStore(await temporaryFolder())
  const article = await importArticle(store, 'talks.txt')
  await store.commit(edit(tag(annotation('a', '', article))))
  return { store, article }
}

describe('a report', () => {
  for (const [name, { render }] of Object.entries(formats)) {
    it(`on an article quotes what is marked in it, as ${name}`, async () => {
      const { store, article } = await storeWithMark()
      const report = await makeReport(store, { kind: 'article', article }, maker)
      if (!report.ok) throw new Error(report.error.code)
      expect(render(report.value)).toContain('Word')
      expect(report.value.figures.annotations).toBe(1)
    })
  }

  it('has what was handed in just before it', async () => {
    const { store, article } = await storeWithMark()
    const pending = store.commit(edit(tag(annotation('b', '', article))))
    const report = await makeReport(store, { kind: 'article', article }, maker)
    expect(report.ok && report.value.figures.annotations).toBe(2)
    await pending
  })

  it('on a session has its articles', async () => {
    const { store, article } = await storeWithMark()
    const session = id<SessionId>('session')
    await store.commit({ ...edit(), ...startSession(session, 'Talks', 'Who said it?', [article], stamp().at) })
    const report = await makeReport(store, { kind: 'session', session }, maker)
    expect(report.ok && report.value.articles.map((each) => each.article.id)).toEqual([article])
  })

  it('is not made of what the library does not have', async () => {
    const { store } = await storeWithMark()
    const missing = { ok: false, error: { code: 'missing' } }
    expect(await makeReport(store, { kind: 'article', article: id<ArticleId>('none') }, maker)).toEqual(missing)
    expect(await makeReport(store, { kind: 'session', session: id<SessionId>('none') }, maker)).toEqual(missing)
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
