import { describe, expect, it } from 'vitest'
import { type End, resized } from '../../../src/editor/resize'

/** "a [b] c" with parts in brackets; the first is moved, and the answer written the same way. */
function moves(marked: string, end: End, offset: number, expected: string, snap = true): void {
  const parts: { start: number; end: number }[] = []
  let text = ''
  for (const character of marked) {
    const last = parts.at(-1)
    if (character === '[') parts.push({ start: text.length, end: text.length })
    else if (character === ']' && last !== undefined) last.end = text.length
    else text += character
  }
  const { start, end: to } = resized(text, { parts, part: 0, end, offset, snap })
  expect(`${text.slice(0, start)}[${text.slice(start, to)}]${text.slice(to)}`).toBe(expected)
}

describe('resized', () => {
  it('moves the end to the end of a word', () => moves('one [two] three', 'end', 10, 'one [two three]'))
  it('moves the start to the start of a word', () => moves('one [two] three', 'start', 2, '[one two] three'))
  it('moves by characters without snapping', () => moves('one [two] three', 'end', 10, 'one [two th]ree', false))
  it('leaves white space out', () => moves('one two [three]', 'start', 3, 'one [two three]'))
  it('keeps a word when the end passes the start', () => moves('one [two] three', 'end', 0, 'one [two] three'))
  it('keeps a word when the start passes the end', () => moves('[one two] three', 'start', 14, 'one [two] three'))
  it('keeps a character without snapping', () => moves('one [two] three', 'end', 0, 'one [t]wo three', false))
  it('stops at the next part', () => moves('[one] two [three]', 'end', 16, '[one two] three'))
  it('stays in the text', () => moves('one [two]', 'end', 99, 'one [two]'))
  it('throws for a part that is not there', () => {
    expect(() => resized('', { parts: [], part: 0, end: 'end', offset: 0, snap: true })).toThrow('one of 0')
  })
})
