import { describe, expect, it } from 'vitest'
import { branches } from '../../../src/codebook/code-tree'
import type { Codebook, CodeField } from '../../../src/codebook/codebook'
import { reform } from '../../../src/gesture/codebook'
import {
  mergeAcross,
  mergeCodes,
  mergeFields,
  moveAcross,
  type Reform,
  removeCode,
  reviseCode,
  splitCode,
  splitField,
} from '../../../src/reform/reform'
import { choice, code, codebook, field, mark, scale } from '../codebook/codes'

/** What becomes of one mark with these fields and this note. */
function becomes(change: Reform, fields: Readonly<Record<string, string>>, note = '') {
  const [touched = ''] = change.touches
  const { annotation, noted } = change.recast(mark(1, touched, fields, note))
  return { code: annotation.code, fields: annotation.fields, note: annotation.note, noted }
}

const level = choice('Level', 'on=Open off=Closed')

describe('revising a code', () => {
  const revised = (to: CodeField | null, from: CodeField = level) =>
    reviseCode(codebook(code('Rumour', [from])), code('Rumour', to === null ? [] : [to]))

  it('touches no mark by a name, a description or a new field', () => {
    const book = codebook(code('Rumour', [level]))
    const after = {
      ...code('Rumour', [level, field('text', 'Place')]),
      name: 'Gossip',
      description: 'Heard somewhere.',
    }
    const change = reviseCode(book, after)
    expect(change.touches.size).toBe(0)
    expect(change.subject).toBe('Rumour → Gossip')
    expect(reform(change, [mark(1, 'rumour', { level: 'on' })]).changes).toHaveLength(1)
  })
  it('touches no mark by another label of a choice', () => {
    expect(revised(choice('Level', 'on=Public off=Closed')).touches.size).toBe(0)
  })
  it.each<[string, CodeField | null, Record<string, string>, string]>([
    ['a field that goes', null, {}, 'Level: Open'],
    ['a choice that goes', choice('Level', 'off=Closed'), {}, 'Level: Open'],
    ['a text in the place of a choice', field('text', 'Level'), { level: 'Open' }, ''],
    ['several choices in the place of one', choice('Level', 'on=Open off=Closed', 'choices'), { level: 'on' }, ''],
    ['a number in the place of a choice', field('number', 'Level'), {}, 'Level: Open'],
    ['other values under the same labels', choice('Level', 'open=Open'), { level: 'open' }, ''],
  ])('keeps what can be said with %s', (_, to, fields, note) => {
    expect(becomes(revised(to), { level: 'on' })).toMatchObject({ fields, note })
  })
  it.each([
    ['7', 'number', '7', ''],
    ['seven', 'number', undefined, 'Level: seven'],
    ['2026-04', 'date', '2026-04', ''],
    ['2026-14', 'date', undefined, 'Level: 2026-14'],
    ['Yes', 'yes-no', 'yes', ''],
    ['two\nlines', 'text', 'two, lines', ''],
  ] as const)('reads “%s” as a %s', (value, kind, now, note) => {
    const change = revised(field(kind, 'Level'), field('lines', 'Level'))
    const expected = now === undefined ? {} : { level: now }
    expect(becomes(change, { level: value })).toMatchObject({ fields: expected, note })
  })
  it('notes a value outside a narrower scale', () => {
    const change = revised(scale('Level', 1, 5), scale('Level', 1, 7))
    expect(becomes(change, { level: '6' })).toMatchObject({ fields: {}, note: 'Level: 6' })
    expect(becomes(change, { level: '5' })).toMatchObject({ fields: { level: '5' }, note: '' })
  })
  it('keeps a note and adds to it', () => {
    expect(becomes(revised(null), { level: 'on' }, 'See page 2.').note).toBe('See page 2.\nLevel: Open')
  })
  it('leaves values alone whose field the codebook had lost before', () => {
    expect(becomes(revised(null), { gone: 'x' })).toMatchObject({ fields: { gone: 'x' }, note: '' })
  })
  it('leads the values of one choice to another', () => {
    const from = choice('Level', 'a b c', 'choices')
    const to = choice('Level', 'b c', 'choices')
    const values = { field: 'level', by: new Map([['a', 'b']]) }
    const change = reviseCode(codebook(code('Rumour', [from])), code('Rumour', [to]), values)
    expect(becomes(change, { level: 'a\nb' })).toMatchObject({ fields: { level: 'b' }, noted: [] })
    expect(becomes(change, { level: 'a\nc' })).toMatchObject({ fields: { level: 'b\nc' }, noted: [] })
  })
})

describe('merging codes', () => {
  const rumour = code('Rumour', [level, field('text', 'Place')], {
    description: 'Heard somewhere.',
    examples: ['They say'],
  })
  const claim = code('Claim', [choice('Level', 'x=Closed y=Secret')], { description: 'What is said.', key: 'C' })
  const book = codebook(rumour, claim, code('Gossip', [], { parent: 'rumour' }))
  const change = mergeCodes(book, 'rumour', 'claim')

  it('brings each value to what says the same', () => {
    expect(becomes(change, { level: 'off', place: 'Leeds' })).toEqual({
      code: 'claim',
      fields: { level: 'x', place: 'Leeds' },
      note: '',
      noted: [],
    })
    expect(becomes(change, { level: 'on' }).fields).toEqual({ level: 'on' })
  })
  it('gives the other code what it lacks, and its children', () => {
    expect(change.after.codes.map(({ id, parent }) => [id, parent])).toEqual([
      ['claim', null],
      ['gossip', 'claim'],
    ])
    const [merged] = change.after.codes
    expect(merged).toMatchObject({ key: 'C', description: 'What is said.\nHeard somewhere.', examples: ['They say'] })
    expect(merged?.fields.map(({ key }) => key)).toEqual(['level', 'place'])
  })
  it('does not take one value for another that is stored alike', () => {
    const other = mergeCodes(
      codebook(code('A', [choice('Tone', '1=Warm')]), code('B', [choice('Tone', '1=Cold')])),
      'a',
      'b',
    )
    expect(becomes(other, { tone: '1' }).fields).toEqual({ tone: '1-2' })
    expect(other.after.codes[0]?.fields[0]).toMatchObject({
      choices: [
        { value: '1', label: 'Cold' },
        { value: '1-2', label: 'Warm' },
      ],
    })
  })
  it('lifts the other code out of the one that goes', () => {
    const nested = codebook(code('A'), code('B', [], { parent: 'a' }))
    expect(mergeCodes(nested, 'a', 'b').after.codes).toMatchObject([{ id: 'b', parent: null }])
  })
  it('refuses codes that play another part', () => {
    const book = codebook(code('A', [], { role: 'claim' }), code('B', [], { role: 'source' }))
    expect(() => mergeCodes(book, 'a', 'b')).toThrow('the same part')
  })
})

describe('merging fields', () => {
  const merged = (from: CodeField, into: CodeField) =>
    mergeFields(codebook(code('Rumour', [from, into])), 'rumour', from.key, into.key)

  it.each<[CodeField, CodeField, Record<string, string>, Record<string, string>, string]>([
    [field('text', 'Town'), field('text', 'Place'), { town: 'Leeds' }, { place: 'Leeds' }, ''],
    [field('text', 'Town'), field('text', 'Place'), { town: 'Leeds', place: 'York' }, { place: 'York' }, 'Town: Leeds'],
    [field('text', 'Town'), field('text', 'Place'), { town: 'York', place: 'York' }, { place: 'York' }, ''],
    [field('text', 'Count'), field('number', 'Number'), { count: 'many' }, {}, 'Count: many'],
    [level, choice('Kind', 'a=Open'), { level: 'on' }, { kind: 'a' }, ''],
    [level, choice('Kind', 'a=Open'), { level: 'off' }, { kind: 'off' }, ''],
    [level, choice('Kind', 'a=Open', 'choices'), { level: 'off', kind: 'a' }, { kind: 'a\noff' }, ''],
  ])('brings %o into %o', (from, into, fields, after, note) => {
    const change = merged(from, into)
    expect(becomes(change, fields, 'Mine.')).toMatchObject({
      fields: after,
      note: note === '' ? 'Mine.' : `Mine.\n${note}`,
    })
    expect(change.after.codes[0]?.fields.map(({ key }) => key)).toEqual([into.key])
  })
})

describe('splitting a code', () => {
  const second = { id: 'second', name: 'Second', hue: 10, line: 'solid', key: 'X' } as const
  const book: Codebook = codebook(code('Rumour', [level]), code('Other'))

  it('brings the marks that are chosen under the second code, with their fields', () => {
    const change = splitCode(book, 'rumour', second, (annotation) => annotation.fields.level === 'on')
    const { changes, marks, articles, noted } = reform(change, [
      mark(1, 'rumour', { level: 'on' }, 'Mine.'),
      mark(2, 'rumour', { level: 'off' }),
      mark(3, 'other', { level: 'on' }),
      mark(4, 'rumour', { level: 'on' }),
    ])
    expect({ marks, articles, noted }).toEqual({ marks: 2, articles: 1, noted: [] })
    expect(changes.slice(1).map(({ after }) => after)).toMatchObject([
      { code: 'second', fields: { level: 'on' }, note: 'Mine.' },
      { code: 'second', fields: { level: 'on' } },
    ])
    expect(change.after.codes.map(({ id }) => id)).toEqual(['rumour', 'second', 'other'])
  })
})

describe('splitting a field', () => {
  const second = { key: 'second', label: 'Second' }
  const split = (one: CodeField, ...chosen: readonly string[]) =>
    splitField(codebook(code('Rumour', [one, field('text', 'Last')])), 'rumour', one.key, second, new Set(chosen))

  it.each<[CodeField, string, Record<string, string>, Record<string, string>]>([
    [level, 'on', { level: 'on' }, { second: 'on' }],
    [level, 'on', { level: 'off', last: 'x' }, { level: 'off', last: 'x' }],
    [field('text', 'Place'), 'York', { place: 'York' }, { second: 'York' }],
    [field('text', 'Place'), 'York', {}, {}],
    [choice('Kind', 'a b', 'choices'), 'a\nb', { kind: 'a\nb' }, { second: 'a\nb' }],
    [choice('Kind', 'a b', 'choices'), 'a\nb', { kind: 'a' }, { kind: 'a' }],
  ])('of %o brings %s over', (one, chosen, fields, after) => {
    expect(becomes(split(one, chosen), fields, 'Mine.')).toMatchObject({ fields: after, note: 'Mine.' })
  })
  it('puts a value into the note whose place a lost field has', () => {
    expect(becomes(split(level, 'on'), { level: 'on', second: 'kept' }, '')).toMatchObject({
      fields: { second: 'kept' },
      note: 'Level: Open',
    })
  })
  it('shares choices and the default out, and makes nothing required', () => {
    const one = { ...level, default: 'on', required: true }
    expect(split(one, 'on').after.codes[0]?.fields).toMatchObject([
      { key: 'level', default: '', required: true, choices: [{ value: 'off' }] },
      { key: 'second', label: 'Second', default: 'on', required: false, choices: [{ value: 'on' }] },
      { key: 'last' },
    ])
  })
})

describe('another codebook', () => {
  const rumour = code('Rumour', [choice('Level', 'on=Open off=Closed')], { key: 'R', parent: 'talk' })
  const mine = codebook(code('Talk'), rumour, code('Gossip', [], { parent: 'rumour', key: 'G' }), code('Law'))
  const claim = code('Claim', [choice('Level', 'x=Closed')], { key: 'R' })
  const other = { ...codebook(claim, code('gossip 0'), { ...code('GOSSIP'), id: 'other gossip' }), id: 'other' }
  const ids = (book: Codebook | undefined) => book?.codes.map(({ id, parent }) => [id, parent])

  it('takes a code with those under it, whose marks stay as they are', () => {
    const change = moveAcross(mine, 'rumour', other)
    expect(ids(change.after)).toEqual([
      ['talk', null],
      ['law', null],
    ])
    expect(ids(change.other?.after)?.slice(3)).toEqual([
      ['rumour', null],
      ['gossip', 'rumour'],
    ])
    expect(change.other?.after.codes.slice(3).map(({ name, key }) => [name, key])).toEqual([
      ['Rumour', ''],
      ['Gossip 2', 'G'],
    ])
    const { changes, marks } = reform(change, [mark(1, 'rumour'), mark(2, 'gossip')])
    expect([marks, changes.map(({ table }) => table)]).toEqual([0, ['codebook', 'codebook']])
  })

  it('has a code that one is merged into, with its marks and what it lacked', () => {
    const change = mergeAcross(mine, 'rumour', other, 'claim')
    expect(ids(change.after)).toEqual([
      ['talk', null],
      ['gossip', 'talk'],
      ['law', null],
    ])
    expect(change.other?.after.codes.map(({ id, key }) => [id, key])).toEqual([
      ['claim', 'R'],
      ['gossip 0', ''],
      ['other gossip', ''],
    ])
    expect(becomes(change, { level: 'off' })).toEqual({ code: 'claim', fields: { level: 'x' }, note: '', noted: [] })
    const { changes, marks } = reform(change, [mark(1, 'rumour', { level: 'on' }), mark(2, 'claim')])
    expect([marks, changes.map(({ table }) => table)]).toEqual([1, ['codebook', 'codebook', 'annotation']])
  })

  it('has only codes of the same part to merge into', () => {
    const cue = { ...codebook(code('Cue', [], { role: 'cue' })), id: 'other' }
    expect(() => mergeAcross(mine, 'rumour', cue, 'cue')).toThrow('the same part')
  })
})

describe('removing a code', () => {
  it('leaves those under it where it stood', () => {
    const book = codebook(code('A'), code('B', [], { parent: 'a' }), code('C', [], { parent: 'b' }))
    const { after } = removeCode(book, 'b')
    expect(branches(after.codes).map(({ code: { id }, depth }) => [id, depth])).toEqual([
      ['a', 0],
      ['c', 1],
    ])
  })
  it('refuses while there are marks', () => {
    expect(() => reform(removeCode(codebook(code('A')), 'a'), [mark(1, 'a')])).toThrow('must not be removed')
  })
})
