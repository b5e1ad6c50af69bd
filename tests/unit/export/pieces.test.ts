import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderHtml } from '../../../src/export/html'
import { LONG, piecesOf } from '../../../src/export/page/pieces'
import { buildReport } from '../../../src/report/report'
import { blocksOf, makeAnnotation, makeArticle, marksOf, reportOn } from '../report/fixture'
import { parsePage } from '../report/reading'

const segment = (text: string) => ({ start: 0, end: text.length, text, marks: [], begins: [], ends: [] })
const cut = (...texts: readonly string[]) =>
  piecesOf(texts.map(segment)).map((piece) => piece.map(({ text }) => text).join(''))

/** The annotated text of a page, and the pieces it is laid out in. */
function pageOf(text: string, words: readonly string[]) {
  const marks = marksOf(words.map((each, index) => makeAnnotation(text, index + 1, 'claim', each)))
  const blocks = blocksOf(text).map((block) => ({ ...block, kind: 'paragraph' as const }))
  const page = parsePage(renderHtml(buildReport(reportOn([{ article: makeArticle(text), text, blocks, marks }]))))
  return { body: page.querySelector('.body p'), pieces: [...page.querySelectorAll('.piece')] }
}

const words = 'Nobody knew. '.repeat(LONG / 10).trimEnd()

describe('the pieces of a long paragraph', () => {
  it('end with a space and hold all of the text', () => {
    const pieces = cut(words)
    expect(pieces.join('')).toBe(words)
    expect(pieces.length).toBeGreaterThan(10)
    for (const piece of pieces.slice(0, -1)) expect(piece).toMatch(/ $/)
  })

  it('hold all of any text, and cut no character in two', () => {
    const text = fc.array(fc.constantFrom('a', ' ', '\n', '🚢', 'b'.repeat(3000), '🚢'.repeat(3000)), { maxLength: 30 })
    fc.assert(
      fc.property(fc.array(text.map((each) => each.join(''))), (texts) => {
        const pieces = cut(...texts)
        expect(pieces.join('')).toBe(texts.join(''))
        for (const piece of pieces) expect(piece).not.toMatch(/\p{Cs}/u)
        for (const piece of pieces) expect(piece.length).toBeLessThan(20_000)
      }),
    )
  })

  it('are not there in a paragraph of a common length', () => {
    expect(pageOf(words.slice(0, LONG), ['Nobody']).pieces).toEqual([])
  })

  it('carry the marks, whose numbers stand once, where they end', () => {
    const { body, pieces } = pageOf(`${words} The end.`, [words.slice(0, 9_000), 'The end'])
    expect(body?.textContent).toBe(`${words.slice(0, 9_000)}C1${words.slice(9_000)} The endC2.`)
    expect(pieces.map((piece) => piece.querySelectorAll('.marked').length).slice(0, 3)).toEqual([2, 1, 0])
    expect(body?.querySelectorAll('sup').length).toBe(2)
  })
})
