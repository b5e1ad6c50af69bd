import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Layer, ownLayer } from '../../../src/annotation/layer'
import { RecordTable } from '../../../src/collection/record-table'
import { overviewOf } from '../../../src/editor/overview'
import { markOf } from './marks'

const text = 'abcdefghijklmnopqrstuvwxyz'.repeat(4).slice(0, 100)
const mark = (id: string, start: number, end: number, code = 'claim') => ({
  ...markOf(text, id, 'a'),
  code,
  selectors: [{ start, end, exact: text.slice(start, end), prefix: '', suffix: '' }],
})
const table = (...marks: readonly ReturnType<typeof mark>[]) =>
  RecordTable.from(marks.map((each) => [each.id, each] as const))
const any = () => true
const own = (annotations: Layer['marks']['annotations']) => [ownLayer({ annotations, attributions: new Map() })]
const codesOn = ({ foremost }: ReturnType<typeof overviewOf>, row: number) =>
  ['claim', 'source', 'cue'].filter((code) => foremost(row, (each) => each === code) !== null).join(' ')

describe('overviewOf', () => {
  it('knows which codes have marks on each row', () => {
    const overview = overviewOf(text, 10)
    overview.update(own(table(mark('a', 5, 25), mark('b', 12, 13), mark('c', 19, 21, 'source'))))
    expect([0, 1, 2, 3].map((row) => codesOn(overview, row))).toEqual(['claim', 'claim source', 'claim source', ''])
  })
  it('tells the code that most marks on a row have, of those that are asked for', () => {
    const overview = overviewOf(text, 10)
    overview.update(own(table(mark('a', 5, 25), mark('b', 12, 13), mark('c', 15, 16, 'source'))))
    expect([overview.foremost(1, any), overview.foremost(3, any)]).toEqual(['claim', null])
    expect(overview.foremost(1, (code) => code !== 'claim')).toBe('source')
  })
  it('tells layers apart', () => {
    const overview = overviewOf(text, 10)
    const mine = own(table(mark('a', 5, 25)))
    const marks = { annotations: table(mark('a', 15, 35, 'source')), attributions: new Map() }
    const theirs: Layer = { id: 'ben', kind: 'colleague', name: 'Ben’s marks', marks, look: 'rail' }
    overview.update([...mine, theirs])
    const codes = (kind: Layer['kind']) =>
      [0, 1, 2, 3].map((row) => overview.foremost(row, (_code, layer) => layer.kind === kind))
    expect([codes('mine'), codes('colleague')]).toEqual([
      ['claim', 'claim', 'claim', null],
      [null, 'source', 'source', 'source'],
    ])
    overview.update(mine)
    expect(codes('colleague')).toEqual([null, null, null, null])
  })
  it('leaves out a mark whose words are not there', () => {
    const overview = overviewOf(text, 10)
    const { selectors, ...rest } = mark('a', 5, 8)
    overview.update(own(table({ ...rest, selectors: selectors.map((each) => ({ ...each, exact: 'xyz' })) })))
    expect(codesOn(overview, 0)).toBe('')
  })
  it('finds the row of an offset and the text of a row', () => {
    const overview = overviewOf(text, 8)
    expect([0, 12, 13, 99, 100, 400].map(overview.rowOf)).toEqual([0, 0, 1, 7, 7, 7])
    expect(overview.rangeOf(1, 1)).toEqual({ start: 13, end: 25 })
    expect(overview.rangeOf(6, 7)).toEqual({ start: 75, end: 100 })
  })
  it('is after any changes as it would be anew', () => {
    const change = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      start: fc.nat(90),
      length: fc.integer({ min: 0, max: 10 }),
      code: fc.constantFrom('claim', 'source', 'cue'),
    })
    fc.assert(
      fc.property(fc.array(change), fc.integer({ min: 1, max: 150 }), (changes, rows) => {
        const overview = overviewOf(text, rows)
        let marks = table()
        for (const { id, start, length, code } of changes) {
          const next = mark(id, start, start + length, code)
          marks = length === 0 ? marks.without(next.id) : marks.with(next.id, next)
          overview.update(own(marks))
        }
        const anew = overviewOf(text, rows)
        anew.update(own(new Map(marks)))
        const shown = (each: typeof anew) => Array.from({ length: rows }, (_, row) => codesOn(each, row))
        expect(shown(overview)).toEqual(shown(anew))
      }),
    )
  })
})
