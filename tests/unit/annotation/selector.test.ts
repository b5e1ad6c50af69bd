import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { locate, makeSelector, selectorSchema } from '../../../src/annotation/selector'

/** The selector of the words between the two bars. */
function select(marked: string) {
  const [before = '', exact = '', after = ''] = marked.split('|')
  return makeSelector(before + exact + after, { start: before.length, end: before.length + exact.length })
}

/** Locates the marked words of one text in another, whose bars say where they are now; without bars, nowhere. */
function moves(marked: string, now: string): void {
  const start = now.indexOf('|')
  const expected = start === -1 ? null : { start, end: now.lastIndexOf('|') - 1 }
  expect(locate(now.replaceAll('|', ''), select(marked))).toEqual(expected)
}

describe('makeSelector', () => {
  it('takes 32 code units of context on both sides', () => {
    expect(select(`${'a'.repeat(40)}|quote|${'b'.repeat(40)}`)).toEqual({
      start: 40,
      end: 45,
      exact: 'quote',
      prefix: 'a'.repeat(32),
      suffix: 'b'.repeat(32),
    })
  })
  it('takes what there is at the ends of the text', () => {
    expect(select('a|bc|')).toEqual({ start: 1, end: 3, exact: 'bc', prefix: 'a', suffix: '' })
  })
  it('cuts no surrogate pair', () => {
    const { prefix, suffix } = select(`${'😀'.repeat(20)}a|b|c${'😀'.repeat(20)}`)
    expect(prefix).toBe(`${'😀'.repeat(15)}a`)
    expect(suffix).toBe(`c${'😀'.repeat(15)}`)
    expect(() => makeSelector('😀', { start: 0, end: 1 })).toThrow('must not cut a surrogate pair')
  })
  it('refuses ranges without text', () => {
    for (const [start, end] of [
      [1, 1],
      [2, 1],
      [-1, 1],
      [0, 4],
      [Number.NaN, 2],
    ] as const) {
      expect(() => makeSelector('abc', { start, end })).toThrow('needs a range with text in it')
    }
  })
})

describe('selectorSchema', () => {
  const valid = { start: 1, end: 3, exact: 'bc', prefix: 'a', suffix: '' }
  const accepts = (value: unknown) => v.safeParse(selectorSchema, value).success
  it('accepts what makeSelector makes', () => expect(accepts(valid)).toBe(true))
  it('refuses broken ones', () => {
    expect(accepts({ ...valid, start: -1 })).toBe(false)
    expect(accepts({ ...valid, start: 1.5, end: 3.5 })).toBe(false)
    expect(accepts({ ...valid, end: 4 })).toBe(false)
    expect(accepts({ ...valid, end: 1, exact: '' })).toBe(false)
    expect(accepts({ ...valid, more: 1 })).toBe(false)
    expect(accepts({ start: 1, end: 3, exact: 'bc' })).toBe(false)
  })
})

const BEFORE = 'Officials in the capital of the country told reporters that '
const AFTER = ' before the end of the summit, without giving any details.'

describe('locate', () => {
  it('finds words that have not moved', () => moves('He |said| so, he |', 'He |said| so, he '))
  it('finds words that moved', () => moves(`${BEFORE}|talks|${AFTER}`, `New. ${BEFORE}|talks|${AFTER}`))
  it('finds words in a short text that grew', () => moves('One. |Two.| Three.', 'Zero. One. |Two.| Three.'))
  it('finds words next to a change', () => {
    moves(`${BEFORE}|talks|${AFTER}`, `${BEFORE}new |talks|${AFTER}`)
    moves(`${BEFORE}|talks|${AFTER}`, `${BEFORE}|talks|, it said,${AFTER}`)
    moves(`${BEFORE}\n|talks|${AFTER}`, `${BEFORE}|talks|${AFTER}`)
  })
  it('finds words next to a change when the other side spared a surrogate pair', () => {
    const before = `😀${'b'.repeat(31)}`
    moves(`${before}|talks|${AFTER}`, `${before}|talks|x${AFTER}`)
  })
  it('prefers the place with the context', () => {
    moves(`talks, talks, ${BEFORE}|talks|${AFTER} talks`, `talks, ${BEFORE}|talks|${AFTER} talks`)
  })
  it('does not trust a position with other words around', () => {
    moves(`${BEFORE}|talks|${AFTER}`, `${'x '.repeat(BEFORE.length / 2)}talks${' x'.repeat(40)}`)
  })
  it('tells repeated passages apart by position only', () => {
    const text = `${BEFORE}talks${AFTER} `
    moves(`${text}${BEFORE}|talks|${AFTER} ${text}`, `${text}${BEFORE}|talks|${AFTER} ${text}`)
    moves(`${text}${BEFORE}|talks|${AFTER} ${text}`, `New. ${text}${BEFORE}talks${AFTER} ${text}`)
  })
  it('does not go to a repeated passage when the right one changed', () => {
    moves(
      `${BEFORE}|talks|${AFTER} And: ${BEFORE}talks${AFTER}`,
      `${BEFORE}new talks${AFTER} And: ${BEFORE}talks${AFTER}`,
    )
  })
  it('does not choose between places that share one side', () => {
    moves(`${BEFORE}|talks|, they say. ${BEFORE}talks${AFTER}`, `${BEFORE}talks, I say. ${BEFORE}talks${AFTER}`)
  })
  it('has no place for words that changed or went', () => {
    moves(`${BEFORE}|talks|${AFTER}`, `${BEFORE}Talks${AFTER}`)
    moves(`${BEFORE}|talks|${AFTER}`, '')
    moves('Cafe|\u0301 and|', 'Caf\u00E9 and')
  })
  it('has no place for few words in strange surroundings', () => {
    moves(`${BEFORE}|he said|${AFTER}`, 'This is what he said.')
    moves('|he said|', 'This is what he said.')
  })
  it('finds a long quotation in strange surroundings, if it is there once', () => {
    const quote = 'We are open to discussions and prepared to move'
    moves(`${BEFORE}|${quote}|${AFTER}`, `Then: |${quote}|!`)
    moves(`${BEFORE}|${quote}|${AFTER}`, `Then: ${quote}! ${quote}?`)
    moves(`|${quote}|`, `Then: |${quote}|!`)
  })
  it('finds a selector from elsewhere by its position and words alone', () => {
    const bare = { start: 3, end: 5, exact: 'cd', prefix: '', suffix: '' }
    expect(locate('ab cd', bare)).toEqual({ start: 3, end: 5 })
    expect(locate('a cd', bare)).toBeNull()
  })

  // Few words, so that the same quotation stands in many places, often with much of the same context.
  const word = fc.constantFrom(
    'the',
    'talks',
    'said',
    'he',
    'that',
    '“We',
    'go”',
    'war.',
    'Kyiv’s',
    '😀',
    'cafe\u0301',
    'שלום',
  )
  const gap = fc.constantFrom(' ', ' ', ' ', ' ', '\n', '\n\n')
  const tokens = fc
    .array(fc.tuple(word, gap), { minLength: 1, maxLength: 120, size: 'max' })
    .map((pairs) => pairs.flat())

  /** A text, a quotation in it and one edit outside the quotation, by token. */
  const edits = fc
    .record({ tokens, from: fc.nat(), length: fc.integer({ min: 1, max: 5 }), at: fc.nat(), gained: word })
    .map(({ tokens, from, length, at, gained }) => {
      const first = (from % (tokens.length / 2)) * 2
      const last = Math.min(first + length * 2 - 1, tokens.length)
      const places = [...tokens.keys(), tokens.length].filter((i) => i <= first || i >= last)
      const place = places[at % places.length] ?? 0
      const loses = place < tokens.length && (place < first || place >= last) && /\n/.test(tokens[place] ?? '')
      const change = loses ? (tokens[place] ?? '').slice(1) : undefined
      const after = [
        ...tokens.slice(0, place),
        ...(change === undefined ? [place % 2 === 0 ? `${gained} ` : ` ${gained}`] : [change]),
        ...tokens.slice(change === undefined ? place : place + 1),
      ]
      const text = tokens.join('')
      const start = tokens.slice(0, first).join('').length
      const exact = tokens.slice(first, last).join('')
      const edited = after.join('')
      const shift = place <= first && (change === undefined || place < first) ? edited.length - text.length : 0
      const editAt = tokens.slice(0, place).join('').length
      return { text, edited, editAt, range: { start, end: start + exact.length }, now: start + shift, exact }
    })

  const occurrences = (text: string, part: string) => text.split('').filter((_, i) => text.startsWith(part, i)).length

  it('finds what makeSelector described, in the same text', () => {
    fc.assert(
      fc.property(edits, ({ text, range }) => {
        expect(locate(text, makeSelector(text, range))).toEqual(range)
      }),
    )
  })
  it('finds each quotation in a text that lost a newline or gained a word, or nothing, but no wrong place', () => {
    let found = 0
    let clear = 0
    fc.assert(
      fc.property(edits, ({ text, edited, editAt, range, now, exact }) => {
        const selector = makeSelector(text, range)
        const passage = selector.prefix + exact + selector.suffix
        // A passage that is repeated with all of its context can't be told from its twin by anyone.
        fc.pre(occurrences(text, passage) === 1 && occurrences(edited, passage) <= 1)
        expect(edited.startsWith(exact, now)).toBe(true)
        const place = locate(edited, selector)
        // Where a word was doubled, nobody can say which one is new: a place is right if all up to its end, or all from
        // its start, is as it was.
        const isRight =
          place !== null &&
          (edited.slice(0, place.end) === text.slice(0, range.end) ||
            edited.slice(place.start) === text.slice(range.start))
        expect(place === null || isRight).toBe(true)
        const isIntact = editAt < range.start - 32 || editAt > range.end + 32
        const isOnlyOne = occurrences(edited, exact) === 1
        if (isOnlyOne && (isIntact || (range.start >= 32 && range.end + 32 <= text.length))) {
          clear++
          expect(isRight).toBe(true)
        }
        if (place !== null) found++
      }),
      { numRuns: 3_000 },
    )
    expect(clear).toBeGreaterThan(300)
    expect(found).toBeGreaterThan(1_500)
  })
  it('takes time linear in the text', () => {
    const text = 'the war that he said. '.repeat(50_000)
    const begun = performance.now()
    locate(text, select(`${BEFORE}|the|${AFTER}`))
    expect(performance.now() - begun).toBeLessThan(500)
  })
})
