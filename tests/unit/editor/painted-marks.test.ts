import { describe, expect, it } from 'vitest'
import type { Annotation } from '../../../src/annotation/annotation'
import { type Layer, ownLayer } from '../../../src/annotation/layer'
import type { Range } from '../../../src/article/range'
import { ownMarks, paintedMarks } from '../../../src/editor/painted-marks'
import { markOf } from './marks'

const text = 'The bridge is safe, the council said on Thursday.'

const mark = (id: string, words: readonly string[], madeIn = text) => markOf(madeIn, id, ...words)

const layerOf = (...marks: readonly Annotation[]) =>
  ownLayer({ annotations: new Map(marks.map((each) => [each.id, each])), attributions: new Map() })
const painted = (madeIn: string, layer: Layer, moving: Annotation | null = null) =>
  ownMarks(paintedMarks(madeIn, [layer], moving))
const all: Range = { start: 0, end: text.length }

describe('paintedMarks', () => {
  it('paints a mark whose quotation stands at its place', () => {
    const { partsIn, at } = painted(text, layerOf(mark('a', ['bridge'])))
    expect(partsIn(all).map(({ start, end }) => text.slice(start, end))).toEqual(['bridge'])
    expect(at(4).map(({ id }) => id)).toEqual(['a'])
  })
  it('paints nothing of a mark whose words are not there', () => {
    const { partsIn, at } = painted(text, layerOf(mark('a', ['bridge'], 'A new bridge is safe')))
    expect([partsIn(all), at(6)]).toEqual([[], []])
  })
  it('paints nothing of a mark of which one part is not there', () => {
    const moved = mark('a', ['The', 'safe'], 'The pier is safe')
    expect(painted(text, layerOf(moved, mark('b', ['council']))).partsIn(all)).toHaveLength(1)
  })
  it('paints no orphan, though its words are there', () => {
    const orphan = { ...mark('a', ['bridge']), orphan: 1 }
    expect(painted(text, layerOf(orphan)).partsIn(all)).toEqual([])
  })
  it('paints a mark that is moved where it is now, in the order of the text', () => {
    const index = layerOf(mark('a', ['bridge']), mark('b', ['council']))
    const { partsIn, at } = painted(text, index, mark('b', ['The bridge is']))
    expect(partsIn(all).map((part) => [part.annotation.id, part.start])).toEqual([
      ['b', 0],
      ['a', 4],
    ])
    expect(at(5).map(({ id }) => id)).toEqual(['a', 'b'])
    expect(at(text.indexOf('council'))).toEqual([])
  })
  it('keeps layers apart, and moves only one’s own', () => {
    const own = layerOf(mark('a', ['bridge']))
    const theirs: Layer = { ...layerOf(mark('a', ['bridge'])), id: 'ben', kind: 'colleague', look: 'rail' }
    const moved = mark('a', ['council'])
    const starts = paintedMarks(text, [own, theirs], moved).map(({ partsIn }) => partsIn(all).map(({ start }) => start))
    expect(starts).toEqual([[text.indexOf('council')], [text.indexOf('bridge')]])
  })
  it('looks at a text anew when it is another one', () => {
    const index = layerOf(mark('a', ['bridge']))
    expect(painted('Our bridges are safe', index).partsIn(all)).toHaveLength(1)
    expect(painted('One bridge is safe', index).partsIn(all)).toHaveLength(1)
    expect(painted('Many bridges are safe', index).partsIn(all)).toHaveLength(0)
  })
})
