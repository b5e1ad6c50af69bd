import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RecordTable } from '../../../src/edit/record-table'

const step = fc.record({ key: fc.nat(120), put: fc.boolean(), value: fc.nat() })

describe('a record table', () => {
  it('holds what a Map holds, and never changes', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60)), fc.array(step, { maxLength: 200 }), (base, steps) => {
        const map = new Map(base.map((key) => [key, -key]))
        let table = RecordTable.of(new Map(map))
        for (const { key, put, value } of steps) {
          const before = table
          const held = before.get(key)
          table = put ? table.with(key, value) : table.without(key)
          expect(before.get(key)).toBe(held)
          if (put) map.set(key, value)
          else map.delete(key)
          expect(table.size).toBe(map.size)
          expect(table.get(key)).toBe(map.get(key))
          expect(table.has(key)).toBe(map.has(key))
        }
        expect(new Map(table)).toEqual(map)
        expect([...table.keys()].length).toBe(map.size)
        expect(new Set(table.values())).toEqual(new Set(map.values()))
      }),
    )
  })

  it('is the same when nothing changes', () => {
    const table = RecordTable.of(new Map([['a', 1]]))
    expect(RecordTable.of(table)).toBe(table)
    expect(table.without('b')).toBe(table)
  })
})
