import { describe, expect, it } from 'vitest'
import { openEnds } from '../../../src/annotation/open-ends'
import type { Code, Codebook, CodeField } from '../../../src/codebook/codebook'
import { codebookInUse, wholeCodebook } from '../../../src/codebook/codebooks'
import { defaultsOf, fits, missingFields, shownFields } from '../../../src/codebook/field-value'
import { reform } from '../../../src/gesture/codebook'
import { setField } from '../../../src/gesture/fields'
import { reviseCode } from '../../../src/reform/reform'
import { Analyst } from '../gesture/analyst'
import { choice, code, field, scale } from './codes'

describe('a value', () => {
  it.each<[CodeField, readonly string[], readonly string[]]>([
    [choice('A', 'x y'), ['', 'x'], ['z', 'x\ny']],
    [choice('A', 'x y', 'choices'), ['', 'x', 'x\ny'], ['z', 'x\nz', 'x\n']],
    [scale('A', -2, 3), ['-2', '0', '3'], ['4', '-3', '1.5', 'one']],
    [field('number', 'A'), ['7', '-7.5', '+.5', '1.'], ['7,5', '.', 'seven', '1e3', '0x10', 'Infinity']],
    [field('date', 'A'), ['2026', '2026-04', '2026-04-30'], ['26', '2026-13', '2026-04-32', 'May']],
    [field('yes-no', 'A'), ['yes', 'no'], ['Yes', 'maybe']],
    [field('text', 'A'), ['any words'], ['two\nlines']],
    [field('reference', 'A'), ['https://example.org'], ['two\nlines']],
    [field('lines', 'A'), ['two\nlines'], []],
  ])('fits %o or does not', (of, right, wrong) => {
    expect(right.filter((value) => !fits(of, value))).toEqual([])
    expect(wrong.filter((value) => fits(of, value))).toEqual([])
  })
})

const required = { ...field('text', 'Place'), required: true }
const retired = { ...field('text', 'Old'), required: true, retired: true, default: 'x' }

describe('the fields of a mark', () => {
  it('are missing where they are required and empty', () => {
    const one = code('A', [required, retired, field('text', 'Other')])
    expect(missingFields(one, {}).map(({ label }) => label)).toEqual(['Place'])
    expect(missingFields(one, { place: 'Leeds' })).toEqual([])
  })
  it('are shown when they are retired only where they hold something', () => {
    const one = code('A', [required, retired])
    expect(shownFields(one, {}).map(({ label }) => label)).toEqual(['Place'])
    expect(shownFields(one, { old: 'x' })).toHaveLength(2)
  })
  it('hold at first what can stand in them', () => {
    const wrong = { ...field('number', 'Count'), default: 'many' }
    expect(defaultsOf(code('A', [{ ...required, default: 'Leeds' }, wrong, retired]))).toEqual({ place: 'Leeds' })
  })
})

const text = 'Bridge closes\n\nAda Quill said the bridge is safe.'

/** An analyst whose claims have other fields. */
function analystWith(change: (claim: Code) => Code): Analyst {
  const analyst = new Analyst(text)
  const book: Codebook = codebookInUse(analyst.state.library)
  const claim = book.codes.find(({ id }) => id === 'claim') as Code
  analyst.do(() => reform(reviseCode(book, change(claim)), []))
  return analyst
}

describe('tagging', () => {
  it('fills in defaults, and what the words propose before them', () => {
    const analyst = analystWith((claim) => ({
      ...claim,
      fields: [
        ...claim.fields.map((each) => (each.key === 'kind' ? { ...each, default: 'opinion' } : each)),
        { ...required, default: 'Leeds' },
      ],
    }))
    const id = analyst.tag('claim', 'the bridge is safe')
    expect(analyst.annotation(id).fields).toEqual({ kind: 'fact', 'check-worthy': 'yes', place: 'Leeds' })
  })
  it('proposes nothing that cannot stand in the field', () => {
    const analyst = analystWith((claim) => ({ ...claim, fields: [choice('Kind', 'rumour')] }))
    expect(analyst.annotation(analyst.tag('claim', 'the bridge is safe')).fields).toEqual({})
  })
  it('counts a mark as an open end until its required fields are filled in', () => {
    const analyst = analystWith((claim) => ({ ...claim, fields: [required] }))
    const ends = () =>
      openEnds(analyst.marks, wholeCodebook(analyst.state.library)).map(({ kind, missing }) => [kind, ...missing])
    const id = analyst.tag('claim', 'the bridge is safe')
    expect(ends()).toEqual([['claim', 'Place']])
    analyst.tag('source', 'Ada Quill')
    expect(ends()).toEqual([['fields', 'Place']])
    analyst.do((desk) => setField(desk, id, 'place', 'Leeds'))
    expect(ends()).toEqual([])
  })
})
