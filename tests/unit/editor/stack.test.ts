import { describe, expect, it } from 'vitest'
import { type Layer, ownLayer } from '../../../src/annotation/layer'
import { paintedMarks } from '../../../src/editor/painted-marks'
import { stackAt } from '../../../src/editor/stack'
import { markOf } from './marks'

const text = 'The council said that the bridge is safe, and left.'
const all = [
  markOf(text, 'whole', 'The council said that the bridge is safe'),
  markOf(text, 'claim', 'the bridge is safe'),
  markOf(text, 'source', 'The council'),
  markOf(text, 'left', 'left'),
]
const marksOf = (annotations: readonly (typeof all)[number][]) => ({
  annotations: new Map(annotations.map((each) => [each.id, each])),
  attributions: new Map(),
})
const own = ownLayer(marksOf(all))
const theirs: Layer = {
  id: 'ben',
  kind: 'colleague',
  name: 'Ben’s marks',
  look: 'rail',
  marks: marksOf([markOf(text, 'ben’s', 'bridge')]),
}
const stack = (at: number, selected?: string) =>
  stackAt(
    paintedMarks(text, [own]),
    at,
    all.flatMap((annotation) => (annotation.id === selected ? [{ layer: own, annotation }] : []))[0],
  ).map(({ annotation }) => annotation.id)

describe('stackAt', () => {
  it('has the shortest first', () => expect(stack(text.indexOf('bridge'))).toEqual(['claim', 'whole']))
  it('has what ends at the caret', () => {
    expect(stack(text.indexOf(' said'))).toEqual(['source', 'whole'])
    expect(stack(text.indexOf(', and'))).toEqual(['claim', 'whole'])
  })
  it('has what begins at the caret', () => expect(stack(0)).toEqual(['source', 'whole']))
  it('is the selected mark’s own where no mark is at the caret', () => {
    expect(stack(text.indexOf('and'))).toEqual([])
    expect(stack(text.indexOf('and'), 'claim')).toEqual(['claim', 'whole'])
  })
  it('has one’s own first, then those of other layers', () => {
    const here = stackAt(paintedMarks(text, [own, theirs]), text.indexOf('bridge'), undefined)
    expect(here.map(({ layer, annotation }) => `${annotation.id} of ${layer.id}`)).toEqual([
      'claim of mine',
      'whole of mine',
      'ben’s of ben',
    ])
  })
  it('is that of the caret where another mark is selected', () => {
    expect(stack(2, 'left')).toEqual(['source', 'whole'])
  })
})
