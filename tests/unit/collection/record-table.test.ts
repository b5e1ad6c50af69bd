import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RecordTable } from '../../../src/collection/record-table'

/** A change of the table that is so many steps back, or of the newest when there are not as many. */
const step = fc.record({
  key: fc.nat(900),
  put: fc.boolean(),
  value: fc.nat(),
  back: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(20) }),
})

describe('a record table', () => {
  it('holds what a Map holds, and never changes, whatever comes of it', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(600), { maxLength: 600 }), fc.array(step, { maxLength: 300 }), (base, steps) => {
        const map = new Map(base.map((key) => [key, -key]))
        const made = [{ map, table: RecordTable.of(new Map(map)) }]
        for (const { key, put, value, back } of steps) {
          const from = made.at(-1 - back) ?? made.at(-1)
          if (from === undefined) throw new Error('There must be a table to begin with.')
          const next = new Map(from.map)
          if (put) next.set(key, value)
          else next.delete(key)
          const table = put ? from.table.with(key, value) : from.table.without(key)
          expect(table.get(key)).toBe(next.get(key))
          expect(table.has(key)).toBe(next.has(key))
          made.push({ map: next, table })
        }
        for (const each of made.filter((_, at) => at % 30 === 0 || at === steps.length)) {
          expect(each.table.size).toBe(each.map.size)
          expect(new Map(each.table)).toEqual(each.map)
          expect([...each.table.keys()].length).toBe(each.map.size)
          expect(new Set(each.table.values())).toEqual(new Set(each.map.values()))
        }
      }),
    )
  })

  it('keeps the order in which keys came', () => {
    let table = RecordTable.of(new Map([['b', 1]]))
    for (const key of ['c', 'a', 'd']) table = table.with(key, 2)
    expect([...table.with('b', 3).without('c')]).toEqual([
      ['b', 3],
      ['a', 2],
      ['d', 2],
    ])
  })

  it('holds what is there after many records came and went', () => {
    let table = RecordTable.from([
      [-1, 'first'],
      [-1, 'last'],
    ])
    for (let key = 0; key < 3000; key++) table = table.with(key, 'here').without(key)
    expect([...table.with(5, 'again')]).toEqual([
      [-1, 'last'],
      [5, 'again'],
    ])
  })

  it('is the same when nothing changes', () => {
    const table = RecordTable.of(new Map([['a', 1]]))
    expect(RecordTable.of(table)).toBe(table)
    expect(table.without('b')).toBe(table)
  })
})
