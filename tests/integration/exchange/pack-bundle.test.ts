import { writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { packBundle } from '../../../main/exchange/pack-bundle'
import type { SessionId } from '../../../src/ids'
import { id, plainState, stamp } from '../storage/sample'
import { aLibrary, commit, maker, pack, read, session, wholeState } from './libraries'

describe('a packed library', () => {
  it('has every record, text and original, and no setting', async () => {
    const { store } = await aLibrary()
    const { settings } = store.state.library
    await commit(store, {
      gesture: 'settings',
      subject: '',
      changes: [{ table: 'settings', before: settings, after: { ...settings, author: 'Ada' } }],
    })
    const bundle = await read(await pack(store))
    expect(plainState(bundle.records)).toEqual(plainState(await wholeState(store)))
    expect(bundle.manifest).toMatchObject({
      ...{ author: 'Ada', app: '1.2.3', madeAt: maker.madeAt, scope: { kind: 'library' } },
      counts: { articles: 4, annotations: 5, attributions: 5, profiles: 2, statements: 3, sessions: 1 },
    })
    for (const article of store.state.library.articles.values()) {
      const [text, ...others] = bundle.texts(article)
      expect(others).toEqual([])
      expect(await store.files.readText(article)).toEqual({
        ok: true,
        value: { text: text?.text, blocks: text?.blocks },
      })
      const original = await store.files.readOriginal(article)
      expect(original.ok && Buffer.compare(original.value, bundle.original(article))).toBe(0)
    }
  })

  it('is the same to the byte each time', async () => {
    const { store } = await aLibrary()
    const [once, twice] = [await pack(store), await pack(store)]
    expect(Buffer.compare(once, twice)).toBe(0)
  })

  it('has what was handed in just before it', async () => {
    const { store } = await aLibrary()
    const [profile] = store.state.library.profiles.values()
    if (profile === undefined) throw new Error('There must be a profile.')
    const pending = commit(store, {
      gesture: 'profile',
      subject: '',
      changes: [{ table: 'profile', before: profile, after: { ...profile, role: 'pilot' } }],
    })
    const bundle = await read(await pack(store))
    expect(bundle.records.library.profiles.get(profile.id)?.role).toBe('pilot')
    await pending
  })

  it('is not made when an original is damaged, and says which', async () => {
    const { store, fog } = await aLibrary()
    const article = store.state.library.articles.get(fog)
    if (article === undefined) throw new Error('The article must be there.')
    const name = `originals/${article.original.sha256}`
    await writeFile(store.folder.locate(name), 'other bytes')
    expect(await packBundle(store, { kind: 'library' }, maker)).toEqual({
      ok: false,
      error: { code: 'damaged', problem: { code: 'damaged', file: name, movedTo: null } },
    })
  })
})

describe('a packed session', () => {
  it('has its articles, those of its evidence, and what their marks point to', async () => {
    const { store, ferry, fog, log } = await aLibrary()
    const { records } = await read(await pack(store, { kind: 'session', session }))
    expect([...records.library.articles.keys()].sort()).toEqual([ferry, fog, log].sort())
    expect([...records.library.sessions.keys()]).toEqual([session])
    expect([...records.library.statements.values()].map(({ text }) => text).sort()).toEqual([
      'Fog is 🌫 to blame',
      'Visibility: 20 km',
    ])
    expect([...records.library.profiles.values()].map(({ name }) => name).sort()).toEqual([
      'Mira Oduvan',
      'The station',
    ])
    expect(records.marks.size).toBe(3)
  })

  it('is not made of one that is not there', async () => {
    const { store } = await aLibrary()
    const scope = { kind: 'session', session: id<SessionId>('none') } as const
    expect(await packBundle(store, scope, { ...maker, madeAt: stamp().at })).toEqual({
      ok: false,
      error: { code: 'missing' },
    })
  })
})
