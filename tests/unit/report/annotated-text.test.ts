import { describe, expect, test } from 'vitest'
import { claimsAndSources } from '../../../src/codebook/claims-and-sources'
import { annotatedText } from '../../../src/report/annotated-text'
import { numberMarks, pageOf } from '../../../src/report/numbering'
import { makeAnnotation, makeArticle, marksOf } from './fixture'

const blockKind = 'paragraph' as const

/** The text with each segment in brackets that names its marks, innermost first, and then those that end there. */
function segments(text: string, ...quotations: readonly (string | readonly string[])[]): string {
  const blocks = [...text.matchAll(/[^\n]+/g)].map(({ 0: line, index }) => ({
    kind: blockKind,
    start: index,
    end: index + line.length,
  }))
  const marks = marksOf(quotations.map((quotation, index) => makeAnnotation(text, index + 1, 'cue', quotation)))
  const page = pageOf({ article: makeArticle(text), text, blocks, marks })
  return annotatedText(page, numberMarks([page], claimsAndSources), claimsAndSources)
    .map((block) =>
      block.segments
        .map(({ text, marks, ends }) => {
          const names = (all: typeof marks) => all.map(({ ref }) => ref.label).join(' ')
          return `${marks.length === 0 ? text : `[${text}:${names(marks)}]`}${ends.length === 0 ? '' : `^${names(ends)}`}`
        })
        .join(''),
    )
    .join(' / ')
}

describe('annotatedText', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['leaves text without marks whole', segments('abc'), 'abc'],
    ['cuts around a mark', segments('abcd', 'bc'), 'a[bc:Q1]^Q1d'],
    ['nests', segments('abcde', 'abcd', 'bc'), '[a:Q1][bc:Q2 Q1]^Q2[d:Q1]^Q1e'],
    ['overlaps', segments('abcde', 'abc', 'cde'), '[ab:Q1][c:Q2 Q1]^Q1[de:Q2]^Q2'],
    [
      'takes the shorter of two that begin together for the inner',
      segments('abc', 'abc', 'ab'),
      '[ab:Q2 Q1]^Q2[c:Q1]^Q1',
    ],
    ['takes two on one range', segments('abc', 'b', 'b'), 'a[b:Q1 Q2]^Q1 Q2c'],
    ['shows each part', segments('abcde', ['a', 'd']), '[a:Q1]^Q1bc[d:Q1]^Q1e'],
    ['goes on in the next block', segments('ab\n\ncd', 'b\n\nc'), 'a[b:Q1] / [c:Q1]^Q1d'],
    ['ends a mark before the gap it reaches into', segments('ab\n\ncd', 'b\n'), 'a[b:Q1]^Q1 / cd'],
    ['begins a mark after the gap it begins in', segments('ab\n\ncd', '\nc'), 'ab / [c:Q1]^Q1d'],
    ['leaves out a mark on nothing but a gap', segments('ab\n\ncd', '\n\n'), 'ab / cd'],
  ]
  test.each(cases)('%s', (_, actual, expected) => expect(actual).toBe(expected))
})
