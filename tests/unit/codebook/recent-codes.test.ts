import { describe, expect, it } from 'vitest'
import { lastUsed, noteUse, type RecentCodes } from '../../../src/codebook/recent-codes'

const used = (...codes: readonly string[]) => codes.reduce<RecentCodes>(noteUse, [])
const places = (recent: RecentCodes) => recent.map((each) => each.code).join('')

describe('recent codes', () => {
  it.each([
    ['', ''],
    ['a', 'a'],
    ['abc', 'abc'],
    ['abca', 'abc'],
    ['abcdefghi', 'abcdefghi'],
    ['abcdefghij', 'jbcdefghi'],
    ['abcdefghiaj', 'ajcdefghi'],
    ['abcdefghijk', 'jkcdefghi'],
  ])('after %s they stand as %s', (codes, stand) => expect(places(used(...codes))).toBe(stand))

  it('know which was used last', () => {
    expect(lastUsed(used())).toBeNull()
    expect(lastUsed(used('a', 'b', 'a'))).toBe('a')
    expect(lastUsed(used('a', 'b', 'a', 'b'))).toBe('b')
  })

  it('stay the same object while one code is used again and again', () => {
    const recent = used('a', 'b')
    expect(noteUse(recent, 'b')).toBe(recent)
  })
})
