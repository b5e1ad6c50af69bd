import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openArticle } from '../../../main/articles/articles'
import { correctArticle, readRevision } from '../../../main/articles/correct-article'
import type { Annotation } from '../../../src/annotation/annotation'
import { makeSelector } from '../../../src/annotation/selector'
import type { ArticleId } from '../../../src/ids'
import { annotation, edit, id, importArticle, openStore, read, stamp, tag, temporaryFolder, text } from './sample'

const newText = 'The word came on Monday.\n\nNobody confirmed it.'
const newBlocks = [
  { kind: 'paragraph' as const, start: 0, end: 24 },
  { kind: 'paragraph' as const, start: 26, end: 46 },
]

/** A store with one article and two marks in it: "Word", and "came". */
async function marked() {
  const folder = await temporaryFolder()
  const store = await openStore(folder)
  const article = await importArticle(store, 'talks.txt')
  const came = { ...annotation('came', 'a note', article), selectors: [makeSelector(text, { start: 5, end: 9 })] }
  const word = { ...annotation('word', '', article), selectors: [makeSelector(text, { start: 0, end: 4 })] }
  await store.commit(edit(tag(came), tag(word)))
  const record = () => store.state.library.articles.get(article)
  const marks = async () => {
    const opened = await openArticle(store, article)
    return opened.ok ? opened.value.annotations : []
  }
  const moved: Annotation = { ...came, selectors: [makeSelector(newText, { start: 9, end: 13 })] }
  const lost: Annotation = { ...word, orphan: 1 }
  const corrected = { revision: 1, text: newText, blocks: newBlocks, annotations: [moved, lost] }
  return { folder, store, article, record, marks, came, word, moved, lost, corrected }
}

describe('correcting an article', () => {
  it('makes a new revision of the text, takes the marks along, and keeps the old text', async () => {
    const { folder, store, article, record, marks, corrected, moved, lost } = await marked()
    const before = record()
    const done = await correctArticle(store, article, corrected, stamp())
    expect(done).toMatchObject({ ok: true, value: { act: 'do', gesture: 'correct text' } })
    const textSha256 = createHash('sha256').update(newText).digest('hex')
    expect(record()).toEqual({ ...before, title: 'The word came on Monday.', revision: 2, textSha256, words: 8 })
    expect(await marks()).toEqual([moved, lost])
    expect((await readdir(join(folder, 'texts'))).sort()).toEqual([`${article}.1.json`, `${article}.2.json`])
  })

  it('is there after a restart, and is taken back and brought again as one', async () => {
    const { folder, store, article, marks, corrected, came, word, moved, lost } = await marked()
    await correctArticle(store, article, corrected, stamp())
    await store.close()
    const again = await openStore(folder)
    const opened = async () => {
      const result = await openArticle(again, article)
      return result.ok ? { text: result.value.text, annotations: result.value.annotations } : null
    }
    expect(await opened()).toEqual({ text: newText, annotations: [moved, lost] })
    await again.undo(stamp())
    expect(await opened()).toEqual({ text, annotations: [came, word] })
    await again.redo(stamp())
    expect(await opened()).toEqual({ text: newText, annotations: [moved, lost] })
    expect(await marks()).not.toEqual([])
  })

  it('reads the text of each revision', async () => {
    const { store, article, corrected } = await marked()
    await correctArticle(store, article, corrected, stamp())
    expect(await readRevision(store, article, 1)).toEqual({ ok: true, value: { text, blocks: read.blocks } })
    expect(await readRevision(store, article, 2)).toEqual({ ok: true, value: { text: newText, blocks: newBlocks } })
    const missing = { ok: false, error: { code: 'missing' } }
    expect(await readRevision(store, article, 3)).toEqual(missing)
    expect(await readRevision(store, id<ArticleId>('none'), 1)).toEqual(missing)
  })

  it('never writes over a text, even one that was undone', async () => {
    const { store, article, record, corrected } = await marked()
    await correctArticle(store, article, corrected, stamp())
    await store.undo(stamp())
    await correctArticle(store, article, corrected, stamp())
    expect(record()?.revision).toBe(3)
    expect(await readRevision(store, article, 2)).toMatchObject({ ok: true, value: { text: newText } })
  })

  const wrongs: readonly (readonly [string, (made: Awaited<ReturnType<typeof marked>>) => object])[] = [
    ['another revision than the newest', () => ({ revision: 2 })],
    ['the same text', ({ came, word }) => ({ text, blocks: read.blocks, annotations: [came, word] })],
    ['no block', () => ({ blocks: [] })],
    ['a mark that is left on other words', ({ moved }) => ({ annotations: [moved] })],
    ['a mark that quotes other words', ({ came, lost }) => ({ annotations: [came, lost] })],
    ['a mark that is not there', ({ moved, lost }) => ({ annotations: [moved, lost, { ...moved, id: id('x') }] })],
    ['one mark twice', ({ moved, lost }) => ({ annotations: [moved, lost, lost] })],
    ['a mark with another note', ({ moved, lost }) => ({ annotations: [{ ...moved, note: 'x' }, lost] })],
    ['an orphan of a later revision', ({ moved, lost }) => ({ annotations: [moved, { ...lost, orphan: 2 }] })],
    [
      'an orphan with other words',
      ({ moved, lost }) => ({ annotations: [moved, { ...lost, selectors: moved.selectors }] }),
    ],
  ]
  for (const [what, wrong] of wrongs) {
    it(`refuses ${what}, and writes nothing`, async () => {
      const made = await marked()
      const refused = await correctArticle(made.store, made.article, { ...made.corrected, ...wrong(made) }, stamp())
      expect(refused).toEqual({ ok: false, error: { code: 'stale' } })
      expect(await readdir(join(made.folder, 'texts'))).toEqual([`${made.article}.1.json`])
      expect(await made.marks()).toEqual([made.came, made.word])
    })
  }
})
