import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SortedList } from '../../../src/collection/sorted-list'

const compare = (a: number, b: number) => a - b
const numbers = (size: number) => fc.uniqueArray(fc.nat(2_000), { maxLength: size })

describe('a sorted list', () => {
  it('is after any edits what sorting anew makes, and leaves the list before as it was', () => {
    fc.assert(
      fc.property(numbers(900), fc.array(fc.tuple(numbers(40), numbers(40)), { maxLength: 12 }), (base, edits) => {
        let list = SortedList.of(base, compare)
        let values = [...base].sort(compare)
        for (const [leaving, joining] of edits) {
          const gone = leaving.map((each) => values[each % values.length]).filter((each) => each !== undefined)
          const come = joining.filter((each) => !values.includes(each))
          const next = list.edited([...new Set(gone)], come)
          expect([...list]).toEqual(values)
          values = [...values.filter((each) => !gone.includes(each)), ...come].sort(compare)
          list = next
          expect([...list]).toEqual(values)
          expect(list.length).toBe(values.length)
        }
        for (const at of [0, 1, 127, 128, 129, values.length - 1]) {
          expect(list.at(at)).toBe(values[at])
          expect(list.indexOf(values[at] ?? -1)).toBe(values[at] === undefined ? -1 : at)
          expect(list.slice(at, at + 200)).toEqual(values.slice(Math.max(at, 0), at + 200))
        }
        expect(list.firstIndex((each) => each >= 1_000)).toBe(values.filter((each) => each < 1_000).length)
      }),
    )
  })

  it('grows and shrinks by one at any size', () => {
    let list = SortedList.of<number>([], compare)
    for (let value = 0; value < 1_000; value++) list = list.edited([], [(value * 7919) % 1_000])
    expect([...list]).toEqual(Array.from({ length: 1_000 }, (_, value) => value))
    expect(Math.max(...list.chunks.map((chunk) => chunk.length))).toBeLessThan(256)
    for (let value = 0; value < 1_000; value++) list = list.edited([(value * 7919) % 1_000], [])
    expect([...list]).toEqual([])
    expect(list.chunks).toEqual([])
  })

  it('refuses to lose what it does not have', () => {
    const list = SortedList.of([1, 3], compare)
    expect(() => list.edited([2], [])).toThrow('must be in it')
    expect(() => list.edited([4], [])).toThrow('must be in it')
  })
})
