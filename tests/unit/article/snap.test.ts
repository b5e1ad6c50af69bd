import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { snapToWords, trimRange } from '../../../src/article/snap'
import { nextWordEnd, nextWordStart, previousWordEnd, previousWordStart } from '../../../src/article/words'

/** The text without its two bars, and the range between them. */
function parse(marked: string) {
  const [before = '', selected = '', after = ''] = marked.split('|')
  const text = before + selected + after
  return { text, range: { start: before.length, end: before.length + selected.length } }
}

const show = (text: string, { start, end }: { readonly start: number; readonly end: number }) =>
  `${text.slice(0, start)}|${text.slice(start, end)}|${text.slice(end)}`

function snaps(marked: string, expected: string): void {
  const { text, range } = parse(marked)
  expect(show(text, snapToWords(text, range))).toBe(expected)
}

describe('trimRange', () => {
  const trims = (marked: string, expected: string) => {
    const { text, range } = parse(marked)
    expect(show(text, trimRange(text, range))).toBe(expected)
  }
  it('takes white space off both ends', () => trims('a| \n b c\t\u00A0|d', 'a \n |b c|\t\u00A0d'))
  it('makes white space alone empty', () => trims('a| \n |b', 'a|| \n b'))
  it('gives back the same range when nothing changes', () => {
    const range = { start: 0, end: 1 }
    expect(trimRange('a b', range)).toBe(range)
  })
})

describe('snapToWords', () => {
  for (const [marked, expected] of [
    ['the wo|rd| said', 'the |word| said'],
    ['the| wor|d said', 'the |word| said'],
    ['t|he word sa|id.', '|the word said|.'],
    ['the |word| said', 'the |word| said'],
    ['the word|,| said', 'the word|,| said'],
    ['he said |“We go|.” Then', 'he said |“We go|.” Then'],
    ['he said |“We go.”| Then', 'he said |“We go.”| Then'],
    ['he said “W|e g|o.” Then', 'he said “|We go|.” Then'],
    ['(form|erly| X)', '(|formerly| X)'],
    ['a high-ran|king| aide', 'a |high-ranking| aide'],
    ['a high|-rank|ing aide', 'a |high-ranking| aide'],
    ['a state-of-|the-a|rt tool', 'a |state-of-the-art| tool'],
    ['Kellogg—ind|ividual|s', 'Kellogg—|individuals|'],
    ["Ukr|aine'|s plan", "|Ukraine's| plan"],
    ['Ukr|aine|’s plan', '|Ukraine’s| plan'],
    ["the diplomats|' adv|isors", "the diplomats|' advisors|"],
    ['1,0|00.5|0 dollars', '|1,000.50| dollars'],
    ['in 19|9|0–95', 'in |1990|–95'],
    ['Cafe|\u0301 no|ir', '|Cafe\u0301 noir|'],
    ['a 👩‍|👧| b', 'a |👩‍👧| b'],
    ['a \uD83D|\uDE00| b', 'a |😀| b'],
    ['🇺🇦🇬|🇧| b', '🇺🇦|🇬🇧| b'],
    ['ש|לו|ם עולם', '|שלום| עולם'],
    ['wo|rd||', '|word|'],
    ['one| |two', 'one|| two'],
    ['wo||rd', 'wo||rd'],
  ] as const) {
    it(`snaps ${JSON.stringify(marked)}`, () => snaps(marked, expected))
  }
  it('finds the ends of a word that is longer than its window', () => {
    const word = 'x'.repeat(3_000)
    snaps(`a ${word}|${word}|${word} b`, `a |${word}${word}${word}| b`)
  })

  const unit = fc.constantFrom(
    ...[
      'a',
      'b',
      ' ',
      '\n',
      '\r\n',
      "'",
      '’',
      '-',
      '.',
      '"',
      '😀',
      '👩‍👧',
      '\u0301',
      '\u200D',
      '🇺',
      '🇦',
      'ש',
      '中',
      '語',
      '1',
      ',',
      '\u00AD',
    ],
  )
  const selections = fc
    .tuple(fc.oneof(fc.string({ unit }), fc.string({ unit, minLength: 600, maxLength: 900 })), fc.nat(), fc.nat())
    .map(([text, a, b]) => {
      const [start, end] = [a % (text.length + 1), b % (text.length + 1)]
      return { text, range: { start: Math.min(start, end), end: Math.max(start, end) } }
    })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(selections, ({ text, range }) => {
        const once = snapToWords(text, range)
        expect(snapToWords(text, once)).toEqual(once)
      }),
      { numRuns: 1_000 },
    )
  })
  it('cuts no surrogate pair and no cluster, and keeps all that is selected but white space', () => {
    const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' })
    fc.assert(
      fc.property(selections, ({ text, range }) => {
        const { start, end } = snapToWords(text, range)
        const trimmed = trimRange(text, range)
        if (trimmed.start === trimmed.end) return
        expect(start).toBeLessThanOrEqual(trimmed.start)
        expect(end).toBeGreaterThanOrEqual(trimmed.end)
        if (text.length > 200) return
        const borders = new Set([...clusters.segment(text)].map(({ index }) => index)).add(text.length)
        expect(borders).toContain(start)
        expect(borders).toContain(end)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('moving by words', () => {
  const text = 'He said, “We’re high-ranking.” Then 😀 left.'
  const within = { start: 0, end: text.length }
  const walk = (step: typeof nextWordEnd, from: number): readonly number[] => {
    const stops: number[] = []
    for (let at = step(text, from, within); at !== from; at = step(text, at, within)) {
      stops.push(at)
      if (at === within.start || at === within.end) break
    }
    return stops
  }
  it('stops at each end', () => {
    expect(walk(nextWordEnd, 0)).toEqual([2, 7, 15, 28, 35, 43, 44])
    expect(walk(previousWordEnd, text.length)).toEqual([43, 35, 28, 15, 7, 2, 0])
  })
  it('stops at each start', () => {
    expect(walk(nextWordStart, 0)).toEqual([3, 10, 16, 31, 39, 44])
    expect(walk(previousWordStart, text.length)).toEqual([39, 31, 16, 10, 3, 0])
  })
  it('stays within its bounds', () => {
    const bounds = { start: 3, end: 9 }
    expect(nextWordEnd(text, 7, bounds)).toBe(9)
    expect(nextWordStart(text, 3, bounds)).toBe(9)
    expect(previousWordEnd(text, 7, bounds)).toBe(3)
    expect(previousWordStart(text, 3, bounds)).toBe(3)
  })
  it('crosses long stretches without words', () => {
    const far = `a${' .'.repeat(2_000)}b`
    expect(nextWordStart(far, 0, { start: 0, end: far.length })).toBe(4_001)
    expect(previousWordEnd(far, 4_001, { start: 0, end: far.length })).toBe(1)
  })
})
