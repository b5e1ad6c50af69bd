import { createHash, randomUUID } from 'node:crypto'
import { addArticle } from '../../../main/articles/articles'
import { keepEvidence } from '../../../main/exchange/keep-evidence'
import { packBundle } from '../../../main/exchange/pack-bundle'
import type { LibraryStore } from '../../../main/storage/store'
import type { Marks } from '../../../src/annotation/marks'
import { makeSelector } from '../../../src/annotation/selector'
import type { BundleScope } from '../../../src/exchange/bundle'
import { type Choice, type Conflict, merge } from '../../../src/exchange/merge'
import { type Bundle, readBundle, type Sha256 } from '../../../src/exchange/read-bundle'
import { renumber } from '../../../src/exchange/renumber'
import { resolve } from '../../../src/exchange/resolve'
import type { Desk, Done } from '../../../src/gesture/desk'
import { putEvidence, setStatement } from '../../../src/gesture/fields'
import { startSession } from '../../../src/gesture/session'
import { tag } from '../../../src/gesture/tag'
import type { AnnotationId, ArticleId, SessionId } from '../../../src/ids'
import { readingOf } from '../../../src/import/plain-text-1'
import type { Edit } from '../../../src/record/edit'
import { emptyLibrary, noMarks, type State } from '../../../src/record/state'
import { file, id, openStore, stamp, temporaryFolder } from '../storage/sample'

export const maker = { author: 'Ada', version: '1.2.3', madeAt: '2026-04-21T12:00:00.000Z' }

export const sha256: Sha256 = async (bytes) => createHash('sha256').update(bytes).digest('hex')

/** Imports a text as an article, as the window does. */
export async function add(store: LibraryStore, name: string, text: string): Promise<ArticleId> {
  const read = readingOf(text)
  const added = await addArticle(store, file(name, text), read, stamp(), randomUUID)
  if (!added.ok) throw new Error(added.error.code)
  return added.value.article
}

/** The desk of a gesture in an article, as it is on the disk. */
export async function deskOf(store: LibraryStore, article: ArticleId): Promise<Desk> {
  const record = store.state.library.articles.get(article)
  const text = record && (await store.files.readText(record))
  const marks = await store.openMarks(article)
  if (!text?.ok) throw new Error('The article must be there.')
  return {
    article,
    ...text.value,
    library: store.state.library,
    marks: marks.ok ? marks.value : noMarks,
    author: 'Ada',
    now: '2026-04-21T10:00:00.000Z',
    newId: randomUUID,
  }
}

export async function commit(store: LibraryStore, { gesture, subject, changes }: Done): Promise<Edit> {
  const edit: Edit = { ...stamp(), act: 'do', of: null, gesture, subject, changes }
  const committed = await store.commit(edit)
  if (!committed.ok) throw new Error(committed.error.code)
  return edit
}

/** Tags the words and answers with the mark. */
export async function tagWords(
  store: LibraryStore,
  article: ArticleId,
  code: 'claim' | 'source' | 'cue',
  words: string,
): Promise<AnnotationId> {
  const desk = await deskOf(store, article)
  const start = desk.text.indexOf(words)
  const { start: from, end } = makeSelector(desk.text, { start, end: start + words.length })
  const tagged = tag(desk, code, [{ start: from, end }], null)
  await commit(store, tagged)
  return tagged.annotation
}

export const session = id<SessionId>('session')

/**
 * A library with three articles: two in a session, of which one has a claim whose evidence lies in the third, and
 * a fourth that has nothing to do with them.
 */
export async function aLibrary(folder?: string) {
  const store = await openStore(folder ?? (await temporaryFolder()))
  const ferry = await add(store, 'ferry.txt', 'The ferry is late.\n\nMira Oduvan said that fog is 🌫 to blame.\n')
  const fog = await add(store, 'fog.txt', 'No fog was seen.\n\nThe station “saw” none, it says.\n')
  const log = await add(store, 'log.txt', 'Log of the station.\n\nVisibility: 20 km.\n')
  const other = await add(store, 'other.txt', 'Something else.\n\nNobody cares.\n')
  const claim = await tagWords(store, ferry, 'claim', 'fog is 🌫 to blame')
  await tagWords(store, ferry, 'source', 'Mira Oduvan')
  await tagWords(store, fog, 'source', 'The station')
  const entry = await tagWords(store, log, 'claim', 'Visibility: 20 km')
  await tagWords(store, other, 'claim', 'Nobody cares')
  const statement = (await deskOf(store, ferry)).marks.annotations.get(claim)?.statement
  if (!statement) throw new Error('A claim must have a statement.')
  await commit(store, setStatement(await deskOf(store, ferry), statement, { verdict: 'refuted', reason: 'The log.' }))
  const reference = { kind: 'annotation', article: log, annotation: entry } as const
  const evidence = { id: randomUUID(), stance: 'contradicts', reference, seenOn: '2026-04-21' } as const
  await commit(store, putEvidence(await deskOf(store, ferry), statement, evidence))
  await commit(store, startSession(session, 'Late ferries', 'Who knew?', [ferry, fog], '2026-04-21T10:00:00.000Z'))
  return { store, ferry, fog, log, other }
}

export async function pack(store: LibraryStore, scope: BundleScope = { kind: 'library' }): Promise<Uint8Array> {
  const packed = await packBundle(store, scope, maker)
  if (!packed.ok) throw new Error(packed.error.code)
  return new Uint8Array(Buffer.concat(packed.value))
}

export async function read(bytes: Uint8Array): Promise<Bundle> {
  const bundle = await readBundle(bytes, sha256)
  if (!bundle.ok) throw new Error(JSON.stringify(bundle.error))
  return bundle.value
}

/** Imports as the window does: evidence first, then one edit. Answers with the edit; null when there is nothing new. */
export async function importInto(
  store: LibraryStore,
  bytes: Uint8Array,
  choose: (conflict: Conflict) => Choice = () => 'mine',
): Promise<Edit | null> {
  const bundle = await read(bytes)
  const merged = merge(await wholeState(store), bundle.records)
  const choices = new Map(merged.conflicts.map((conflict) => [conflict.key, choose(conflict)]))
  const { changes, evidence } = resolve(merged, choices, randomUUID)
  const numbers = new Map<ArticleId, ReadonlyMap<number, number>>()
  for (const { from, to } of evidence) {
    const texts = bundle.texts(from)
    const kept = await keepEvidence(store, to, texts, bundle.original(from))
    if (!kept.ok) throw new Error(kept.error.code)
    numbers.set(to, new Map(texts.map(({ revision }, i) => [revision, kept.value[i] ?? revision])))
  }
  const named = renumber(changes, numbers)
  return named.length === 0 ? null : commit(store, { gesture: 'import', subject: 'a.sourcemark', changes: named })
}

/** The library of a store with the marks of all its articles, and without settings. */
export async function wholeState(store: LibraryStore): Promise<State> {
  const { library } = store.state
  const marks = new Map<ArticleId, Marks>()
  for (const article of library.articles.keys()) {
    const opened = await store.openMarks(article)
    if (opened.ok) marks.set(article, opened.value)
  }
  return { library: { ...library, settings: emptyLibrary.settings }, marks }
}
