import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DisplayBlock } from '../../../src/article/display-blocks'
import { articleDocument } from '../../../src/editor/article-document'

/** A text in which "[…]" are blocks and "][" is where a block goes on; without the brackets. */
function parse(marked: string) {
  let text = ''
  const blocks: DisplayBlock[] = []
  let start = 0
  for (const character of marked) {
    if (character === '[') start = text.length
    else if (character === ']') {
      blocks.push({ kind: 'paragraph', start, end: text.length, continued: blocks.at(-1)?.end === start })
    } else text += character
  }
  return { text, blocks }
}

describe('articleDocument', () => {
  it('puts blocks into sections', () => {
    const { text, blocks } = parse('[one]\n\n[two ][three]')
    const { doc } = articleDocument(text, blocks, 2)
    expect(doc.toString()).toBe('doc(section(paragraph("one"), paragraph("two ")), section(paragraph("three")))')
    expect(doc.child(1).child(0).attrs).toEqual({ start: 9, continued: true })
    doc.check()
  })
  it('keeps line breaks inside a block', () => {
    const { text, blocks } = parse('[line one\nline two]')
    expect(articleDocument(text, blocks).doc.textContent).toBe('line one\nline two')
  })
  it('keeps the kinds of blocks', () => {
    const kinds = ['headline', 'paragraph', 'list-item', 'quotation'] as const
    const blocks = kinds.map((kind, i) => ({ kind, start: i, end: i + 1, continued: false }))
    expect(articleDocument('abcd', blocks).doc.toString()).toBe(
      'doc(section(headline("a"), paragraph("b"), list_item("c"), quotation("d")))',
    )
  })
  it('shows an empty text as an empty paragraph', () => {
    const { doc, map } = articleDocument('', [])
    expect(doc.toString()).toBe('doc(section(paragraph))')
    expect([map.toPosition(0), map.toOffset(2)]).toEqual([2, 0])
    doc.check()
  })
  it('estimates lines and gaps of a section', () => {
    const { text, blocks } = parse(`[${'x'.repeat(100)}]\n\n[a][b]`)
    expect(articleDocument(text, blocks).doc.child(0).attrs).toEqual({ lines: 4, gaps: 2 })
  })
})

describe('positionMap', () => {
  const { text, blocks } = parse('[one]\n\n[two ][three]')
  const { map } = articleDocument(text, blocks, 2)
  for (const [offset, position] of [
    [0, 2],
    [3, 5],
    [5, 7],
    [8, 10],
    [10, 16],
    [14, 20],
  ] as const) {
    it(`takes offset ${offset} to position ${position} and back`, () => {
      expect(map.toPosition(offset)).toBe(position)
      expect(map.toOffset(position)).toBe(offset)
    })
  }
  it('tells apart the end of one piece and the beginning of the next', () => {
    expect(map.toPosition(9, 'before')).toBe(11)
    expect(map.toPosition(9, 'after')).toBe(15)
    expect([map.toOffset(11), map.toOffset(15)]).toEqual([9, 9])
  })
  it('takes an offset between blocks to the nearest', () => expect(map.toPosition(4)).toBe(5))
  it('takes a position between blocks to the nearest', () => {
    expect([map.toOffset(6), map.toOffset(0), map.toOffset(99)]).toEqual([3, 0, 14])
  })
})

const anyBlocks = fc
  .array(fc.record({ gap: fc.nat(3), length: fc.integer({ min: 1, max: 12 }) }), { minLength: 1, maxLength: 60 })
  .map((pieces) => {
    let at = 0
    return pieces.map(({ gap, length }, i): DisplayBlock => {
      const start = at + (i === 0 ? 0 : gap)
      at = start + length
      return { kind: 'paragraph', start, end: at, continued: i > 0 && gap === 0 }
    })
  })

describe('positionMap, of any blocks', () => {
  it('takes every offset of a block to the position with that character, and back', () => {
    fc.assert(
      fc.property(anyBlocks, fc.integer({ min: 1, max: 7 }), (blocks, sectionSize) => {
        const length = blocks.at(-1)?.end ?? 0
        const letters = Array.from({ length }, (_, i) => String.fromCharCode(0x4e00 + i)).join('')
        const { doc, map } = articleDocument(letters, blocks, sectionSize)
        for (const { start, end } of blocks) {
          for (let offset = start; offset < end; offset++) {
            const position = map.toPosition(offset)
            expect(doc.textBetween(position, position + 1)).toBe(letters[offset])
            expect(map.toOffset(position)).toBe(offset)
          }
          expect(map.toOffset(map.toPosition(end, 'before'))).toBe(end)
        }
      }),
    )
  })
  it('takes every offset into a block, and never backwards', () => {
    fc.assert(
      fc.property(anyBlocks, fc.integer({ min: 1, max: 7 }), (blocks, sectionSize) => {
        const { doc, map } = articleDocument('x'.repeat(blocks.at(-1)?.end ?? 0), blocks, sectionSize)
        let before = 0
        for (let offset = 0; offset <= (blocks.at(-1)?.end ?? 0); offset++) {
          const position = map.toPosition(offset)
          expect(doc.resolve(position).parent.isTextblock).toBe(true)
          expect(position).toBeGreaterThanOrEqual(before)
          before = position
        }
      }),
    )
  })
})
