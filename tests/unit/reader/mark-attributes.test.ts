import { describe, expect, it } from 'vitest'
import { markAttributes } from '../../../renderer/reader/mark-attributes'
import type { Segment, SegmentLine } from '../../../src/editor/segments'

const line = (level: number, hue = level * 10): SegmentLine => ({ line: 'solid', hue, level })
const lines = (...all: readonly SegmentLine[]) => {
  const segment: Segment = { start: 0, end: 1, annotations: [], codes: [], tint: null, lines: all }
  const attributes = markAttributes(segment)
  return { classes: attributes.class.split(' ').slice(1), style: attributes.style }
}

describe('markAttributes', () => {
  it('gives each of four lines a level of its own', () => {
    expect(lines(line(0), line(1), line(2), line(3))).toEqual({
      classes: ['line-0-solid', 'line-1-solid', 'line-2-solid', 'line-3-solid'],
      style: '--hue-0: 0; --hue-1: 10; --hue-2: 20; --hue-3: 30',
    })
  })
  it('says at the lowest level that several lines lie there', () => {
    expect(lines(line(2), line(3), line(4))).toEqual({
      classes: ['line-2-solid', 'line-3-many'],
      style: '--hue-2: 20',
    })
  })
  it('shows the one line that lies deeper at the lowest level', () => {
    expect(lines(line(5, 70))).toEqual({ classes: ['line-3-solid'], style: '--hue-3: 70' })
  })
})
