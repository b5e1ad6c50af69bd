import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sha256Of } from '../../../main/storage/article-files'
import type { Article } from '../../../src/article/article'
import type { ArticleId } from '../../../src/ids'
import { edit, id, tag } from '../../integration/storage/sample'
import { commit, openStore } from '../library'
import type { Case } from './cases'
import { annotationOf } from './page/annotations'
import { caseText, idOf } from './page/case-text'

/** The article that is opened between two others, so that each is opened anew. */
export const BLANK = 'Nothing to see'

/** A library with an article for each case, made with the app's own store. It is put at `home`. */
export async function makeLibrary(home: string, wanted: readonly Case[]): Promise<void> {
  const memory = await mkdtemp('/dev/shm/sourcemark-bench-').catch(() => mkdtemp(join(tmpdir(), 'sourcemark-bench-')))
  const store = await openStore(memory, 'home')
  const add = async (at: number, title: string, size: Pick<Case, 'words' | 'marks' | 'shape'>) => {
    const { text, blocks, marks } = caseText(size)
    const article = articleOf(title, text, size.words)
    await store.files.keepOriginal(article.original.sha256, new TextEncoder().encode(text))
    await store.files.keepText(article.id, 1, { text, blocks })
    await commit(store, edit({ table: 'article', before: null, after: article }))
    const base = (at + 1) * 0x1000000
    const changes = marks.map((mark, n) => tag(annotationOf(text, mark, article.id, idOf(base + n))))
    for (let n = 0; n < changes.length; n += 1000) await commit(store, edit(...changes.slice(n, n + 1000)))
  }
  await add(0, BLANK, { words: 10, marks: 1, shape: 'paragraphs' })
  for (const [at, one] of wanted.entries()) await add(at + 1, one.name, one)
  await store.close()
  await cp(join(memory, 'home'), home, { recursive: true })
  await rm(memory, { recursive: true })
}

function articleOf(title: string, text: string, words: number): Article {
  return {
    id: id<ArticleId>(title),
    title,
    publisher: 'The Courier',
    author: '',
    publishedOn: '',
    retrievedOn: '2026-04-21',
    address: '',
    language: 'en',
    note: '',
    original: { name: 'words.txt', byteLength: text.length, sha256: sha256Of(text) },
    format: 'plain-text',
    encoding: 'utf-8',
    revision: 1,
    textSha256: sha256Of(text),
    words,
    importedAt: '2026-04-21T10:00:00.000Z',
  }
}
