import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { decodeBytes } from '../../../renderer/importing/decode'
import type { ReadOptions } from '../../../src/import/format'
import { importFormats } from '../../../src/import/formats'

const folder = path.resolve(import.meta.dirname, '../../fixtures/readers')
const names = readdirSync(folder)
const fixtures = names.filter((name) => !name.endsWith('.json'))

const reading: ReadOptions = {
  encoding: null,
  budget: { milliseconds: 60_000, memory: 1 << 30, text: 1 << 20 },
  progress: () => undefined,
  signal: { aborted: false },
  host: { decode: decodeBytes, parseHtml: null },
}

/** What each reader made of the same bytes when it was new: an article's lost text is made anew by it. */
describe('Every version of every reader', () => {
  for (const { id, versions } of importFormats) {
    versions.forEach((load, i) => {
      const mine = fixtures.filter((name) => name.startsWith(`${id}-${i + 1}.`))

      it(`has fixtures: ${id} ${i + 1}`, async () => {
        expect(mine).not.toEqual([])
        expect(await load()).toMatchObject({ id, version: i + 1 })
      })

      for (const name of mine)
        it(`makes the same text of the same bytes: ${name}`, async () => {
          const reader = await load()
          const bytes = new Uint8Array(readFileSync(path.join(folder, name)))
          const wanted = JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')) as {
            readonly encoding: string | null
          }
          const { encoding } = wanted
          for (const options of [reading, { ...reading, encoding }]) {
            const read = await reader.read(bytes, options)
            if (!read.ok) throw new Error(read.error.code)
            const { text, blocks } = read.value
            expect({ encoding: read.value.encoding, text, blocks }).toEqual(wanted)
            expect(read.value.reader).toEqual({ id, version: i + 1 })
          }
        })
    })
  }
})
