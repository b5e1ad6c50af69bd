import { describe, expect, it } from 'vitest'
import type { Annotation } from '../../../src/annotation/annotation'
import { positionIndex } from '../../../src/annotation/position-index'
import type { Range } from '../../../src/article/range'
import { paintedMarks } from '../../../src/editor/painted-marks'
import { markOf } from './marks'

const text = 'The bridge is safe, the council said on Thursday.'

const mark = (id: string, words: readonly string[], madeIn = text) => markOf(madeIn, id, ...words)

const indexOf = (...marks: readonly Annotation[]) => positionIndex(new Map(marks.map((each) => [each.id, each])))
const all: Range = { start: 0, end: text.length }

describe('paintedMarks', () => {
  it('paints a mark whose quotation stands at its place', () => {
    const { partsIn, at } = paintedMarks(text, indexOf(mark('a', ['bridge'])))
    expect(partsIn(all).map(({ start, end }) => text.slice(start, end))).toEqual(['bridge'])
    expect(at(4).map(({ id }) => id)).toEqual(['a'])
  })
  it('paints nothing of a mark whose words are not there', () => {
    const { partsIn, at } = paintedMarks(text, indexOf(mark('a', ['bridge'], 'A new bridge is safe')))
    expect([partsIn(all), at(6)]).toEqual([[], []])
  })
  it('paints nothing of a mark of which one part is not there', () => {
    const moved = mark('a', ['The', 'safe'], 'The pier is safe')
    expect(paintedMarks(text, indexOf(moved, mark('b', ['council']))).partsIn(all)).toHaveLength(1)
  })
  it('paints no orphan, though its words are there', () => {
    const orphan = { ...mark('a', ['bridge']), orphan: 1 }
    expect(paintedMarks(text, indexOf(orphan)).partsIn(all)).toEqual([])
  })
  it('paints a mark that is moved where it is now, in the order of the text', () => {
    const index = indexOf(mark('a', ['bridge']), mark('b', ['council']))
    const { partsIn, at } = paintedMarks(text, index, mark('b', ['The bridge is']))
    expect(partsIn(all).map((part) => [part.annotation.id, part.start])).toEqual([
      ['b', 0],
      ['a', 4],
    ])
    expect(at(5).map(({ id }) => id)).toEqual(['a', 'b'])
    expect(at(text.indexOf('council'))).toEqual([])
  })
  it('looks at a text anew when it is another one', () => {
    const index = indexOf(mark('a', ['bridge']))
    expect(paintedMarks('Our bridges are safe', index).partsIn(all)).toHaveLength(1)
    expect(paintedMarks('One bridge is safe', index).partsIn(all)).toHaveLength(1)
    expect(paintedMarks('Many bridges are safe', index).partsIn(all)).toHaveLength(0)
  })
})
