import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block } from '../../../src/article/block'
import { displayBlocks } from '../../../src/article/display-blocks'
import { countWords } from '../../../src/article/word-count'
import { readPlainText } from '../../../src/import/plain-text-1'

const sentence = (words: number) => `S${' w'.repeat(words - 2)} end.`
const whole = (text: string): readonly Block[] => [{ kind: 'quotation', start: 0, end: text.length }]

/** How many words each piece of a block has. */
const cut = (text: string) =>
  displayBlocks(text, whole(text)).map(({ start, end }) => countWords(text.slice(start, end)))

describe('displayBlocks', () => {
  it('leaves blocks of 120 words whole', () => {
    const text = sentence(120)
    expect(displayBlocks(text, whole(text))).toEqual([
      { kind: 'quotation', start: 0, end: text.length, continued: false },
    ])
  })
  it('cuts longer ones at sentence ends, and gives the space to the earlier piece', () => {
    const text = `${sentence(50)}  ${sentence(50)} ${sentence(50)}`
    const end = text.lastIndexOf('S')
    expect(displayBlocks(text, whole(text))).toEqual([
      { kind: 'quotation', start: 0, end, continued: false },
      { kind: 'quotation', start: end, end: text.length, continued: true },
    ])
  })
  it('fills its pieces', () => {
    expect(cut(Array(6).fill(sentence(40)).join(' '))).toEqual([120, 120])
    expect(cut(`${sentence(100)} ${sentence(30)} ${sentence(90)} ${sentence(1 + 1)}`)).toEqual([100, 120, 2])
  })
  it('cuts a sentence that is too long at word ends', () => {
    expect(cut(sentence(250))).toEqual([120, 120, 10])
    expect(cut(`${sentence(20)} ${sentence(130)} ${sentence(20)}`)).toEqual([20, 120, 30])
  })
  it('cuts text without spaces at sentence ends', () => {
    const text = `${'中'.repeat(400)}。`.repeat(30)
    const pieces = displayBlocks(text, whole(text))
    expect(pieces.length).toBeGreaterThan(2)
    for (const piece of pieces) expect(text[piece.end - 1]).toBe('。')
  })
  it('tiles each block, in pieces of at most 120 words', () => {
    const unit = fc.constantFrom(
      'word ',
      'word, ',
      'End. ',
      'Mr. ',
      '“Go. ',
      'Now,” he said. ',
      '\n',
      '  ',
      '😀 ',
      'שלום ',
    )
    fc.assert(
      fc.property(fc.string({ unit, minLength: 0, maxLength: 1_500 }), (source) => {
        const { text, blocks } = readPlainText(source)
        const pieces = displayBlocks(text, blocks)
        for (const block of blocks) {
          const own = pieces.filter((piece) => piece.start >= block.start && piece.end <= block.end)
          expect(own[0]).toMatchObject({ kind: block.kind, start: block.start, continued: false })
          expect(own.at(-1)?.end).toBe(block.end)
          own.slice(1).forEach((piece, i) => expect(piece).toMatchObject({ start: own[i]?.end, continued: true }))
          for (const piece of own) expect(countWords(text.slice(piece.start, piece.end))).toBeLessThanOrEqual(120)
        }
        expect(pieces.filter((piece) => !piece.continued)).toHaveLength(blocks.length)
      }),
      { numRuns: 50 },
    )
  })
})
