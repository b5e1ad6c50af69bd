import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { packBundle } from '../../../main/exchange/pack-bundle'
import type { LibraryStore } from '../../../main/storage/store'
import { describeRecord, differencesOf } from '../../../src/exchange/differences'
import { articlesToMerge, merge, sideOf } from '../../../src/exchange/merge'
import { readBundle } from '../../../src/exchange/read-bundle'
import { resolve } from '../../../src/exchange/resolve'
import { type AnnotationId, type ArticleId, annotationId, articleId } from '../../../src/ids'
import { apply } from '../../../src/record/apply'
import { countLibrary } from '../../../src/record/counts'
import type { Change } from '../../../src/record/edit'
import type { RecordKind, RecordKinds } from '../../../src/record/record-kind'
import { revert } from '../../../src/record/revert'
import type { State } from '../../../src/record/state'
import { recordKinds } from '../../../src/record/table'
import { edit, id, openStore, stamp, temporaryFolder } from '../storage/sample'
import { add, commit, maker, session, sha256, tagWords } from './libraries'

const noteSchema = v.strictObject({ id: v.string(), words: v.string(), articles: v.array(articleId) })
type Note = v.InferOutput<typeof noteSchema>

const remarkSchema = v.strictObject({
  id: v.string(),
  article: articleId,
  words: v.string(),
  on: v.nullable(annotationId),
  beside: annotationId,
})
type Remark = v.InferOutput<typeof remarkSchema>

const note: RecordKind<Note> = {
  schema: noteSchema,
  home: 'library',
  many: 'notes',
  first: [],
  references: { '.articles.*': { to: 'article', lost: 'removed' } },
  travels: 'always',
  noun: ['note', 'notes'],
  describe: ({ words }) => `Note “${words}”`,
  say: ({ words }) => [['Words', words]],
}

const remark: RecordKind<Remark> = {
  schema: remarkSchema,
  home: 'article',
  many: 'remarks',
  first: [],
  references: {
    '.article': { to: 'article', lost: 'removed' },
    '.on': { to: 'annotation', lost: 'cleared' },
    '.beside': { to: 'annotation', lost: 'removed' },
  },
  travels: 'always',
  noun: ['remark', 'remarks'],
  describe: ({ words }) => `Remark “${words}”`,
  say: ({ words }) => [['Words', words]],
}

/** The app's description with one kind more in the library, and one beside articles. */
const kinds: RecordKinds = { ...recordKinds, note, remark }

// The types of the app know its own tables only.
const noted = (before: Note | null, after: Note | null) => ({ table: 'note', before, after }) as unknown as Change
const remarked = (before: Remark | null, after: Remark | null) =>
  ({ table: 'remark', before, after }) as unknown as Change

interface Grown {
  readonly notes: ReadonlyMap<string, Note>
  readonly remarks: ReadonlyMap<string, Remark>
}
const notesIn = ({ library }: State) => [...(library as unknown as Grown).notes.values()]

async function remarksIn(store: LibraryStore, article: ArticleId): Promise<readonly Remark[]> {
  const marks = await store.openMarks(article)
  return marks.ok ? [...(marks.value as unknown as Grown).remarks.values()] : []
}

async function wholeState(store: LibraryStore): Promise<State> {
  const { library } = store.state
  const marks = new Map<ArticleId, State['marks'] extends ReadonlyMap<unknown, infer M> ? M : never>()
  for (const article of library.articles.keys()) {
    const opened = await store.openMarks(article)
    if (opened.ok) marks.set(article, opened.value)
  }
  return { library, marks }
}

async function aGrownLibrary() {
  const folder = await temporaryFolder()
  const store = await openStore(folder, { kinds })
  const article = await add(store, 'ferry.txt', 'The ferry is late.\n\nMira Oduvan said so.\n')
  const mark = await tagWords(store, article, 'source', 'Mira Oduvan')
  const first: Note = { id: id('note'), words: 'Ask the harbour.', articles: [article] }
  const beside: Remark = { id: id('remark'), article, words: 'Who is she?', on: mark, beside: mark }
  const made = await commit(store, {
    gesture: 'note',
    subject: '',
    changes: [noted(null, first), remarked(null, beside)],
  })
  return { folder, store, article, mark, first, beside, made }
}

describe('a table that is added to the description', () => {
  it('is edited, and taken back field by field', () => {
    const before: Note = { id: id('note'), words: 'Ask.', articles: [] }
    const done = edit(noted(before, { ...before, words: 'Ask the harbour.' }))
    const there = edit(noted(null, before))
    const empty = { library: { ...emptyTables() }, marks: new Map() } as unknown as State
    const state = [there, done].reduce((now, each) => value(apply(now, each, kinds)), empty)
    expect(notesIn(state)).toEqual([{ ...before, words: 'Ask the harbour.' }])
    const back = value(revert(state, done, kinds))
    expect(notesIn(value(apply(state, { changes: back }, kinds)))).toEqual([before])
    expect(apply(empty, done, kinds)).toMatchObject({ ok: false, error: { code: 'stale', table: 'note' } })
  })

  it('is journaled, stored in snapshots and there after a restart, with its undo', async () => {
    const { folder, store, article, first, beside, made } = await aGrownLibrary()
    expect(await readFile(join(folder, 'journal.jsonl'), 'utf8')).toContain('"Ask the harbour."')
    expect(countLibrary(store.state.library, kinds)).toMatchObject({ articles: 1, notes: 1 })
    await store.close()
    expect(await readFile(join(folder, 'library.json'), 'utf8')).toContain('"notes":[')
    expect(await readFile(join(folder, `articles/${article}.json`), 'utf8')).toContain('"remarks":[')
    const again = await openStore(folder, { kinds })
    expect([again.problems, notesIn(again.state), await remarksIn(again, article)]).toEqual([[], [first], [beside]])
    expect(await again.undo(stamp())).toMatchObject({ ok: true, value: { act: 'undo', of: made.id } })
    expect([notesIn(again.state), await remarksIn(again, article)]).toEqual([[], []])
    await again.redo(stamp())
    expect([notesIn(again.state), await remarksIn(again, article)]).toEqual([[first], [beside]])
    await again.close()
  })

  it('goes to another machine in a bundle, and is merged there', async () => {
    const { store, article, first, beside } = await aGrownLibrary()
    const { records, manifest } = await bundleOf(store)
    expect(manifest.counts).toMatchObject({ notes: 1, remarks: 1 })
    const other = await openStore(await temporaryFolder(), { kinds })
    const here = await add(other, 'same.txt', 'The ferry is late.\n\nMira Oduvan said so.\n')
    const mine = await wholeState(other)
    expect(articlesToMerge(mine.library, records, kinds)).toEqual([here])
    const merged = merge(mine, records, kinds)
    const { changes } = resolve(merged, new Map(), randomUUID, kinds)
    await commit(other, { gesture: 'import', subject: '', changes })
    // One text is one article: what refers to theirs refers to mine.
    expect(notesIn(other.state)).toEqual([{ ...first, articles: [here] }])
    expect(await remarksIn(other, here)).toEqual([{ ...beside, article: here }])
    expect(here).not.toBe(article)
    expect(resolve(merge(await wholeState(other), records, kinds), new Map(), randomUUID, kinds).changes).toEqual([])
  })

  it('is told of where two libraries differ, and kept twice under an id of its own', async () => {
    const { store, first } = await aGrownLibrary()
    const { records } = await bundleOf(store)
    await commit(store, { gesture: 'note', subject: '', changes: [noted(first, { ...first, words: 'Ask nobody.' })] })
    const merged = merge(await wholeState(store), records, kinds)
    const [conflict] = merged.conflicts
    if (conflict === undefined) throw new Error('There must be a conflict.')
    expect(describeRecord(sideOf(conflict, 'mine'), merged.mine, kinds)).toBe('Note “Ask nobody.”')
    expect(differencesOf(conflict, merged, kinds)).toEqual([
      { label: 'Words', mine: 'Ask nobody.', theirs: 'Ask the harbour.' },
    ])
    const { changes } = resolve(merged, new Map([[conflict.key, 'both' as const]]), () => id('copy'), kinds)
    expect(changes).toEqual([noted(null, { ...first, id: id('copy') })])
  })

  it('does as it says of what it referred to and did not come', async () => {
    const { store, article, mark, first, beside } = await aGrownLibrary()
    const gone = id<AnnotationId>('gone')
    const theirs = await wholeState(store)
    const lost: Remark = { ...beside, id: id('lost'), beside: gone }
    const cleared: Remark = { ...beside, id: id('cleared'), on: gone, beside: mark }
    const remarks = new Map([lost, cleared].map((each) => [each.id, each]))
    const notes = new Map([[first.id, { ...first, articles: [id<ArticleId>('nowhere'), article, article] }]])
    const marks = new Map([...theirs.marks].map(([at, each]) => [at, { ...each, remarks }]))
    const empty = await openStore(await temporaryFolder(), { kinds })
    const merged = merge(
      await wholeState(empty),
      { library: { ...theirs.library, notes } as State['library'], marks },
      kinds,
    )
    const brought = resolve(merged, new Map(), randomUUID, kinds).changes.map(({ after }) => after)
    expect(brought).toContainEqual({ ...cleared, on: null })
    expect(brought).toContainEqual(first)
    expect(brought.some((record) => record?.id === lost.id)).toBe(false)
  })

  it('is taken along with a session', async () => {
    const { store, article } = await aGrownLibrary()
    const started = {
      id: session,
      title: 'Late',
      question: '',
      notes: '',
      articles: [article],
      state: 'active',
    } as const
    const after = { ...started, startedAt: '2026-04-21T10:00:00.000Z', endedAt: null, activeMs: 0 }
    await commit(store, { gesture: 'session', subject: '', changes: [{ table: 'session', before: null, after }] })
    const packed = await packBundle(store, { kind: 'session', session }, maker)
    if (!packed.ok) throw new Error(`The session must be packed: ${packed.error.code}.`)
    const bundle = await readBundle(new Uint8Array(Buffer.concat(packed.value)), sha256, kinds)
    expect(bundle.ok && bundle.value.manifest.counts).toMatchObject({ sessions: 1, notes: 1, remarks: 1 })
  })
})

function emptyTables(): object {
  return { notes: new Map() }
}

function value<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

async function bundleOf(store: LibraryStore) {
  const packed = await packBundle(store, { kind: 'library' }, maker)
  if (!packed.ok) throw new Error(packed.error.code)
  return value(await readBundle(new Uint8Array(Buffer.concat(packed.value)), sha256, kinds))
}
