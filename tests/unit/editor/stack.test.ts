import { describe, expect, it } from 'vitest'
import { positionIndex } from '../../../src/annotation/position-index'
import { stackAt } from '../../../src/editor/stack'
import { markOf } from './marks'

const text = 'The council said that the bridge is safe, and left.'
const all = [
  markOf(text, 'whole', 'The council said that the bridge is safe'),
  markOf(text, 'claim', 'the bridge is safe'),
  markOf(text, 'source', 'The council'),
  markOf(text, 'left', 'left'),
]
const index = positionIndex(new Map(all.map((each) => [each.id, each])))
const stack = (at: number, selected?: string) =>
  stackAt(
    index,
    at,
    all.find((each) => each.id === selected),
  ).map(({ id }) => id)

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
  it('is that of the caret where another mark is selected', () => {
    expect(stack(2, 'left')).toEqual(['source', 'whole'])
  })
})
