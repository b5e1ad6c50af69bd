import { describe, expect, it } from 'vitest'
import { chainOf } from '../../../src/annotation/chain'
import { countMarks } from '../../../src/annotation/counts'
import { wholeCodebook } from '../../../src/codebook/codebooks'
import { apply } from '../../../src/record/apply'
import { tagSample } from '../../../src/sample/sample'
import { sampleText } from '../../../src/sample/sample-text'
import { Analyst } from '../gesture/analyst'

describe('the sample', () => {
  const analyst = new Analyst(sampleText)
  const next = apply(analyst.state, { changes: tagSample(analyst.desk) })
  if (!next.ok) throw new Error('the sample’s marks must fit an article without marks')
  analyst.state = next.value

  it('has no open end', () =>
    expect(countMarks(analyst.marks, wholeCodebook(analyst.state.library))).toEqual({
      claims: 11,
      sources: 8,
      cues: 8,
      openEnds: 0,
    }))

  it('shows a chain, a quotation in parts, both voices and an unnamed source', () => {
    const attributions = analyst.attributions()
    expect(attributions.some((each) => chainOf(each, analyst.marks.attributions).length > 2)).toBe(true)
    expect([...analyst.marks.annotations.values()].some((each) => each.selectors.length === 2)).toBe(true)
    expect(attributions.map((each) => each.voice)).toEqual(expect.arrayContaining(['author', 'unattributed']))
    expect([...analyst.state.library.profiles.values()].some((each) => each.kind === 'unnamed-person')).toBe(true)
    expect(attributions.map((each) => each.form)).toEqual(expect.arrayContaining(['direct', 'indirect', 'mixed']))
  })

  it('shows two mentions of one statement, with a verdict and its ground', () => {
    const { statements } = analyst.state.library
    const shared = [...statements.values()].find((each) => each.verdict !== '')
    expect([...analyst.marks.annotations.values()].filter((each) => each.statement === shared?.id)).toHaveLength(2)
    expect(shared?.evidence).toHaveLength(1)
  })
})
