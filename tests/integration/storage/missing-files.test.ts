import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mendArticle, openArticle } from '../../../main/articles/articles'
import { names } from '../../../main/storage/disk/data-folder'
import { missingFiles } from '../../../main/storage/disk/missing-files'
import { readingOf } from '../../../src/import/plain-text-1'
import { annotation, edit, importArticle, openStore, tag, temporaryFolder } from './sample'

async function imported() {
  const folder = await temporaryFolder()
  const store = await openStore(folder)
  const id = await importArticle(store, 'talks.txt')
  const article = store.state.library.articles.get(id)
  const opened = await openArticle(store, id)
  if (article === undefined || !opened.ok) throw new Error('The article was just imported.')
  const { text, blocks } = opened.value
  const read = { ...readingOf(text), blocks }
  const missing = () => missingFiles(store.folder, store.state.library.articles.values())
  return { folder, store, id, article, read, missing, text: join(folder, names.text(id, 1)) }
}

describe('files that are missing', () => {
  it('are none in a library that is whole', async () => {
    const { missing } = await imported()
    expect(await missing()).toEqual([])
  })

  it('are named with what was in them, and whether that can be had again', async () => {
    const { folder, article, missing, text } = await imported()
    await rm(text)
    const lost = { code: 'missing-file', title: article.title }
    const ofText = { ...lost, file: names.text(article.id, 1), what: 'text' }
    expect(await missing()).toEqual([{ ...ofText, isWhole: true }])
    const original = names.original(article.original.sha256)
    await rm(join(folder, original))
    expect(await missing()).toEqual([
      { ...ofText, isWhole: false },
      { ...lost, file: original, what: 'original', isWhole: false },
    ])
  })

  it('are marks when an older generation of them is left', async () => {
    const { folder, store, id, missing } = await imported()
    await store.commit(edit(tag(annotation('a', '', id))))
    await store.close()
    await writeFile(join(folder, `articles/${id}.1.json`), await readFile(join(folder, names.marks(id))))
    await rm(join(folder, names.marks(id)))
    expect(await missing()).toMatchObject([{ file: names.marks(id), what: 'marks', isWhole: true }])
  })
})

describe('mending an article', () => {
  it('writes the text as it was', async () => {
    const { store, id, read, text } = await imported()
    const before = await readFile(text)
    await rm(text)
    expect(await mendArticle(store, id, read)).toEqual({ ok: true, value: null })
    expect(await readFile(text)).toEqual(before)
  })

  it('takes no other text', async () => {
    const { store, id, read, text } = await imported()
    await rm(text)
    const other = { ...read, text: read.text.replace('a', 'b') }
    expect(await mendArticle(store, id, other)).toEqual({ ok: false, error: { code: 'missing' } })
    expect((await openArticle(store, id)).ok).toBe(false)
  })

  it('leaves a text alone that can be read', async () => {
    const { folder, store, id, read, text } = await imported()
    const before = await readFile(text)
    expect((await mendArticle(store, id, { ...read, text: 'Another.' })).ok).toBe(true)
    expect(await readFile(text)).toEqual(before)
    expect(await readdir(join(folder, 'quarantine'))).toEqual([])
  })
})
