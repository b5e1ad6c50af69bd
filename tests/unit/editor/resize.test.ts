import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type End, resized, type Step, stepped } from '../../../src/editor/resize'
import { readPlainText } from '../../../src/import/plain-text-1'

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
  it('cuts no emoji without snapping', () => moves('one [two] 👩‍🚒', 'end', 10, 'one [two 👩‍🚒]', false))
  it('throws for a part that is not there', () => {
    expect(() => resized('', { parts: [], part: 0, end: 'end', offset: 0, snap: true })).toThrow('one of 0')
  })
})

/** The mark in brackets after each of the keys: "]" and "[" move the end, "}" and "{" the start; "'" goes before Alt. */
function steps(marked: string, keys: string, expected: string): void {
  const text = marked.replaceAll(/[[\]]/g, '')
  const { blocks } = readPlainText(text)
  let range = { start: marked.indexOf('['), end: marked.indexOf(']') - 1 }
  for (const [, alt, key = ''] of keys.matchAll(/('?)([[\]{}])/g)) {
    const end: End = '[]'.includes(key) ? 'end' : 'start'
    const step: Step = { range, end, direction: ']}'.includes(key) ? 1 : -1, by: alt ? 'character' : 'word' }
    range = { ...range, [end]: stepped(text, blocks, step) }
  }
  expect(`${text.slice(0, range.start)}[${text.slice(range.start, range.end)}]${text.slice(range.end)}`).toBe(expected)
}

describe('stepped', () => {
  const two = 'He said it.\n\nShe [denied] it.'
  it('moves the end on by words', () => steps('one [two] three four', ']]', 'one [two three four]'))
  it('moves the end back by words', () => steps('one [two three four]', '[[', 'one [two] three four'))
  it('moves the start on and back', () => steps('one [two three]', '{}}', 'one two [three]'))
  it('keeps the last word', () => steps('one [two] three', '[}', 'one [two] three'))
  it('takes the full stop, then the next block', () => {
    steps(two.replace('[denied]', 'denied').replace('said', '[said]'), ']]', 'He [said it.]\n\nShe denied it.')
    steps('He [said it.]\n\nShe denied it.', ']', 'He [said it.\n\nShe] denied it.')
  })
  it('goes back over the border of a block, and leaves no blank line in the mark', () => {
    steps('He [said it.\n\nShe] denied it.', '[', 'He [said it.]\n\nShe denied it.')
    steps(two, '{{', 'He said [it.\n\nShe denied] it.')
    steps('He said [it.\n\nShe denied] it.', '}', 'He said it.\n\n[She denied] it.')
  })
  it('stays at the edges of the text', () => steps('[one two]', ']{', '[one two]'))
  it('moves by characters with Alt, over white space', () => steps('one [two] three', "']']", 'one [two th]ree'))
  it('moves the start by characters', () => steps('one [two] three', "'}'{'{", 'on[e two] three'))
  it('takes an emoji as one character', () => steps('[one] 👩‍🚒 two', "']", '[one 👩‍🚒] two'))
  it('keeps the last character', () => steps('[o]ne', "'['}", '[o]ne'))
})

describe('stepped, whatever the keys', () => {
  const text = 'Ada said: “It’s safe.”\n\n- high-ranking 👩‍🚒 שלום\n\n\nNo! e\u0301t\u00e9 1.2 million.'
  const { blocks } = readPlainText(text)
  it('leaves a range that has words, begins and ends with a character, and lies in blocks', () => {
    const key = fc.record({
      end: fc.constantFrom('start' as const, 'end' as const),
      direction: fc.constantFrom(1 as const, -1 as const),
      by: fc.constantFrom('word' as const, 'character' as const),
    })
    fc.assert(
      fc.property(fc.array(key, { maxLength: 60 }), (keys) => {
        let range = { start: 4, end: 8 }
        for (const each of keys) {
          const to = stepped(text, blocks, { range, ...each })
          const forward = each.direction === 1 ? to >= range[each.end] : to <= range[each.end]
          expect(forward).toBe(true)
          range = { ...range, [each.end]: to }
          expect(text.slice(range.start, range.end).trim()).toHaveLength(range.end - range.start)
          expect(range.start).toBeLessThan(range.end)
        }
      }),
    )
  })
})
