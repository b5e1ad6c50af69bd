import type { LibraryStore } from '../../../main/storage/store'
import { edit, tag } from '../../integration/storage/sample'
import { articleMade, madeInMemory } from '../articles'
import { commit } from '../library'
import type { Case } from './cases'
import { annotationOf } from './page/annotations'
import { caseText, idOf } from './page/case-text'

/** The article that is opened between two others, so that each is opened anew. */
export const BLANK = 'Nothing to see'

/** A library with an article for each case, made with the app's own store. It is put at `home`. */
export function makeLibrary(home: string, wanted: readonly Case[]): Promise<void> {
  return madeInMemory(home, async (store) => {
    await add(store, 0, BLANK, { words: 10, marks: 1, shape: 'paragraphs' })
    for (const [at, one] of wanted.entries()) await add(store, at + 1, one.name, one)
  })
}

async function add(
  store: LibraryStore,
  at: number,
  title: string,
  size: Pick<Case, 'words' | 'marks' | 'shape'>,
): Promise<void> {
  const { text, blocks, marks } = caseText(size)
  const article = articleMade(title, title, text, size.words)
  const bytes = new TextEncoder().encode(text)
  await store.files.keepOriginal(article.original.sha256, bytes)
  await store.files.keepText(article.id, 1, { text, blocks })
  await commit(store, edit({ table: 'article', before: null, after: article }))
  const base = (at + 1) * 0x1000000
  const changes = marks.map((mark, n) => tag(annotationOf(text, mark, article.id, idOf(base + n))))
  for (let n = 0; n < changes.length; n += 1000) await commit(store, edit(...changes.slice(n, n + 1000)))
}
