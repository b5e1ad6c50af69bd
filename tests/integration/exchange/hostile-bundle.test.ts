import { randomBytes } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { limits } from '../../../src/exchange/archive'
import { type BundleError, readBundle } from '../../../src/exchange/read-bundle'
import { plainState } from '../storage/sample'
import { type Forging, forge, type Part, partNamed, partsOf, sealed, withJson, withPart } from './forged-archive'
import { aLibrary, pack, read, sha256 } from './libraries'

let good: Uint8Array = new Uint8Array()
let parts: readonly Part[] = []

/** Makes the sound bundle from which all others are forged; to be called first in each test. */
async function makeSound(): Promise<void> {
  if (parts.length > 0) return
  good = await pack((await aLibrary()).store)
  parts = partsOf(good)
}

const evil = (name: string): Part => ({ name, data: Buffer.from('evil') })
const json = (value: unknown) => Buffer.from(JSON.stringify(value))
const zeros = Buffer.alloc(200 << 20)

type Code = BundleError['code']
type Case = readonly [what: string, make: () => Uint8Array, code: Code, entry?: string | null]

/** Archives of which the directory alone tells that they are no good. */
const ofDirectory: readonly Case[] = [
  ['nothing', () => new Uint8Array(), 'not-a-bundle'],
  ['a text', () => Buffer.from('PK is not enough, this is only a text'), 'not-a-bundle'],
  ['noise', () => randomBytes(5000), 'not-a-bundle'],
  ['a zip of something else', () => forge([evil('[Content_Types].xml')]), 'not-a-bundle'],
  ['something before the archive', () => forge(parts, { before: Buffer.from('#!/bin/sh\n') }), 'not-a-bundle'],
  ['something between data and directory', () => forging({ between: Buffer.from('hidden') }), 'damaged', null],
  ['a comment', () => forging({ comment: Buffer.from('hello') }), 'damaged', null],
  ['something behind the archive', () => Buffer.concat([good, Buffer.from('more')]), 'damaged', null],
  ['several disks', () => forging({ disk: 1 }), 'damaged', null],
  ['fewer entries than it says', () => forging({ count: 200 }), 'damaged', null],
  ['more entries than it says', () => forging({ count: 3 }), 'damaged', null],
  ['ZIP64 in the count', () => forging({ count: 0xffff }), 'too-large', null],
  ['a name twice', () => forge([...parts, ...parts.slice(-1)]), 'damaged', 'manifest.json'],
  ['encryption', () => changed('texts/', { flags: 9 }), 'damaged', null],
  ['strong encryption', () => changed('texts/', { flags: 0x49 }), 'damaged', null],
  ['an entry that is not packed', () => changed('texts/', { method: 0 }), 'damaged', null],
  ['a packing of which nobody has heard', () => changed('texts/', { method: 99 }), 'damaged', null],
  ['an extra field, such as that of ZIP64', () => changed('texts/', { extra: Buffer.alloc(20, 1) }), 'damaged', null],
  ['sizes of ZIP64', () => changed('texts/', { size: 0xffffffff }), 'too-large', 'texts/'],
  ['data that reach beyond the file', () => changed('texts/', { packedSize: 0x7fffffff }), 'damaged', null],
  ['data that begin elsewhere', () => changed('texts/', { at: 0 }), 'damaged', null],
  ['two entries on one piece of data', overlapping, 'damaged', null],
  ['another name before the data', () => changed('texts/', { localName: `${'x'.repeat(48)}.json` }), 'damaged', null],
  ['one entry of more than 128 MB', () => changed('texts/', { size: limits.entry + 1 }), 'too-large', 'texts/'],
  [
    'entries of more than 1 GB together',
    () => forge([...parts, ...Array.from({ length: 9 }, (_, at) => ({ ...evil(`e${at}`), size: limits.entry }))]),
    'too-large',
    null,
  ],
]

function forging(how: Forging): Uint8Array {
  return forge(parts, how)
}

function changed(start: string, change: Partial<Part>): Uint8Array {
  return forge(withPart(parts, start, change))
}

/** The second entry's line in the directory points to where the first begins. */
function overlapping(): Uint8Array {
  const [first, second, ...rest] = parts
  if (first === undefined || second === undefined) throw new Error('There must be two entries.')
  return forge([first, { ...second, at: 0 }, ...rest])
}

/** Archives whose entries are not what directory or manifest say. */
const ofEntries: readonly Case[] = [
  ['a bomb', () => changed('texts/', { packed: deflateRawSync(zeros) }), 'damaged', 'texts/'],
  ['a bomb in the manifest', () => changed('manifest', { packed: deflateRawSync(zeros) }), 'damaged', 'manifest.json'],
  [
    'an entry that is shorter than it says',
    () => changed('texts/', { packed: deflateRawSync(Buffer.from('x')) }),
    'damaged',
    'texts/',
  ],
  ['data that can not be inflated', () => changed('texts/', { packed: Buffer.alloc(50, 0xff) }), 'damaged', 'texts/'],
  ['a wrong checksum', () => changed('texts/', { crc: 1 }), 'damaged', 'texts/'],
  ['a wrong checksum of the manifest', () => changed('manifest', { crc: 1 }), 'damaged', 'manifest.json'],
  [
    'other bytes under a right checksum',
    () => changed('originals/', { data: Buffer.from('forged') }),
    'damaged',
    'originals/',
  ],
  ['an entry that the manifest does not have', () => forge([...parts, evil('more.json')]), 'damaged', 'more.json'],
  ['a way out of the folder', () => sealed([...parts, evil('../../../.bashrc')]), 'damaged', '../../../.bashrc'],
  ['a way out by backslashes', () => sealed([...parts, evil('..\\..\\evil.exe')]), 'damaged', '..\\..\\evil.exe'],
  ['a path from the root', () => sealed([...parts, evil('/etc/passwd')]), 'damaged', '/etc/passwd'],
  ['a name with NUL', () => sealed([...parts, evil('library.json\0.exe')]), 'damaged', 'library.json\0.exe'],
  ['a name that differs by its case', () => sealed([...parts, evil('Manifest.json')]), 'damaged', 'Manifest.json'],
  ['an entry that nothing asks for', () => sealed([...parts, evil('texts/x.1.json')]), 'damaged', 'texts/x.1.json'],
  ['no manifest', () => forge(without('manifest')), 'damaged', 'manifest.json'],
  ['no library', () => sealed(without('library')), 'not-a-bundle'],
  ['no marks of an article', () => sealed(without('articles/')), 'damaged', 'articles/'],
  ['no text of an article', () => sealed(without('texts/')), 'damaged', 'texts/'],
  ['no original of an article', () => sealed(without('originals/')), 'damaged', 'originals/'],
  ['an entry less than the manifest has', () => forge(without('originals/')), 'damaged', 'originals/'],
]

function without(start: string): readonly Part[] {
  const gone = partNamed(parts, start)
  return parts.filter((part) => part !== gone)
}

const sealedJson = (start: string, change: Parameters<typeof withJson>[2]) => () =>
  sealed(withJson(parts, start, change))
const sealedManifest = (change: object) => () => sealed(parts, (manifest) => ({ ...manifest, ...change }))

/** Archives that are right to the last hash, by one who knows the format. */
const ofRecords: readonly Case[] = [
  ['a newer layout', sealedManifest({ version: 2, app: '9.0.0', layout: 'new' }), 'newer-version'],
  ['a newer schema', sealedManifest({ schema: 99 }), 'newer-version'],
  ['a schema that there never was', sealedManifest({ schema: 0 }), 'damaged', 'manifest.json'],
  ['another format', sealedManifest({ format: 'zip' }), 'damaged', 'manifest.json'],
  ['more in the manifest', sealedManifest({ run: 'rm' }), 'damaged', 'manifest.json'],
  ['wrong counts', sealedManifest({ counts: {} }), 'damaged', 'manifest.json'],
  [
    'the manifest in the manifest',
    () =>
      sealed(parts, (m) => ({
        ...m,
        entries: [...m.entries, { name: 'manifest.json', bytes: 1, sha256: '0'.repeat(64) }],
      })),
    'damaged',
    'manifest.json',
  ],
  [
    'an entry told of twice',
    () => sealed(parts, (m) => ({ ...m, entries: [...m.entries, m.entries[0]] })),
    'damaged',
    'manifest.json',
  ],
  ['no JSON', () => sealed(withPart(parts, 'library', { data: Buffer.from('{') })), 'damaged', 'library.json'],
  [
    'JSON of great depth',
    () => sealed(withPart(parts, 'library', { data: Buffer.from('['.repeat(5e6)) })),
    'damaged',
    'library.json',
  ],
  [
    'a table that there is not',
    sealedJson('library', (library) => ({ ...library, passwords: [] })),
    'damaged',
    'library.json',
  ],
  [
    'a record with more in it',
    sealedJson('library', (l) => ({ ...l, profiles: l.profiles.map((p: object) => ({ ...p, x: 1 })) })),
    'damaged',
    'library.json',
  ],
  [
    'a path for an id',
    sealedJson('library', (l) => ({ ...l, profiles: [{ ...l.profiles[0], id: '../x' }] })),
    'damaged',
    'library.json',
  ],
  [
    'a prototype for a record',
    () => sealed(withPart(parts, 'library', { data: Buffer.from('{"__proto__":{"settings":1}}') })),
    'damaged',
    'library.json',
  ],
  [
    'marks of another article',
    sealedJson('articles/', (marks) => ({
      ...marks,
      annotations: marks.annotations.map((each: object) => ({
        ...each,
        article: '00000000-0000-4000-8000-000000000000',
      })),
    })),
    'damaged',
    'articles/',
  ],
  [
    'a selector of another length than its words',
    sealedJson('articles/', (marks) => ({
      ...marks,
      annotations: marks.annotations.map((each: { selectors: object[] }) => ({
        ...each,
        selectors: each.selectors.map((s) => ({ ...s, end: 1e9 })),
      })),
    })),
    'damaged',
    'articles/',
  ],
  [
    'another text than the article has',
    sealedJson('texts/', (text) => ({ ...text, text: text.text.toUpperCase() })),
    'damaged',
    'texts/',
  ],
  [
    'blocks beyond the text',
    sealedJson('texts/', (text) => ({ ...text, blocks: [{ kind: 'paragraph', start: 0, end: 1e6 }] })),
    'damaged',
    'texts/',
  ],
  [
    'other bytes under the name of an original',
    () => sealed(withPart(parts, 'originals/', { data: Buffer.from('forged') })),
    'damaged',
    'originals/',
  ],
  [
    'a settings record of another shape',
    sealedJson('library', (library) => ({ ...library, settings: json('x') })),
    'damaged',
    'library.json',
  ],
]

const all: readonly Case[] = [...ofDirectory, ...ofEntries, ...ofRecords]

describe('a bundle', () => {
  it('is read when it is forged right', async () => {
    await makeSound()
    const bundle = await read(sealed(parts))
    expect(plainState(bundle.records)).toEqual(plainState((await read(good)).records))
  })

  for (const [what, make, code, entry] of all) {
    it(`is refused with ${what}`, async () => {
      await makeSound()
      const result = await readBundle(make(), sha256)
      if (result.ok) throw new Error('It must be refused.')
      expect(result.error.code).toBe(code)
      if (entry === undefined) return
      const named = 'entry' in result.error ? result.error.entry : undefined
      if (entry === null || typeof named !== 'string') expect(named).toBe(entry)
      else expect(named.slice(0, entry.length)).toBe(entry)
    })
  }

  it('is refused wherever it is cut off', async () => {
    await makeSound()
    for (let length = 0; length < good.length; length += Math.max(1, Math.floor(good.length / 300))) {
      const result = await readBundle(good.slice(0, length), sha256)
      expect(result.ok, `${length} bytes`).toBe(false)
    }
  })

  it('never says anything else when one bit of it is another', async () => {
    await makeSound()
    const records = plainState((await read(good)).records)
    let refused = 0
    for (let at = 0; at < good.length; at += Math.max(1, Math.floor(good.length / 600))) {
      const bytes = good.slice()
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8))
      const result = await readBundle(bytes, sha256)
      if (result.ok) expect(plainState(result.value.records), `byte ${at}`).toEqual(records)
      else refused++
    }
    // Times and versions in the headers say nothing.
    expect(refused).toBeGreaterThan(500)
  })
})
