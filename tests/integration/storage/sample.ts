import { createHash, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { addArticle } from '../../../main/articles/articles'
import type { Backed } from '../../../main/storage/backup/backups'
import { LibraryStore, type StoreOptions } from '../../../main/storage/store'
import type { Annotation } from '../../../src/annotation/annotation'
import type { ArticleId } from '../../../src/ids'
import type { ReadArticle } from '../../../src/import/format'
import type { GivenFile } from '../../../src/ipc/contract'
import type { Change, Edit, Stamp } from '../../../src/record/edit'
import type { State } from '../../../src/record/state'
import type { Profile } from '../../../src/source/profile'

/** An id made of a name, so that a test can say the same id twice. */
export function id<T extends string>(name: string): T {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}` as T
}

export const article = id<ArticleId>('article')
export const otherArticle = id<ArticleId>('other article')

export function stamp(): Stamp {
  return { id: randomUUID() as Stamp['id'], author: 'Ada', session: null, at: '2026-04-21T10:00:00.000Z' }
}

export function annotation(name: string, note = '', where = article): Annotation {
  return {
    id: id(name),
    article: where,
    code: 'claim',
    selectors: [{ start: 0, end: 4, exact: 'Word', prefix: '', suffix: '' }],
    fields: {},
    note,
    orphan: null,
    profile: null,
    statement: null,
    author: 'Ada',
    madeAt: '2026-04-21T10:00:00.000Z',
  }
}

export function profile(name: string): Profile {
  return {
    id: id(name),
    name,
    otherNames: [],
    kind: 'named-person',
    affiliation: '',
    role: '',
    reliability: '',
    articles: [],
  }
}

export function edit(...changes: Change[]): Edit {
  return { ...stamp(), act: 'do', of: null, gesture: 'tag', subject: '“Word”', changes }
}

export function tag(after: Annotation): Change {
  return { table: 'annotation', before: null, after }
}

export function change(before: Annotation, after: Annotation | null): Change {
  return { table: 'annotation', before, after }
}

export function putProfile(after: Profile): Change {
  return { table: 'profile', before: null, after }
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sourcemark-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A state as plain values: two states are the same when these are, whatever their tables are made of. */
export function plainState({ library, marks }: State) {
  const { settings, ...records } = library
  const tables = Object.fromEntries(
    Object.entries(records).map(([name, table]) => [name, Object.fromEntries<unknown>(table)]),
  )
  const marked = [...marks].map(([id, { annotations, attributions }]) => [
    id,
    { annotations: Object.fromEntries(annotations), attributions: Object.fromEntries(attributions) },
  ])
  return { settings, tables, marks: Object.fromEntries(marked) }
}

/** A store whose snapshots are written when it is closed, and not before. */
export async function openStore(folder: string, options: StoreOptions = {}): Promise<LibraryStore> {
  const pace = { quietMs: 1e6, most: Number.POSITIVE_INFINITY }
  const opened = await LibraryStore.open(folder, { pace, ...options })
  if (!opened.ok) throw new Error(opened.error.code)
  onTestFinished(() => opened.value.close())
  return opened.value
}

/** A library whose backups are in its own folder alone. */
export function alone(store: LibraryStore): Backed {
  return { store, secondFolder: null }
}

export const text = 'Word came on Monday.\n\nNobody confirmed it.'

export const read: ReadArticle = {
  provenance: {},
  encoding: 'utf-8',
  reader: { id: 'plain-text', version: 1 },
  losses: [],
  title: 'Word came on Monday.',
  text,
  blocks: [
    { kind: 'paragraph', start: 0, end: 20 },
    { kind: 'paragraph', start: 22, end: 42 },
  ],
}

export function file(name = 'talks.txt', content = text): GivenFile {
  return { name, bytes: new TextEncoder().encode(content) }
}

/** Adds an article and answers with its id. */
export async function importArticle(store: LibraryStore, name: string, content = text): Promise<ArticleId> {
  const added = await addArticle(store, file(name, content), read, stamp(), randomUUID)
  if (!added.ok) throw new Error(added.error.code)
  return added.value.article
}
