import { describe, expect, it } from 'vitest'
import { blockAt } from '../../../src/article/block'
import { compareRanges, contains, overlaps, type Range } from '../../../src/article/range'

const r = (start: number, end: number): Range => ({ start, end })

describe('ranges', () => {
  it('contain themselves and what lies within', () => {
    expect(contains(r(2, 5), r(2, 5))).toBe(true)
    expect(contains(r(2, 5), r(3, 4))).toBe(true)
    expect(contains(r(2, 5), r(1, 4))).toBe(false)
    expect(contains(r(2, 5), r(4, 6))).toBe(false)
  })
  it('overlap when they share a code unit', () => {
    expect(overlaps(r(0, 3), r(2, 5))).toBe(true)
    expect(overlaps(r(0, 9), r(2, 5))).toBe(true)
    expect(overlaps(r(0, 2), r(2, 5))).toBe(false)
    expect(overlaps(r(3, 3), r(2, 5))).toBe(false)
  })
  it('sort by start, the containing one first', () => {
    expect([r(3, 4), r(0, 2), r(0, 9)].sort(compareRanges)).toEqual([r(0, 9), r(0, 2), r(3, 4)])
  })
})

describe('blockAt', () => {
  const blocks = [r(0, 4), r(6, 10), r(11, 15)]
  const cases: readonly (readonly [number, number | undefined])[] = [
    [0, 0],
    [3, 0],
    [4, undefined],
    [5, undefined],
    [6, 1],
    [10, undefined],
    [11, 2],
    [14, 2],
    [15, undefined],
    [-1, undefined],
  ]
  for (const [offset, index] of cases) {
    it(`finds ${index === undefined ? 'no block' : `block ${index}`} at ${offset}`, () => {
      expect(blockAt(blocks, offset)).toBe(index === undefined ? undefined : blocks[index])
    })
  }
  it('finds nothing without blocks', () => expect(blockAt([], 0)).toBeUndefined())
})
