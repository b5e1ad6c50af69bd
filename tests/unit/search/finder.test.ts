import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { finderOf, noQuery, type Query } from '../../../src/search/finder'
import { occurrences } from '../../../src/search/occurrences'

function found(text: string, query: Partial<Query>): readonly string[] | string {
  const finder = finderOf({ ...noQuery, ...query })
  if (!finder.ok) return finder.error.reason
  return [...(finder.value?.places(text) ?? [])].flatMap((each) =>
    each === null ? [] : [text.slice(each.start, each.end)],
  )
}

const whole = { wholeWord: true }
const exact = { matchCase: true }
const pattern = { isPattern: true }

describe('what is searched for in a text', () => {
  it.each<readonly [string, string, Partial<Query>, readonly string[] | string]>([
    ['words in any case', 'The BRIDGE, the bridge', { words: 'bridge' }, ['BRIDGE', 'bridge']],
    ['words in this case', 'The BRIDGE, the bridge', { words: 'bridge', ...exact }, ['bridge']],
    ['accents, also when the case counts', 'Kraków KRAKÓW', { words: 'Krakow', ...exact }, ['Kraków']],
    ['Greek in this case', 'ΟΔΟΣ οδός', { words: 'οδός', ...exact }, ['οδός']],
    ['parts of words', 'Iran said Iranians', { words: 'iran' }, ['Iran', 'Iran']],
    ['whole words', 'Iran said Iranians', { words: 'iran', ...whole }, ['Iran']],
    ['whole words before an apostrophe', 'Iran’s and Iran-backed', { words: 'iran', ...whole }, ['Iran', 'Iran']],
    ['whole words after what is none', 'ananas an', { words: 'an', ...whole }, ['an']],
    ['whole words beside letters outside the BMP', '𝐀an an𝐀 an', { words: 'an', ...whole }, ['an']],
    ['whole words with combining marks', 'e\u0301a a', { words: 'a', ...whole }, ['a']],
    ['whole words beside emoji', '👍an👍', { words: 'an', ...whole }, ['an']],
    ['whole words of an unspaced script', '他说北京很大', { words: '北京', ...whole }, ['北京']],
    ['no part of a word of an unspaced script', 'カタカナ語', { words: 'タカ', ...whole }, []],
    ['a phrase over a line end', 'two officials\nsaid', { words: 'officials said' }, ['officials\nsaid']],
    ['no phrase over a blank line', 'officials\n\nsaid', { words: 'officials said' }, []],
    ['nothing', 'a b', { words: ' ' }, []],
    ['one letter', 'a ba', { words: 'a' }, ['a', 'a']],
    ['signs that a pattern would read', 'costs (1.2)', { words: '(1.2)' }, ['(1.2)']],
    ['a pattern', 'den ied, denies', { words: 'den(ies|y)', ...pattern }, ['denies']],
    ['a pattern in any case', 'Kyiv, KIEV', { words: 'k(yi|ie)v', ...pattern }, ['Kyiv', 'KIEV']],
    ['a pattern in this case', 'Kyiv, KIEV', { words: 'K(yi|ie)v', ...pattern, ...exact }, ['Kyiv']],
    ['a pattern of whole words', 'said unsaid', { words: 's..d', ...pattern, ...whole }, ['said']],
    ['a pattern with Unicode classes', '😀 Łódź 12', { words: '\\p{L}+', ...pattern }, ['Łódź']],
    ['a pattern at each line', 'He said\nHe left\n\nHe', { words: '^He', ...pattern }, ['He', 'He', 'He']],
    ['no empty match', 'aaa b', { words: 'x*', ...pattern }, []],
    ['a pattern that is not closed', 'a', { words: '(a', ...pattern }, 'missing closing ): `(a`'],
    ['a pattern that looks ahead', 'a', { words: '(?=a)', ...pattern }, 'invalid or unsupported Perl syntax: `(?=`'],
    ['a pattern that grows', 'a', { words: '((a{100}){100}){100}', ...pattern }, 'invalid repeat count: `{100}`'],
    [
      'a pattern with nothing to repeat',
      'a',
      { words: '*a', ...pattern },
      'missing argument to repetition operator: `*`',
    ],
  ])('is %s', (_what, text, query, expected) => expect(found(text, query)).toEqual(expected))

  it('never takes for ever: a pattern that does in other engines takes time linear in the text', () => {
    const steps = (length: number) => {
      const start = performance.now()
      found(`${'a'.repeat(length)}!`, { words: '(a+)+$|(a|a)*b|(.*a){12}c', ...pattern })
      return performance.now() - start
    }
    steps(500)
    // Twice the text would take 2^500 times as long elsewhere. Room for a machine that does other things.
    expect(steps(1_000)).toBeLessThan(5_000)
  })

  it('is found wherever it was put, in words of any kind', () => {
    const words = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .filter((each) => /^[^\s\p{M}\p{Cf}]+$/u.test(each))
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 20 }),
        words,
        fc.array(words, { maxLength: 20 }),
        (before, wanted, after) => {
          const text = [...before, wanted, ...after].join(' ')
          const start = before.reduce((sum, each) => sum + each.length + 1, 0)
          for (const query of [{ words: wanted }, { words: wanted, ...exact }]) {
            const finder = finderOf({ ...noQuery, ...query })
            if (!finder.ok || finder.value === null) return
            const places = [...finder.value.places(text)].filter((each) => each !== null)
            expect(places.some((each) => each.start < start + wanted.length && each.end > start)).toBe(true)
            for (const [at, place] of places.entries()) {
              expect(place.end).toBeGreaterThan(place.start)
              expect(place.start).toBeGreaterThanOrEqual(places[at - 1]?.end ?? 0)
            }
            expect(finder.value.isIn(text)).toBe(true)
          }
        },
      ),
    )
  })
})

describe('occurrences of names', () => {
  const at = (text: string, names: readonly string[], match = { matchCase: false, wholeWord: true }) =>
    occurrences(text, names, match).map(({ start, end }) => text.slice(start, end))

  it.each([
    ['of one name', 'Quill said. quill', ['Quill'], ['Quill', 'quill']],
    ['of all names, in the order of the text', 'She met Ada; Quill left', ['Quill', 'Ada'], ['Ada', 'Quill']],
    ['of the longer of two names', 'Ada Quill met Ada', ['Ada', 'Ada Quill', 'Quill'], ['Ada Quill', 'Ada']],
    ['of no name', 'Ada', ['', ' '], []],
    ['of names in any script', 'Зеленський і Zelensky', ['Зеленський', 'zelensky'], ['Зеленський', 'Zelensky']],
  ])('%s', (_what, text, names, expected) => expect(at(text, names)).toEqual(expected))

  it('do not overlap, and are all there are', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', ' ', 'ab', '\n'), { maxLength: 60 }), (pieces) => {
        const text = pieces.join('')
        const found = occurrences(text, ['a', 'ab', 'b a'], { matchCase: true, wholeWord: false })
        for (const [index, { start, end }] of found.entries()) {
          expect(start).toBeGreaterThanOrEqual(found[index - 1]?.end ?? 0)
          expect(text.slice(start, end)).toMatch(/^(a|ab|b\sa)$/)
        }
        const covered = (offset: number) => found.some(({ start, end }) => start <= offset && offset < end)
        for (const { index } of text.matchAll(/a/g)) expect(covered(index)).toBe(true)
      }),
    )
  })
})
