import fc from 'fast-check'
import { expect, it } from 'vitest'
import { firstIndex } from '../../../src/collection/search'

it('finds the first value for which the condition holds, as going through all of them does', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer(), (values, limit) => {
      const sorted = values.toSorted((a, b) => a - b)
      const found = sorted.findIndex((value) => value > limit)
      expect(firstIndex(sorted, (value) => value > limit)).toBe(found < 0 ? sorted.length : found)
    }),
  )
})
