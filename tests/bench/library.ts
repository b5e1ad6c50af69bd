import { join } from 'node:path'
import { LibraryStore, type StoreOptions } from '../../main/storage/store'
import type { Annotation } from '../../src/annotation/annotation'
import type { ArticleId } from '../../src/ids'
import type { Edit } from '../../src/record/edit'
import { annotation, edit, id, tag } from '../integration/storage/sample'

export async function openStore(folder: string, name: string, options: StoreOptions = {}): Promise<LibraryStore> {
  const opened = await LibraryStore.open(join(folder, name), options)
  if (!opened.ok) throw new Error(`The folder must be writable: ${opened.error.code}.`)
  return opened.value
}

export async function commit(store: LibraryStore, made: Edit): Promise<void> {
  const saved = await store.commit(made)
  if (!saved.ok) throw new Error(`The edit must be saved: ${saved.error.code}.`)
}

/** A mark such as analysts make: a sentence with its surroundings. */
export function mark(name: string, where: ArticleId, note = ''): Annotation {
  const exact = `The minister said on Monday that the talks would go on, and that nobody had asked for them (${name}).`
  const around = { prefix: 'According to two people in the r', suffix: ' Nobody else had confirmed this, t' }
  const start = name.length * 997
  return { ...annotation(name, note, where), selectors: [{ start, end: start + exact.length, exact, ...around }] }
}

export const articleOf = (at: number): ArticleId => id<ArticleId>(`article ${at}`)

/** Puts marks into one article, a hundred with each edit. */
export async function addMarks(store: LibraryStore, article: ArticleId, count: number): Promise<void> {
  for (let n = 0; n < count; n += 100) {
    const marks = Array.from({ length: Math.min(100, count - n) }, (_, at) => tag(mark(`${n + at}`, article)))
    await commit(store, edit(...marks))
  }
}
