import { describe, expect, it } from 'vitest'
import { positionIndex } from '../../../src/annotation/position-index'
import { displayBlocks } from '../../../src/article/display-blocks'
import { nextUntagged } from '../../../src/editor/untagged'
import { readPlainText } from '../../../src/import/plain-text-1'
import { markOf } from './marks'

const text = 'Bridge closes\n\nFirst it said so.\n\nSecond it said.\n\nThird, nothing.\n\nFourth it denied.'
const blocks = displayBlocks(text, readPlainText(text).blocks)
const index = (...words: readonly string[]) =>
  positionIndex(new Map(words.map((each) => markOf(text, each, each)).map((each) => [each.id, each])))

function next(from: string, direction: 1 | -1, ...tagged: readonly string[]): string | null {
  const found = nextUntagged(blocks, index(...tagged), text.indexOf(from), direction)
  return found === null ? null : (text.slice(found.start, found.end).split(/\W/)[0] ?? '')
}

describe('nextUntagged', () => {
  it('goes on to the next paragraph without a mark', () => expect(next('First', 1, 'Second')).toBe('Third'))
  it('goes back', () => expect(next('Fourth', -1, 'Second', 'Third')).toBe('First'))
  it('goes around the end of the text, over the headline', () => {
    expect(next('Fourth', 1, 'Third')).toBe('First')
    expect(next('First', -1, 'Fourth')).toBe('Third')
  })
  it('comes back to where it is when nothing else is untagged', () => {
    expect(next('Third', 1, 'First', 'Second', 'Fourth')).toBe('Third')
  })
  it('finds nothing when every paragraph has a mark', () => {
    expect(next('First', 1, 'First', 'Second', 'Third', 'Fourth')).toBeNull()
  })
})
