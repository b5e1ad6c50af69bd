import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePointIndex } from '../../../src/article/code-points'

const unit = fc.constantFrom('a', '😀', '👩‍👧', 'e\u0301', '🇺🇦', 'שלום', 'مرحبا', '\u202E', '\r\n', '\n', '𝒳', '中')
const texts = fc.oneof(fc.string({ unit }), fc.string({ unit, minLength: 300, maxLength: 1500 }))

describe('codePointIndex', () => {
  it('counts a surrogate pair as one', () => {
    const index = codePointIndex('a😀b')
    expect([0, 1, 3, 4].map(index.toCodePoint)).toEqual([0, 1, 2, 3])
    expect([0, 1, 2, 3].map(index.toUtf16)).toEqual([0, 1, 3, 4])
  })
  it('knows the one offset of an empty text', () => {
    expect(codePointIndex('').toCodePoint(0)).toBe(0)
    expect(codePointIndex('').toUtf16(0)).toBe(0)
  })
  it('counts a surrogate without its partner as one', () => {
    const index = codePointIndex('\uD83D\uD83D\uDE00\uDE00')
    expect([0, 1, 3, 4].map(index.toCodePoint)).toEqual([0, 1, 2, 3])
  })
  it('refuses offsets outside the text or inside a pair', () => {
    const { toCodePoint, toUtf16 } = codePointIndex('a😀')
    expect(() => toCodePoint(2)).toThrow('The UTF-16 offset 2 lies inside a surrogate pair.')
    expect(() => toCodePoint(4)).toThrow('A UTF-16 offset must be a whole number from 0 to 3; got 4.')
    expect(() => toUtf16(-1)).toThrow('A code point offset must be a whole number from 0 to 2; got -1.')
    expect(() => toUtf16(0.5)).toThrow(RangeError)
    expect(() => toUtf16(3)).toThrow(RangeError)
  })
  it('agrees with iterating, at every offset of any text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { toCodePoint, toUtf16 } = codePointIndex(text)
        let utf16 = 0
        let count = 0
        for (const character of text) {
          expect(toCodePoint(utf16)).toBe(count)
          expect(toUtf16(count)).toBe(utf16)
          utf16 += character.length
          count++
        }
        expect(toCodePoint(utf16)).toBe(count)
        expect(toUtf16(count)).toBe(utf16)
      }),
      { numRuns: 60 },
    )
  })
  it('agrees where pairs lie across its checkpoints', () => {
    for (const before of [510, 511, 512, 1023]) {
      const { toCodePoint, toUtf16 } = codePointIndex(`${'a'.repeat(before)}😀b`)
      expect(toCodePoint(before + 2)).toBe(before + 1)
      expect(toUtf16(before)).toBe(before)
      expect(toUtf16(before + 1)).toBe(before + 2)
    }
  })
})
