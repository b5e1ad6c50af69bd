import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { undescribed } from '../../../src/codebook/codebook'
import { wholeCodebook } from '../../../src/codebook/codebooks'
import { articlesToMerge, type Choice, merge } from '../../../src/exchange/merge'
import { resolve } from '../../../src/exchange/resolve'
import { apply } from '../../../src/record/apply'
import type { Change } from '../../../src/record/edit'
import { revert } from '../../../src/record/revert'
import { emptyLibrary, noMarks, type State } from '../../../src/record/state'
import { plainState } from '../../integration/storage/sample'
import { annotations, article, articleId, attributions, byId, library, marksOf, uuid } from '../report/fixture'
import { faultsOf, stateArbitrary, untidyArbitrary } from './states'

const none: State = { library: emptyLibrary, marks: new Map() }

function counter() {
  let count = 0
  return () => uuid<string>(99, ++count)
}

/** The state after an import, in which the marks of new articles can be seen. */
function applied(mine: State, changes: readonly Change[]): State {
  const marks = new Map(mine.marks)
  for (const { table, before, after } of changes)
    if (table === 'article' && before === null && after !== null) marks.set(after.id, noMarks)
  const next = apply({ ...mine, marks }, { changes })
  if (!next.ok) throw new Error(`stale: ${next.error.table} ${next.error.id}`)
  return next.value
}

function imported(mine: State, theirs: State, choose: (key: string) => Choice = () => 'mine'): State {
  const merged = merge(mine, theirs)
  const choices = new Map(merged.conflicts.map(({ key }) => [key, choose(key)]))
  return applied(mine, resolve(merged, choices, counter()).changes)
}

/** As plain values, in an order that does not depend on the order of doing. */
const plain = (state: State) => plainState(state)

const twoStates = fc.tuple(stateArbitrary, stateArbitrary)
const choiceArbitrary = fc.func(fc.constantFrom<Choice>('mine', 'theirs', 'both'))
const runs = { numRuns: 100 }

describe('merging', () => {
  it('into an empty library makes the same library', () => {
    fc.assert(
      fc.property(stateArbitrary, (theirs) => {
        expect(merge(none, theirs).conflicts).toEqual([])
        expect(plain(imported(none, theirs))).toEqual(plain(theirs))
      }),
      runs,
    )
  })

  it('a library with itself changes nothing', () => {
    fc.assert(
      fc.property(stateArbitrary, (state) => {
        const merged = merge(state, state)
        expect([merged.added, merged.conflicts]).toEqual([[], []])
        expect(resolve(merged, new Map(), counter()).changes).toEqual([])
      }),
      runs,
    )
  })

  it('leaves all that is mine as it is while nothing else is chosen', () => {
    fc.assert(
      fc.property(twoStates, ([mine, theirs]) => {
        const { changes } = resolve(merge(mine, theirs), new Map(), counter())
        for (const { table, before, after } of changes) {
          // The codebook of a library in which nobody has worked yet is nobody's.
          if (before === null || (table === 'codebook' && mine.library.articles.size === 0)) continue
          const lists = table === 'profile' || table === 'statement'
          if (table === 'codebook') expect(after).toMatchObject({ codes: expect.arrayContaining([...before.codes]) })
          else expect(lists).toBe(true)
          if (lists) expect({ ...after, articles: [] }).toEqual({ ...before, articles: [] })
        }
      }),
      runs,
    )
  })

  it('twice adds nothing the second time', () => {
    fc.assert(
      fc.property(twoStates, choiceArbitrary, ([mine, theirs], choose) => {
        const once = imported(mine, theirs, (key) => (choose(key) === 'theirs' ? 'theirs' : 'mine'))
        const again = resolve(merge(once, theirs), new Map(), counter())
        expect(again.changes).toEqual([])
      }),
      runs,
    )
  })

  it('and undoing is as before', () => {
    fc.assert(
      fc.property(twoStates, choiceArbitrary, ([mine, theirs], choose) => {
        const merged = merge(mine, theirs)
        const choices = new Map(merged.conflicts.map(({ key }) => [key, choose(key)]))
        const { changes } = resolve(merged, choices, counter())
        const after = applied(mine, changes)
        const back = revert(after, { changes })
        if (!back.ok) throw new Error('An import must be undoable.')
        const undone = apply(after, { changes: back.value })
        if (!undone.ok) throw new Error('The undo must fit.')
        const marks = new Map([...undone.value.marks].filter(([article]) => mine.marks.has(article)))
        expect(plain({ ...undone.value, marks })).toEqual(plain(mine))
      }),
      runs,
    )
  })

  it('leaves no reference that leads nowhere, whatever is chosen', () => {
    fc.assert(
      fc.property(twoStates, choiceArbitrary, ([mine, theirs], choose) => {
        expect([faultsOf(mine), faultsOf(theirs)]).toEqual([[], []])
        expect(faultsOf(imported(mine, theirs, choose))).toEqual([])
      }),
      runs,
    )
  })

  it('leaves none even if theirs has some', () => {
    fc.assert(
      fc.property(stateArbitrary, untidyArbitrary, choiceArbitrary, (mine, theirs, choose) => {
        expect(faultsOf(imported(mine, theirs, choose))).toEqual([])
      }),
      runs,
    )
  })

  it('needs to see the marks of no more articles than it says', () => {
    fc.assert(
      fc.property(twoStates, choiceArbitrary, ([mine, theirs], choose) => {
        const seen = new Set(articlesToMerge(mine.library, theirs))
        const some: State = { ...mine, marks: new Map([...mine.marks].filter(([article]) => seen.has(article))) }
        const changes = (state: State) => {
          const merged = merge(state, theirs)
          return resolve(merged, new Map(merged.conflicts.map(({ key }) => [key, choose(key)])), counter()).changes
        }
        expect(changes(some)).toEqual(changes(mine))
      }),
      runs,
    )
  })
})

/** A library of the ferry article with its claims and sources. */
const mine: State = { library, marks: new Map([[article.id, marksOf(annotations, attributions)]]) }

const [claim, wire] = annotations
const [chain] = attributions
const [profile] = [...library.profiles.values()]
if (!claim || !wire || !chain || !profile) throw new Error('The fixture must have them.')

/** The library with some records put in the place of others. */
function changed(changes: Partial<State['library']>, marks: Parameters<typeof marksOf>[0] = []): State {
  const before = mine.marks.get(article.id) ?? noMarks
  const after = { ...before, annotations: new Map([...before.annotations, ...marksOf(marks).annotations]) }
  return { library: { ...library, ...changes }, marks: new Map([[article.id, after]]) }
}

const otherNote = { ...claim, note: 'Another note.' }
const otherProfile = { ...profile, role: 'Pilots' }
const otherTitle = { ...article, title: 'Another title', revision: 4 }
const otherText = { ...article, textSha256: 'ef'.repeat(32), revision: 2 }

const conflicts: readonly (readonly [string, State, string, readonly Choice[]])[] = [
  ['a mark', changed({}, [otherNote]), `annotation ${claim.id}`, ['mine', 'theirs', 'both']],
  ['a profile', changed({ profiles: byId([otherProfile]) }), `profile ${profile.id}`, ['mine', 'theirs', 'both']],
  ['an article', changed({ articles: byId([otherTitle]) }), `article ${article.id}`, ['mine', 'theirs']],
  ['a text', changed({ articles: byId([otherText]) }), `article ${article.id}`, ['mine', 'theirs', 'both']],
  ['the codebook', changed({ codebooks: emptyLibrary.codebooks }), 'codebook claims-and-sources', ['mine', 'theirs']],
]

describe('a conflict', () => {
  it.each(conflicts)('is shown of %s', (_name, theirs, key, choices) => {
    expect(merge(mine, theirs).conflicts).toMatchObject([{ key, choices }])
  })

  const resolved = (theirs: State, choice: Choice) => {
    const merged = merge(mine, theirs)
    return resolve(merged, new Map(merged.conflicts.map(({ key }) => [key, choice])), counter())
  }

  it('of a mark is settled as chosen', () => {
    const theirs = changed({}, [otherNote])
    expect(resolved(theirs, 'mine').changes).toEqual([])
    expect(resolved(theirs, 'theirs').changes).toEqual([{ table: 'annotation', before: claim, after: otherNote }])
    const copy = { ...otherNote, id: uuid(99, 1) }
    expect(resolved(theirs, 'both').changes).toEqual([{ table: 'annotation', before: null, after: copy }])
  })

  it('of an article of one text is about where it comes from', () => {
    const { changes } = resolved(changed({ articles: byId([otherTitle]) }), 'theirs')
    expect(changes).toEqual([{ table: 'article', before: article, after: { ...article, title: 'Another title' } }])
  })

  it('of a profile that both are kept of leads their marks to theirs', () => {
    const theirMark = { ...wire, id: uuid<typeof wire.id>(2, 99), profile: profile.id }
    const theirs = changed({ profiles: byId([otherProfile]) }, [theirMark])
    const copy = { ...otherProfile, id: uuid(99, 1), articles: [article.id] }
    expect(resolved(theirs, 'both').changes).toEqual([
      { table: 'profile', before: null, after: copy },
      { table: 'annotation', before: null, after: { ...theirMark, profile: copy.id } },
    ])
  })

  it('of a text brings, or leaves, all that is marked in it', () => {
    const theirs = {
      ...changed({ articles: byId([otherText]) }),
      marks: new Map([[article.id, marksOf([otherNote])]]),
    }
    expect(resolved(theirs, 'mine')).toEqual({ changes: [], evidence: [] })
    const taken = applied(mine, resolved(theirs, 'theirs').changes)
    expect(plain({ ...taken, library })).toEqual(plain({ ...theirs, library }))
    expect(resolved(theirs, 'theirs').evidence).toEqual([{ from: otherText, to: article.id }])

    const { changes, evidence } = resolved(theirs, 'both')
    expect(evidence).toEqual([{ from: otherText, to: uuid(99, 1) }])
    const both = applied(mine, changes)
    expect(both.marks.get(article.id)).toEqual(mine.marks.get(article.id))
    expect([...(both.marks.get(uuid(99, 1))?.annotations.values() ?? [])]).toEqual([
      { ...otherNote, id: uuid(99, 2), article: uuid(99, 1) },
    ])
  })
})

it('takes an article with the text of one of mine for that one', () => {
  const other = { ...article, id: articleId(7), publisher: '', retrievedOn: '2026-01-01' }
  const theirMark = { ...wire, id: uuid<typeof wire.id>(2, 99), article: other.id, profile: null }
  const theirs: State = {
    library: { ...emptyLibrary, articles: byId([other]), codebooks: library.codebooks },
    marks: new Map([[other.id, marksOf([theirMark])]]),
  }
  const merged = merge(mine, theirs)
  expect([...merged.alike]).toEqual([[other.id, article.id]])
  expect(merged.conflicts).toMatchObject([{ key: `article ${article.id}`, theirs: { publisher: '' } }])
  expect(resolve(merged, new Map(), counter())).toEqual({
    changes: [{ table: 'annotation', before: null, after: { ...theirMark, article: article.id } }],
    evidence: [],
  })
})

it('brings the codes of marks that it brings, under a key that is free', () => {
  const irony = {
    id: 'irony',
    name: 'Irony',
    role: 'none',
    hue: 5,
    line: 'solid',
    key: 'C',
    ...undescribed,
    fields: [],
  } as const
  const theirMark = { ...wire, id: uuid<typeof wire.id>(2, 99), code: 'irony', profile: null }
  const theirs = changed(
    { codebooks: byId([{ ...wholeCodebook(library), codes: [irony, { ...irony, id: 'unused' }] }]) },
    [theirMark],
  )
  const next = imported(mine, theirs)
  expect(wholeCodebook(next.library).codes).toEqual([...wholeCodebook(library).codes, { ...irony, key: '1' }])
})

it('leaves a code that stands in another codebook there where it is here', () => {
  const [first, ...others] = wholeCodebook(library).codes
  if (first === undefined) throw new Error('There must be a code.')
  const book = wholeCodebook(library)
  const theirs = changed({
    codebooks: byId([
      { ...book, codes: others },
      { ...book, id: 'other', name: 'Other', codes: [{ ...first, key: '' }] },
    ]),
  })
  for (const choice of ['mine', 'theirs'] as const) {
    const next = imported(mine, theirs, () => choice)
    const ids = [...next.library.codebooks.values()].flatMap(({ codes }) => codes.map(({ id }) => id))
    expect(ids.toSorted()).toEqual(book.codes.map(({ id }) => id).toSorted())
  }
})
