import { cp, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { openArticle } from '../../../main/articles/articles'
import { type Migration, migrate, SCHEMA } from '../../../src/record/migrations'
import { openStore, plainState, stamp, temporaryFolder } from './sample'

const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url))

/** What the library of every version holds once it is in this one's schema. */
async function expected(name: string) {
  return JSON.parse(await readFile(join(fixtures, name, 'expected.json'), 'utf8'))
}

describe('a migration', () => {
  const steps: readonly Migration[] = [
    (kind, value) => ({ ...(value as object), kind, second: true }),
    (_kind, value) => ({ ...(value as object), third: true }),
  ]

  it.each([
    [1, { a: 1, kind: 'marks', second: true, third: true }],
    [2, { a: 1, third: true }],
    [3, { a: 1 }],
  ])('takes schema %i to the newest, step by step', (schema, after) => {
    expect(migrate('marks', { a: 1 }, schema, steps)).toEqual(after)
  })

  it.each([0, 4])('refuses schema %i, that there never was', (schema) => {
    expect(() => migrate('marks', {}, schema, steps)).toThrow('There must be a migration')
  })
})

describe.each(Array.from({ length: SCHEMA }, (_, at) => `library-v${at + 1}`))('%s', (name) => {
  it('opens as it was, from its snapshots and from its journal alone', async () => {
    for (const part of ['.', 'journal.jsonl']) {
      const folder = await temporaryFolder()
      if (part === '.') await cp(join(fixtures, name, 'home'), folder, { recursive: true })
      else {
        await cp(join(fixtures, name, 'home', part), join(folder, part))
        await cp(join(fixtures, name, 'home/texts'), join(folder, 'texts'), { recursive: true })
      }
      const store = await openStore(folder)
      for (const id of store.state.library.articles.keys()) expect((await openArticle(store, id)).ok).toBe(true)
      expect(store.problems).toEqual([])
      expect(JSON.parse(JSON.stringify(plainState(store.state)))).toEqual(await expected(name))
      expect((await store.undo(stamp())).ok).toBe(true)
    }
  })
})

it('has a fixture of every version', async () => {
  expect((await readdir(fixtures)).filter((name) => name.startsWith('library-v'))).toHaveLength(SCHEMA)
})
