import { describe, expect, it } from 'vitest'
import { openEnds } from '../../../src/annotation/open-ends'
import { wholeCodebook } from '../../../src/codebook/codebooks'
import { addPart, moveEnd } from '../../../src/gesture/ends'
import {
  chooseProfile,
  chooseStatement,
  separateProfile,
  setField,
  setNote,
  setProfile,
  setStatement,
} from '../../../src/gesture/fields'
import { addRelay, link, removeRelay, setAttribution, setVoice, toggleRelay, unlink } from '../../../src/gesture/link'
import { changeCode, removeMark } from '../../../src/gesture/tag'
import { Analyst } from './analyst'

const text = `Bridge closes

Ada Quill said the bridge is safe. She denied that it will close. The Courier reported that officials had seen "deep cracks" in it. Repairs are expected to take a year.`

const ends = (analyst: Analyst) =>
  openEnds(analyst.marks, wholeCodebook(analyst.state.library)).map((each) => each.kind)

describe('tagging', () => {
  it('ties the tags of a sentence in one attribution, in any order', () => {
    const analyst = new Analyst(text)
    const claim = analyst.tag('claim', 'the bridge is safe')
    expect(ends(analyst)).toEqual(['claim'])
    const source = analyst.tag('source', 'Ada Quill')
    const cue = analyst.tag('cue', 'said')
    expect(analyst.attributions()).toMatchObject([
      { sources: [source], cues: [cue], contents: [claim], form: 'indirect' },
    ])
    expect(ends(analyst)).toEqual([])
  })

  it('starts a new attribution in another sentence, unless the current one is kept open', () => {
    const analyst = new Analyst(text)
    analyst.tag('source', 'Ada Quill')
    analyst.tag('claim', 'it will close')
    expect(analyst.attributions()).toHaveLength(2)
    if (analyst.current) analyst.current = { ...analyst.current, keptOpen: true }
    const far = analyst.tag('claim', 'Repairs are expected to take a year')
    expect(analyst.attributions()).toHaveLength(2)
    expect(analyst.attributions()[1]?.contents).toContain(far)
    expect(analyst.current?.keptOpen).toBe(true)
  })

  it('starts a new attribution in the same sentence after the current one ended', () => {
    const analyst = new Analyst(text)
    analyst.tag('source', 'Ada Quill')
    analyst.current = null
    analyst.tag('claim', 'the bridge is safe')
    expect(ends(analyst)).toEqual(['source', 'claim'])
  })

  it('proposes fields, profile, statement and form from the words', () => {
    const analyst = new Analyst(text)
    expect(analyst.annotation(analyst.tag('cue', 'denied')).fields).toEqual({ meaning: 'denies' })
    expect(analyst.annotation(analyst.tag('claim', 'it will close')).fields.kind).toBe('forecast')
    expect(analyst.profile(analyst.tag('source', 'officials'))?.kind).toBe('unnamed-group')
    expect(analyst.profile(analyst.tag('source', 'Ada Quill'))?.kind).toBe('named-person')
    const quoted = analyst.tag('claim', '"deep cracks"')
    expect(analyst.statement(quoted)?.text).toBe('Deep cracks')
    expect(analyst.attributions().find((each) => each.contents.includes(quoted))?.form).toBe('direct')
  })

  it('knows a named source again, and never takes other unnamed ones for the same', () => {
    const analyst = new Analyst('Ada Quill spoke. Officials agreed. Then Ada Quill left. Officials stayed.')
    const [first, again] = [analyst.tag('source', 'Ada Quill'), analyst.tag('source', 'Ada Quill', 1)]
    expect(analyst.annotation(first).profile).toBe(analyst.annotation(again).profile)
    const [some, others] = [analyst.tag('source', 'Officials'), analyst.tag('source', 'Officials', 1)]
    expect(analyst.annotation(some).profile).not.toBe(analyst.annotation(others).profile)
  })

  it('merges ranges that touch, and keeps those that do not as parts', () => {
    const analyst = new Analyst(text)
    const id = analyst.tag('claim', 'the bridge')
    const { end } = analyst.annotation(id).selectors[0] ?? { end: 0 }
    analyst.do((desk) => addPart(desk, id, { start: end, end: end + 3 }))
    expect(analyst.annotation(id).selectors.map((each) => each.exact)).toEqual(['the bridge is'])
    analyst.do((desk) => addPart(desk, id, { start: 0, end: 6 }))
    expect(analyst.annotation(id).selectors.map((each) => each.exact)).toEqual(['Bridge', 'the bridge is'])
  })
})

describe('changing a mark', () => {
  it('keeps fields, links and note when an end moves', () => {
    const analyst = new Analyst(text)
    const source = analyst.tag('source', 'Ada Quill')
    const claim = analyst.tag('claim', 'the bridge is safe')
    analyst.do((desk) => setNote(desk, claim, 'Ask the engineers.'))
    analyst.do((desk) => setField(desk, claim, 'kind', 'opinion'))
    const { end } = analyst.annotation(claim).selectors[0] ?? { end: 0 }
    analyst.do((desk) => moveEnd(desk, claim, 0, 'end', end - 5))
    expect(analyst.annotation(claim)).toMatchObject({
      note: 'Ask the engineers.',
      fields: { kind: 'opinion' },
      selectors: [{ exact: 'the bridge is' }],
    })
    expect(analyst.statement(claim)?.text).toBe('The bridge is')
    expect(analyst.attributions()[0]).toMatchObject({ sources: [source], contents: [claim] })
  })

  it('leaves a restated statement alone when an end moves', () => {
    const analyst = new Analyst(text)
    const claim = analyst.tag('claim', 'the bridge is safe')
    const id = analyst.annotation(claim).statement
    if (id) analyst.do((desk) => setStatement(desk, id, { text: 'The bridge can be used.' }))
    analyst.do((desk) => moveEnd(desk, claim, 0, 'start', desk.text.indexOf('bridge is safe')))
    expect(analyst.statement(claim)?.text).toBe('The bridge can be used.')
  })

  it('refuses to move an end past the other', () => {
    const analyst = new Analyst(text)
    const claim = analyst.tag('claim', 'the bridge is safe')
    expect(analyst.do((desk) => moveEnd(desk, claim, 0, 'end', 0))).toEqual([])
  })

  it('moves to the part of its new code, with the note', () => {
    const analyst = new Analyst(text)
    const mark = analyst.tag('source', 'Ada Quill')
    analyst.tag('claim', 'the bridge is safe')
    analyst.do((desk) => setNote(desk, mark, 'who?'))
    analyst.do((desk) => changeCode(desk, mark, 'cue'))
    expect(analyst.attributions()).toMatchObject([{ sources: [], cues: [mark] }])
    expect(analyst.annotation(mark)).toMatchObject({ code: 'cue', profile: null, note: 'who?' })
    expect(analyst.state.library.profiles.size).toBe(0)
  })

  it('leaves nothing behind when it is removed, but what was found out', () => {
    const analyst = new Analyst(text)
    const source = analyst.tag('source', 'Ada Quill')
    const claim = analyst.tag('claim', 'the bridge is safe')
    const statement = analyst.annotation(claim).statement
    if (statement) analyst.do((desk) => setStatement(desk, statement, { verdict: 'refuted' }))
    analyst.do((desk) => removeMark(desk, source))
    analyst.do((desk) => removeMark(desk, claim))
    expect(analyst.marks.annotations.size + analyst.marks.attributions.size).toBe(0)
    expect(analyst.state.library.profiles.size).toBe(0)
    expect([...analyst.state.library.statements.values()]).toMatchObject([
      { verdict: 'refuted', assessedOn: '2026-04-21', articles: [] },
    ])
  })
})

describe('profiles and statements', () => {
  it('merges a pronoun into the profile it stands for', () => {
    const analyst = new Analyst(text)
    const named = analyst.tag('source', 'Ada Quill')
    const pronoun = analyst.tag('source', 'She')
    const profile = analyst.profile(named)
    if (profile) analyst.do((desk) => chooseProfile(desk, pronoun, profile.id))
    expect(analyst.state.library.profiles.size).toBe(1)
    expect(analyst.profile(pronoun)).toMatchObject({ name: 'Ada Quill', otherNames: [] })
    analyst.do((desk) => separateProfile(desk, pronoun))
    expect(analyst.state.library.profiles.size).toBe(2)
  })

  it('takes the words of a merged mention as another name', () => {
    const analyst = new Analyst('Ada Quill came. Quill spoke. Quill left.')
    const named = analyst.tag('source', 'Ada Quill')
    const short = analyst.tag('source', 'Quill', 1)
    const profile = analyst.profile(named)
    if (profile) analyst.do((desk) => chooseProfile(desk, short, profile.id))
    expect(analyst.profile(named)?.otherNames).toEqual(['Quill'])
    const third = analyst.tag('source', 'Quill', 2)
    expect(analyst.annotation(third).profile).toBe(profile?.id)
  })

  it('keeps a profile of which more is known when its last mention goes elsewhere', () => {
    const analyst = new Analyst(text)
    const a = analyst.tag('source', 'Ada Quill')
    const b = analyst.tag('source', 'She')
    const [of, to] = [analyst.profile(a), analyst.profile(b)]
    if (of) analyst.do((desk) => setProfile(desk, of.id, { reliability: 'B' }))
    if (to) analyst.do((desk) => chooseProfile(desk, a, to.id))
    expect(of && analyst.state.library.profiles.get(of.id)).toMatchObject({ reliability: 'B', articles: [] })
  })

  it('lets two mentions share one statement', () => {
    const analyst = new Analyst(text)
    const [a, b] = [analyst.tag('claim', 'the bridge is safe'), analyst.tag('claim', 'it will close')]
    const statement = analyst.annotation(a).statement
    if (statement) analyst.do((desk) => chooseStatement(desk, b, statement))
    expect(analyst.state.library.statements.size).toBe(1)
    expect(analyst.annotation(b).statement).toBe(statement)
  })
})

describe('attributions', () => {
  it('answers whose claim it is when nobody is named', () => {
    const analyst = new Analyst(text)
    analyst.tag('claim', 'Repairs are expected to take a year')
    const id = analyst.attributions()[0]?.id
    if (!id) throw new Error('There must be an attribution.')
    analyst.do((desk) => setVoice(desk, id, 'unattributed'))
    expect(ends(analyst)).toEqual([])
    analyst.do((desk) => setVoice(desk, id, 'open'))
    expect(ends(analyst)).toEqual(['claim'])
  })

  it('makes a source a relay and a source again', () => {
    const analyst = new Analyst(text)
    const courier = analyst.tag('source', 'The Courier')
    const officials = analyst.tag('source', 'officials')
    analyst.tag('claim', 'officials had seen "deep cracks" in it')
    const id = analyst.attributions()[0]?.id
    if (!id) throw new Error('There must be an attribution.')
    analyst.do((desk) => toggleRelay(desk, courier, id))
    expect(analyst.attributions()).toMatchObject([
      { sources: [officials], relayedBy: [{ kind: 'source', annotation: courier }], form: 'mixed' },
    ])
    expect(ends(analyst)).toEqual([])
    analyst.do((desk) => toggleRelay(desk, courier, id))
    expect(analyst.attributions()).toMatchObject([{ sources: [officials, courier], relayedBy: [] }])
  })

  it('relays by another attribution, and never in a circle', () => {
    const analyst = new Analyst(text)
    analyst.tag('source', 'Ada Quill')
    analyst.current = null
    analyst.tag('source', 'The Courier')
    const [a, b] = analyst.attributions()
    if (!a || !b) throw new Error('There must be two attributions.')
    analyst.do((desk) => addRelay(desk, a.id, { kind: 'attribution', attribution: b.id }))
    expect(analyst.do((desk) => addRelay(desk, b.id, { kind: 'attribution', attribution: a.id }))).toEqual([])
    expect(analyst.do((desk) => addRelay(desk, a.id, { kind: 'attribution', attribution: a.id }))).toEqual([])
    analyst.do((desk) => removeRelay(desk, a.id, { kind: 'attribution', attribution: b.id }))
    expect(analyst.attributions().map((each) => each.relayedBy.length)).toEqual([0, 0])
  })

  it('links a lone mark into the attribution of another, across sentences', () => {
    const analyst = new Analyst(text)
    const source = analyst.tag('source', 'Ada Quill')
    const near = analyst.tag('claim', 'the bridge is safe')
    const far = analyst.tag('claim', 'it will close')
    analyst.do((desk) => link(desk, far, source))
    expect(analyst.attributions()).toMatchObject([{ sources: [source], contents: [near, far] }])
    const id = analyst.attributions()[0]?.id
    if (id) analyst.do((desk) => unlink(desk, far, id))
    expect(ends(analyst)).toEqual(['claim'])
  })

  it('keeps the form that the analyst chose', () => {
    const analyst = new Analyst(text)
    analyst.tag('claim', 'the bridge is safe')
    const id = analyst.attributions()[0]?.id
    if (!id) throw new Error('There must be an attribution.')
    analyst.do((desk) => setAttribution(desk, id, { form: 'mixed' }))
    analyst.tag('source', 'Ada Quill')
    expect(analyst.attributions()[0]?.form).toBe('mixed')
  })
})
