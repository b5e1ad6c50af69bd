import { randomUUID } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sha256Of } from '../../main/storage/article-files'
import type { LibraryStore } from '../../main/storage/store'
import type { Article } from '../../src/article/article'
import type { Block } from '../../src/article/block'
import type { Change } from '../../src/record/edit'
import { edit, id } from '../integration/storage/sample'
import { commit, openStore } from './library'

const PEOPLE = ['the minister', 'two officials', 'a spokesman', 'the agency', 'her lawyer', 'the union', 'residents']
const VERBS = ['said', 'denied', 'confirmed', 'told reporters', 'wrote', 'warned', 'did not rule out']
const THINGS = ['the talks', 'a cease-fire', 'the bridge', 'new tariffs', 'the vote', 'an inquiry', 'the naïve plan']
const PLACES = ['London', 'Kyiv', 'Kraków', 'the north', 'Reykjavík', 'parliament', 'the harbour']

/** A text of `words` words or a few more, in paragraphs; another one for each number. */
function textAt(number: number, words: number): { readonly text: string; readonly blocks: readonly Block[] } {
  let seed = number * 7919 + 1
  const pick = (from: readonly string[]) => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
    return from[(seed >> 8) % from.length] ?? ''
  }
  const blocks: Block[] = []
  let text = ''
  for (let count = 0; count < words; ) {
    let paragraph = ''
    for (let sentence = 0; sentence < 5; sentence++) {
      paragraph += `On day ${(seed >> 4) % 9973} ${pick(PEOPLE)} in ${pick(PLACES)} ${pick(VERBS)} that ${pick(THINGS)} would not move ${pick(THINGS)}. `
    }
    count += paragraph.split(' ').length
    const start = text.length === 0 ? 0 : text.length + 2
    text += `${text.length === 0 ? '' : '\n\n'}${paragraph.trim()}`
    blocks.push({ kind: 'paragraph', start, end: text.length })
  }
  return { text, blocks }
}

/** An article in its first revision, under an id of that name, whose file was its text. */
export function articleMade(name: string, title: string, text: string, words: number): Article {
  return {
    id: id(name),
    title,
    publisher: 'The Courier',
    author: '',
    publishedOn: '',
    retrievedOn: '2026-04-21',
    address: '',
    language: 'en',
    note: '',
    original: { name: 'report.txt', byteLength: text.length, sha256: sha256Of(text || title) },
    reader: { id: 'plain-text', version: 1 },
    losses: [],
    encoding: 'utf-8',
    revision: 1,
    textSha256: sha256Of(text),
    words,
    importedAt: '2026-04-21T10:00:00.000Z',
  }
}

/** Adds articles to a store, and their texts if they have words. */
export async function addArticles(store: LibraryStore, count: number, words: number): Promise<void> {
  for (let n = 0; n < count; n += 100) {
    const changes: Change[] = []
    for (let at = n; at < Math.min(count, n + 100); at++) {
      const content = textAt(at, words)
      const after = articleMade(`article ${at}`, `Report ${at} of the bureau`, content.text, words)
      if (words > 0) await store.files.keepText(after.id, 1, content)
      changes.push({ table: 'article', before: null, after })
    }
    await commit(store, { ...edit(...changes), id: randomUUID() as never })
  }
}

/** A library with texts. */
export function makeLibrary(folder: string, name: string, count: number, words: number): Promise<void> {
  return madeInMemory(join(folder, name), (store) => addArticles(store, count, words))
}

/** A library at `home`, filled in memory where the system has that, since a disk would sync each of its files. */
export async function madeInMemory(home: string, fill: (store: LibraryStore) => Promise<void>): Promise<void> {
  const memory = await mkdtemp('/dev/shm/sourcemark-bench-').catch(() => mkdtemp(join(tmpdir(), 'sourcemark-bench-')))
  const store = await openStore(memory, 'home')
  await fill(store)
  await store.close()
  await cp(join(memory, 'home'), home, { recursive: true })
  await rm(memory, { recursive: true })
}
