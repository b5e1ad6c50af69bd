import { describe, expect, it } from 'vitest'
import { codeOnPlace, lastUsed, noteUse, type RecentCodes, recentIn } from '../../../src/codebook/recent-codes'
import { code, mark } from './codes'

const all = 'ABCDEFGHIJK'.split('').map((name) => code(name))
/** B and J have digits of their own. */
const keyed = all.map((each) => ({ ...each, key: each.id === 'b' ? '2' : each.id === 'j' ? '4' : '' }))

const used = (codes: string, offered = all) =>
  codes.split('').reduce<RecentCodes>((recent, each) => noteUse(recent, each, offered), [])
const places = (recent: RecentCodes) =>
  Array.from({ length: 9 }, (_, place) => codeOnPlace(recent, place) ?? ' ')
    .join('')
    .trimEnd()

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
  ])('after %s they stand as %s', (codes, stand) => expect(places(used(codes))).toBe(stand))

  it.each([
    ['a', 'a'],
    ['ab', 'a'],
    ['abc', 'a c'],
    ['acdj', 'a c d'],
    ['acdefgbjh', 'a c defgh'],
    ['acdefghk', 'k c defgh'],
  ])('leave the digits of codes alone: after %s they stand as %s', (codes, stand) =>
    expect(places(used(codes, keyed))).toBe(stand),
  )

  it('go from a digit that a code was given', () => {
    expect(places(noteUse(used('acd'), 'c', keyed))).toBe('a d c')
  })

  it('know which was used last, also one with a digit of its own', () => {
    expect(lastUsed(used(''))).toBeNull()
    expect(lastUsed(used('aba'))).toBe('a')
    expect(lastUsed(used('abab'))).toBe('b')
    expect(lastUsed(used('ab', keyed))).toBe('b')
  })

  it('stay the same object while one code is used again and again', () => {
    const recent = used('ab')
    expect(noteUse(recent, 'b', all)).toBe(recent)
  })

  it('begin with those of the newest marks', () => {
    const at = (n: number, id: string) => ({ ...mark(n, id), madeAt: `2026-04-21T10:00:0${n}.000Z` })
    const marks = [at(1, 'a'), at(4, 'c'), at(2, 'b'), at(3, 'a'), at(5, 'gone')]
    const recent = recentIn(marks, all)
    expect(places(recent)).toBe('cab')
    expect(lastUsed(recent)).toBe('c')
    expect(lastUsed(noteUse(recent, 'b', all))).toBe('b')
    expect(recentIn([], all)).toEqual([])
  })
})
