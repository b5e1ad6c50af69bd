import { describe, expect, it } from 'vitest'
import { quotation } from '../../../src/annotation/annotation'
import { members } from '../../../src/annotation/attribution'
import { chooseProfile } from '../../../src/gesture/fields'
import { changeCodeOfMany, linkMany, removeMany, setFieldOfMany, tagAll } from '../../../src/gesture/many'
import type { AnnotationId } from '../../../src/ids'
import { occurrences } from '../../../src/search/occurrences'
import { Analyst } from './analyst'

const text = `Ada Quill said the bridge is safe. Quill denied it twice.

Officials said little. Later Ada Quill and officials said more; she left.`

const whole = { matchCase: false, wholeWord: true }

function tagEach(analyst: Analyst, code: string, words: string, like: AnnotationId | null): readonly AnnotationId[] {
  const before = new Set(analyst.marks.annotations.keys())
  analyst.do((desk) => tagAll(desk, code, occurrences(desk.text, [words], whole), like))
  return [...analyst.marks.annotations.keys()].filter((id) => !before.has(id))
}

describe('tagging all occurrences', () => {
  it('is one edit, and each mark is one of its own with an attribution of its own', () => {
    const analyst = new Analyst(text)
    const made = tagEach(analyst, 'cue', 'said', null)
    expect(made.map((id) => quotation(analyst.annotation(id)))).toEqual(['said', 'said', 'said'])
    expect(analyst.edits).toHaveLength(1)
    expect(analyst.attributions().map(members)).toEqual(made.map((id) => [id]))
    analyst.undoAll()
    expect(analyst.marks.annotations.size).toBe(0)
    expect(analyst.attributions()).toEqual([])
  })

  it('makes one profile of a name, and points to the profile of the mark where that is meant', () => {
    const analyst = new Analyst(text)
    const [first, second] = tagEach(analyst, 'source', 'Ada Quill', null)
    expect(first && second && analyst.profile(first)).toBe(second && analyst.profile(second))
    expect(analyst.state.library.profiles.size).toBe(1)
    const short = analyst.tag('source', 'Quill denied'.slice(0, 5), 1)
    const to = first && analyst.annotation(first).profile
    if (to) analyst.do((desk) => chooseProfile(desk, short, to))
    expect(analyst.state.library.profiles.size).toBe(1)
    const again = tagEach(analyst, 'source', 'Quill', first ?? null)
    for (const id of again) expect(analyst.annotation(id).profile).toBe(to)
  })

  it('makes a profile for each group that is not named: other officials may be meant', () => {
    const analyst = new Analyst(text)
    const made = tagEach(analyst, 'source', 'officials', null)
    expect(new Set(made.map((id) => analyst.annotation(id).profile)).size).toBe(2)
  })

  it('makes one statement of one claim', () => {
    const analyst = new Analyst('It is safe. So he said: it is safe.')
    const made = tagEach(analyst, 'claim', 'it is safe', null)
    expect(new Set(made.map((id) => analyst.annotation(id).statement)).size).toBe(1)
    expect(analyst.state.library.statements.size).toBe(1)
  })
})

describe('a change to many marks', () => {
  function marked() {
    const analyst = new Analyst(text)
    const source = analyst.tag('source', 'Ada Quill')
    const cue = analyst.tag('cue', 'said')
    analyst.current = null
    const claims = [analyst.tag('claim', 'the bridge is safe'), analyst.tag('claim', 'denied it twice')]
    analyst.edits.splice(0)
    return { analyst, source, cue, claims, all: [source, cue, ...claims] }
  }

  it('gives them a code in one edit, with one profile for one name', () => {
    const { analyst, claims, all } = marked()
    analyst.do((desk) => changeCodeOfMany(desk, all, 'source'))
    expect([...analyst.marks.annotations.values()].map((each) => each.code)).toEqual(all.map(() => 'source'))
    expect(analyst.state.library.statements.size).toBe(0)
    expect(claims.every((id) => analyst.profile(id) !== undefined)).toBe(true)
    expect(analyst.edits).toHaveLength(1)
    analyst.undoAll()
    expect(claims.map((id) => analyst.annotation(id).code)).toEqual(['claim', 'claim'])
  })

  it('sets a field of those that have it', () => {
    const { analyst, claims, all } = marked()
    analyst.do((desk) => setFieldOfMany(desk, all, 'kind', 'forecast'))
    const withKind = [...analyst.marks.annotations.values()].filter((each) => each.fields.kind === 'forecast')
    expect(withKind.map((each) => each.id)).toEqual(claims)
  })

  it('removes them with all that was only known from them', () => {
    const { analyst, all } = marked()
    analyst.do((desk) => removeMany(desk, all))
    expect(analyst.marks.annotations.size + analyst.attributions().length).toBe(0)
    expect(analyst.state.library.profiles.size + analyst.state.library.statements.size).toBe(0)
    expect(analyst.edits).toHaveLength(1)
  })

  it('links them in the attribution that says something already', () => {
    const { analyst, source, cue, claims, all } = marked()
    const into = analyst.attributions().find((each) => each.cues.includes(cue))?.id
    analyst.do((desk) => linkMany(desk, all))
    expect(analyst.attributions()).toHaveLength(1)
    expect(analyst.attributions()[0]).toMatchObject({ id: into, sources: [source], cues: [cue], contents: claims })
  })

  it('links no single mark', () => {
    const { analyst, cue } = marked()
    expect(analyst.do((desk) => linkMany(desk, [cue]))).toEqual([])
  })
})
