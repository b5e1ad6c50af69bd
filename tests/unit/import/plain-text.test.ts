import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countWords, readingMinutes } from '../../../src/article/word-count'
import { readPlainText } from '../../../src/import/plain-text-1'

const ARTICLE = fileURLToPath(new URL('../../../../shared/articles/london-talks.txt', import.meta.url))

/** The blocks of a file, one line each: the kind's first letter, and the words. */
function blocks(decoded: string): readonly string[] {
  const reading = readPlainText(decoded)
  return reading.blocks.map((block) => `${block.kind[0]} ${reading.text.slice(block.start, block.end)}`)
}

describe('plain text', () => {
  it('keeps everything but newlines and the byte order mark', () => {
    expect(readPlainText('\uFEFFHead\r\n\r\nOne.\nTwo.')).toEqual({
      text: 'Head\n\nOne.\nTwo.',
      blocks: [
        { kind: 'headline', start: 0, end: 4 },
        { kind: 'paragraph', start: 6, end: 10 },
        { kind: 'paragraph', start: 11, end: 15 },
      ],
      title: 'Head',
      losses: [],
    })
  })
  it('reads every newline as one', () => expect(readPlainText('a\rb\r\nc\nd\n\re').text).toBe('a\nb\nc\nd\n\ne'))
  it('leaves white space, tabs and decomposed letters alone', () => {
    expect(readPlainText('  \tCafe\u0301 \u00A0\n\n\n').text).toBe('  \tCafe\u0301 \u00A0\n\n\n')
  })
  it('leaves the white space around a line out of its block', () => {
    expect(readPlainText(' \tOne. \u00A0\n \n').blocks).toEqual([{ kind: 'paragraph', start: 2, end: 6 }])
  })
  it('has no blocks without text', () => expect(readPlainText(' \n\t\n')).toMatchObject({ blocks: [], title: '' }))
  it('takes lines marked as quoted for paragraphs', () =>
    expect(blocks('> One.\n> Two.')).toEqual(['p > One.', 'p > Two.']))

  it('takes a short first line without a full stop for a headline', () => {
    expect(blocks('Who paid?\nOne.')).toEqual(['h Who paid?', 'p One.'])
    expect(blocks('\n\n  Talks begin\n\nin London.')).toEqual(['h Talks begin', 'p in London.'])
  })
  it('takes a sentence, a clause, a long line or a lonely line for a paragraph', () => {
    expect(blocks('Talks begin.\nOne.')[0]).toBe('p Talks begin.')
    expect(blocks('He said “no.”\nOne.')[0]).toBe('p He said “no.”')
    expect(blocks('Dear all,\nOne.')[0]).toBe('p Dear all,')
    expect(blocks(`${'long '.repeat(50)}\nOne.`)[0]).toMatch(/^p /)
    expect(blocks('Talks begin')).toEqual(['p Talks begin'])
  })
  it('takes the first line of a wrapped paragraph for a paragraph', () => {
    expect(blocks('The talks in London\nwill begin soon.')[0]).toBe('p The talks in London')
  })

  it('tells its blocks in order, apart, without blank lines in them, whatever the text', () => {
    const decoded = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r', '\uFEFF', '😀', 'e\u0301', 'ש', '.') })
    fc.assert(
      fc.property(decoded, (source) => {
        const { text, blocks: found } = readPlainText(source)
        let end = 0
        for (const block of found) {
          expect(text.slice(end, block.start).trim()).toBe('')
          const words = text.slice(block.start, block.end)
          expect(words).toBe(words.trim())
          expect(words).not.toMatch(/^$|[\r\n]/)
          end = block.end
        }
        expect(text.slice(end).trim()).toBe('')
      }),
    )
  })

  it.skipIf(!existsSync(ARTICLE))('reads a headline of 200 characters and one long paragraph', () => {
    const decoded = readFileSync(ARTICLE, 'utf8')
    const { text, blocks: found, title } = readPlainText(decoded)
    expect(text).toBe(decoded)
    expect(found.map((block) => block.kind)).toEqual(['headline', 'paragraph'])
    expect(title).toBe(
      'Bloomberg reported on the United States’ intentions to play a key role in future negotiations aimed at ending the war…',
    )
    expect(countWords(text)).toBe(614)
  })
})

describe('the title', () => {
  const title = (decoded: string) => readPlainText(decoded).title

  it('is the first line when there is no headline', () => expect(title('One. Two.\nThree.')).toBe('One. Two.'))
  it('keeps 120 characters', () => expect(title('x'.repeat(120))).toBe('x'.repeat(120)))
  it('is cut at a word end', () => {
    expect(title(`${'word '.repeat(23)}more, and more`)).toBe(`${'word '.repeat(22)}word…`)
    expect(title(`${'x'.repeat(119)} y`)).toBe(`${'x'.repeat(119)}…`)
  })
  it('is cut inside a word that fills it, but inside no surrogate pair', () => {
    expect(title('x'.repeat(130))).toBe(`${'x'.repeat(119)}…`)
    expect(title(`x${'😀'.repeat(80)}`)).toBe(`x${'😀'.repeat(59)}…`)
    expect(title('😀'.repeat(80))).toBe(`${'😀'.repeat(59)}…`)
  })
})

describe('counting words', () => {
  it('counts what white space parts', () => {
    expect(countWords('')).toBe(0)
    expect(countWords(' One—two\u00A0three,\n\tfour ')).toBe(3)
  })
  it('rounds minutes of reading up', () => expect([0, 1, 238, 239, 614].map(readingMinutes)).toEqual([0, 1, 1, 2, 3]))
})
