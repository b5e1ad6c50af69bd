import { describe, expect, it } from 'vitest'
import { openFilters } from '../../../main/articles/open-filters'
import { extensionsOf, formatOf, labelOf, loadReader, newestReader } from '../../../src/import/catalogue'
import { importFormats } from '../../../src/import/formats'
import { toyImport } from '../../toys/toy-import'

const bytes = (text: string) => new TextEncoder().encode(text)
const formatNamed = (name: string, content = bytes('Words.')) => formatOf(name, content)?.id

describe('The format of a file', () => {
  for (const [name, format] of [
    ['a.txt', 'plain-text'],
    ['a.md', 'markdown'],
    ['A.B.MARKDOWN', 'markdown'],
    ['a.log', 'plain-text'],
    ['README', 'plain-text'],
    ['notes.md/a', 'plain-text'],
    ['.md', 'markdown'],
  ] as const) {
    it(`is ${format} for ${name}`, () => expect(formatNamed(name)).toBe(format))
  }

  for (const [what, content] of [
    ['PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
    ['JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)],
    ['ZIP', bytes('PK\u0003\u0004word/document.xml')],
    ['PDF', bytes('%PDF-1.7\nreadable')],
    ['gzip', Uint8Array.of(0x1f, 0x8b, 0x08)],
    ['ELF', bytes('\u007FELF')],
  ] as const) {
    it(`is none of today's for ${what}, whatever its name`, () => {
      expect(formatNamed('a.txt', content)).toBeUndefined()
      expect(formatNamed('a.md', content)).toBeUndefined()
    })
  }

  it('is plain text only where no other format knows it', () => expect(importFormats.at(-1)?.id).toBe('plain-text'))
})

describe('The catalogue', () => {
  it('has one id and one extension once', () => {
    for (const names of [importFormats.map(({ id }) => id), extensionsOf()]) expect(names).toEqual([...new Set(names)])
  })

  it('finds the reader that made a text', async () => {
    expect(await loadReader({ id: 'markdown', version: 1 })).toMatchObject({ id: 'markdown', version: 1 })
    expect(await loadReader({ id: 'markdown', version: 99 })).toBeNull()
    expect(await loadReader({ id: 'of-tomorrow', version: 1 })).toBeNull()
    expect(labelOf('of-tomorrow')).toBe('of-tomorrow')
  })

  it('takes a format that is one file', async () => {
    const formats = [toyImport, ...importFormats]
    expect(extensionsOf(formats)).toEqual(['toy', ...extensionsOf()])
    expect(openFilters(formats)[0]?.extensions).toEqual([
      'toy',
      'md',
      'markdown',
      'mdown',
      'mkd',
      'txt',
      'text',
      'sourcemark',
    ])
    expect(formatOf('a.txt', bytes('TOY! words'), formats)).toBe(toyImport)
    expect(formatOf('a.txt', bytes('words'), formats)?.id).toBe('plain-text')
    expect(await loadReader(newestReader(toyImport), formats)).toMatchObject({ id: 'toy', version: 1 })
    expect(labelOf('toy', formats)).toBe('toy text')
  })
})
