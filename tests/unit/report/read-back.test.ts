import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Annotation } from '../../../src/annotation/annotation'
import { isInsidePair } from '../../../src/article/code-points'
import { renderHtml } from '../../../src/export/html'
import { renderMarkdown } from '../../../src/export/markdown'
import { renderWebAnnotation } from '../../../src/export/web-annotation'
import { buildReport, type Report } from '../../../src/report/report'
import {
  annotationId,
  annotations,
  blocksOf,
  ferryReport,
  text as ferryText,
  makeAnnotation,
  makeArticle,
  marksOf,
  reportOn,
} from './fixture'
import { partsInMarkdown, partsInPage, type ReadPart } from './reading'

interface Target {
  readonly selector: readonly { readonly start: number; readonly end: number; readonly exact: string }[]
}

/** The quotations of a Web Annotation collection, and the text at their positions in code points. */
function targetsIn(json: string, text: string) {
  const { first } = JSON.parse(json) as {
    first: { items: readonly { id: string; target: string | readonly (string | Target)[] }[] }
  }
  const points = Array.from(text)
  return first.items.flatMap(({ id, target }) =>
    [target].flat().flatMap((each) => {
      if (typeof each === 'string') return []
      const [position, quote] = each.selector
      return [{ id, exact: quote?.exact, found: points.slice(position?.start, position?.end).join('') }]
    }),
  )
}

function expected(all: readonly Annotation[]): readonly ReadPart[] {
  return all.flatMap(({ id, selectors }) =>
    selectors.map(({ start, end, exact }) => ({ annotation: id, start, end, quotation: exact })),
  )
}

const sorted = (parts: readonly ReadPart[]) =>
  [...parts].sort((a, b) => a.annotation.localeCompare(b.annotation) || a.start - b.start)

/** Every quotation of a report can be read back from each of its renderings. */
function expectReadable(report: Report, text: string, all: readonly Annotation[]) {
  expect(sorted(partsInPage(renderHtml(report)))).toEqual(sorted(expected(all)))
  const inMarkdown = sorted(partsInMarkdown(renderMarkdown(report)))
  expect(inMarkdown).toEqual(sorted(expected(all.filter(({ code }) => code !== 'cue'))))
  const targets = targetsIn(renderWebAnnotation(report), text)
  expect(targets).toHaveLength(expected(all).length)
  for (const { exact, found } of targets) expect(found).toBe(exact)
}

describe('the quotations of a report', () => {
  it('read back from each rendering', () => {
    expectReadable(buildReport(ferryReport), ferryText, annotations)
  })

  const hostile = [
    '<script>alert(1)</script>',
    '</mark></blockquote><img src=x onerror=alert(1)>',
    '&lt;already&amp;escaped&#39;',
    '# not a heading\n\n- no list\n1. none\n> none\n```\ncode',
    '| a | b |\n| --- | --- |\n\\| c \\\\| d',
    ' \t leading and trailing \t ',
    'a\n:-:\n---\n===\n\n\n  b  \n\\',
    '[x](javascript:alert(1)) ![y](z) <https://a.example> www.b.example c@d.example https://e.example/*f*',
    '=cmd()|’ /C calc’!A0',
    'abc\u202Edcba\u202C \u2066isolate\u2069 \u200Emark\u200F',
    '**bold** _em_ ~~gone~~ `code` $x$ \\* &copy; &#42;',
    '\u00a0\u2028\u0085 line separators \u000b\u000c',
    '👩‍👩‍👧 אבג 🚢',
  ]
  it.each(hostile)('read back when they are hostile: %j', (quotation) => {
    const text = `Before ${quotation} after.`
    const all = [makeAnnotation(text, 1, 'claim', quotation), makeAnnotation(text, 2, 'source', quotation)]
    const report = buildReport(
      reportOn([{ article: makeArticle(text), text, blocks: blocksOf(text), marks: marksOf(all) }]),
    )
    expectReadable(report, text, all)
  })

  const pieces = [
    'a',
    'B',
    ' ',
    '  ',
    '\n',
    '\n\n',
    '\t',
    '🚢',
    '👩‍👧',
    'שלום',
    'é',
    '.',
    '“',
    '<',
    '>',
    '&',
    '*',
    '_',
    '#',
    '|',
    '\\',
    '`',
    '-',
    '1.',
    '=',
    '~',
    '[',
    ']',
    '!',
    ':',
    '//',
    'www.',
    'http',
    '@x.y',
    '\u202e',
    '&amp;',
    '"',
    "'",
    '+',
    '$',
    '%',
    '(',
    ')',
  ]
  const texts = fc
    .array(fc.constantFrom(...pieces), { minLength: 4, maxLength: 80 })
    .map((parts) => `x${parts.join('')}y`)
  const marks = fc.array(
    fc.record({
      code: fc.constantFrom('claim', 'source', 'cue', 'lost'),
      cuts: fc.uniqueArray(fc.nat(), { minLength: 2, maxLength: 6 }),
    }),
    { minLength: 1, maxLength: 6 },
  )

  it('read back for random texts and random marks', () => {
    fc.assert(
      fc.property(texts, marks, (text, drawn) => {
        const all = drawn.flatMap(({ code, cuts }, index): readonly Annotation[] => {
          const selectors = rangesAt(text, cuts).map(([start, end]) => ({
            start,
            end,
            exact: text.slice(start, end),
            prefix: '',
            suffix: '',
          }))
          return selectors.length === 0
            ? []
            : [{ ...makeAnnotation(text, index + 1, code, 'x'), id: annotationId(index + 1), selectors }]
        })
        const input = { article: makeArticle(text), text, blocks: blocksOf(text), marks: marksOf(all) }
        expectReadable(buildReport(reportOn([input])), text, all)
      }),
      { numRuns: 25 },
    )
  }, 30_000)
})

/** Ranges between each first and second of the sorted cuts, none cutting a surrogate pair. */
function rangesAt(text: string, cuts: readonly number[]): readonly (readonly [number, number])[] {
  const offsets = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b)
  const safe = offsets.filter((offset) => !isInsidePair(text, offset))
  return safe.flatMap((start, index) => {
    const end = safe[index + 1]
    return index % 2 === 0 && end !== undefined ? [[start, end] as const] : []
  })
}
