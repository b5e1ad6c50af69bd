import { describe, expect, it } from 'vitest'
import { claimsAndSources } from '../../../../src/codebook/claims-and-sources'
import type { Codebook } from '../../../../src/codebook/codebook'
import { polnear } from '../../../../src/codebook/polnear'
import { type Arrival, arrive } from '../../../../src/exchange/codebook/arrival'
import { readCodebookJson, writeCodebookJson } from '../../../../src/exchange/codebook/codebook-json'

const there = [claimsAndSources, polnear]

function newIds() {
  let last = 0
  return () => `new-${++last}`
}

const [claim, source, cue] = claimsAndSources.codes
if (claim === undefined || source === undefined || cue === undefined) throw new Error('There must be three codes.')

function copyOf(arrival: Arrival): Codebook {
  if (arrival.kind !== 'new') throw new Error('It must be new.')
  return arrival.codebook
}

describe('a codebook that arrives', () => {
  it('is there already when it says the same', () => {
    const copy = structuredClone(claimsAndSources) as Codebook
    expect(arrive(copy, 'all', there, newIds())).toEqual({ kind: 'alike', mine: claimsAndSources })
  })

  it('stays as it is where no id of it is taken', () => {
    expect(arrive(polnear, 'all', [claimsAndSources], newIds())).toEqual({
      kind: 'new',
      codebook: polnear,
      renewed: new Set(),
    })
  })

  it('gets ids of its own for those that are taken, and follows its parents there', () => {
    const theirs: Codebook = {
      ...claimsAndSources,
      codes: [
        { ...claim, name: 'Assertion' },
        { ...source, id: 'theirs', parent: 'claim' },
        { ...cue, parent: 'theirs' },
      ],
    }
    const arrival = arrive(theirs, 'all', there, newIds())
    expect(copyOf(arrival)).toEqual({
      id: 'new-3',
      name: 'Claims and sources 2',
      codes: [
        { ...claim, id: 'new-1', name: 'Assertion' },
        { ...source, id: 'theirs', parent: 'new-1' },
        { ...cue, id: 'new-2', parent: 'theirs' },
      ],
    })
    expect(arrival).toMatchObject({ renewed: new Set(['new-1', 'new-2']) })
  })

  it('is there already when a .qdc says all that it can say of one that is there', () => {
    const bare = (codes: Codebook['codes']) => codes.map((code) => ({ ...code, key: '', fields: [], examples: [] }))
    const theirs = { id: 'x', name: 'y', codes: bare(claimsAndSources.codes) }
    expect(arrive(theirs, 'what-qdc-carries', there, newIds())).toMatchObject({ kind: 'alike' })
    expect(arrive(theirs, 'all', there, newIds())).toMatchObject({ kind: 'new' })
    const changed = { ...theirs, codes: theirs.codes.map((code) => ({ ...code, description: 'Theirs' })) }
    expect(arrive(changed, 'what-qdc-carries', there, newIds())).toMatchObject({ kind: 'new' })
    const turned = { ...theirs, codes: theirs.codes.toReversed() }
    expect(arrive(turned, 'what-qdc-carries', there, newIds())).toMatchObject({ kind: 'new' })
  })
})

it('finds the codebook for PolNeAR sound, with no code of the other', () => {
  expect(readCodebookJson(writeCodebookJson(polnear, ''))).toEqual({ ok: true, value: polnear })
  const ids = there.flatMap(({ codes }) => codes.map(({ id }) => id))
  expect(new Set(ids).size).toBe(6)
  expect(polnear.codes.map(({ role, fields }) => [role, fields.map(({ key }) => key)])).toEqual([
    ['source', ['kind', 'form', 'compound']],
    ['cue', ['attitude', 'form', 'negated', 'compound']],
    ['claim', ['quotation', 'indirect']],
  ])
})
