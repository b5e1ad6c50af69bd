import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findAll, foldQuery, passageOf } from '../../../src/search/find'
import { foldText, originalOffset } from '../../../src/search/fold'

/** The passages of a text that have the words, as they stand there. */
function found(text: string, words: string): readonly string[] {
  const query = foldQuery(words)
  return query === null ? [] : findAll(foldText(text), query, 10).ranges.map(({ start, end }) => text.slice(start, end))
}

describe('words in a text', () => {
  it.each([
    ['case', 'The BRIDGE fell.', 'bridge', ['BRIDGE']],
    ['accents', 'In Kraków and Krako\u0301w.', 'krakow', ['Kraków', 'Krako\u0301w']],
    ['accents that are typed', 'In Krakow.', 'Kraków', ['Krakow']],
    ['quotation marks', '“We’re open,” he said', '"we\'re open,"', ['“We’re open,”']],
    ['dashes', 'a cease–fire', 'cease-fire', ['cease–fire']],
    ['white space', 'two\u00a0officials\nsaid', 'two officials said', ['two\u00a0officials\nsaid']],
    ['soft hyphens', 'the mini\u00adster', 'minister', ['mini\u00adster']],
    ['ligatures, which are taken whole', 'the oﬃcial', 'of', ['oﬃ']],
    ['ligatures', 'the oﬃcial', 'official', ['oﬃcial']],
    ['full-width letters', 'ＡＢＣ', 'abc', ['ＡＢＣ']],
    ['Cyrillic', 'Київ заявив', 'КИЇВ', ['Київ']],
    ['letters that differ', 'Мой город', 'мои', []],
    ['final sigma', 'ΟΔΟΣ οδός', 'οδος', ['ΟΔΟΣ', 'οδός']],
    ['dotted I', 'İstanbul', 'istanbul', ['İstanbul']],
    ['emoji', 'yes 👍🏽 no', '👍', ['👍']],
    ['Hangul', '서울에서', '서울', ['서울']],
    ['words behind an emoji', '😀 Talks', 'talks', ['Talks']],
    ['one letter, which is too short', 'a b', 'a', []],
  ])('are found without regard to %s', (_what, text, words, expected) => {
    expect(found(text, words)).toEqual(expected)
  })

  it('are counted beyond those that are told of', () => {
    expect(findAll(foldText('ha '.repeat(50)), 'ha', 3)).toEqual({
      count: 50,
      ranges: [
        { start: 0, end: 2 },
        { start: 3, end: 5 },
        { start: 6, end: 8 },
      ],
    })
  })

  it('are found wherever they were cut out, in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 2, maxLength: 40 }), fc.nat(), fc.nat(), (text, a, b) => {
        const graphemes = [...new Intl.Segmenter('und').segment(text)].map(({ segment }) => segment)
        const start = a % graphemes.length
        const words = graphemes.slice(start, start + 1 + (b % 6)).join('')
        const query = foldQuery(words)
        fc.pre(query !== null)
        expect(foldText(text).folded).toContain(query)
        for (const { start: from, end } of findAll(foldText(text), query, 9).ranges) {
          expect(from).toBeLessThan(end)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(foldText(text.slice(from, end)).folded).toContain(query)
        }
      }),
    )
  })
})

describe('a folded text', () => {
  it('knows where its characters come from', () => {
    const text = 'a\u00adb ﬁ é e\u0301 😀 end'
    const folded = foldText(text)
    expect(folded.folded).toBe('ab fi e e 😀 end')
    expect(originalOffset(folded, folded.folded.indexOf('end'))).toBe(text.indexOf('end'))
    expect(originalOffset(folded, 0)).toBe(0)
    expect(originalOffset(folded, folded.folded.length)).toBe(text.length)
  })
})

describe('a passage', () => {
  it('has whole words around it', () => {
    const text = 'According to two people in the room, the minister said on Monday that the talks would go on for long.'
    const start = text.indexOf('minister')
    expect(passageOf(text, { start, end: start + 8 })).toEqual({
      start,
      end: start + 8,
      before: '… to two people in the room, the ',
      exact: 'minister',
      after: ' said on Monday that the talks would go …',
    })
    const lines = 'A title\n\nThe end\n\nMore'
    expect(passageOf(lines, { start: 13, end: 16 })).toMatchObject({ before: 'The ', exact: 'end', after: '' })
    expect(passageOf('The end', { start: 4, end: 7 })).toMatchObject({ before: 'The ', after: '' })
  })
})
