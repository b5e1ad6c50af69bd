import { describe, expect, it } from 'vitest'
import type { Annotation } from '../../../src/annotation/annotation'
import { claimsAndSources } from '../../../src/codebook/claims-and-sources'
import { type Difference, describeRecord, differencesOf } from '../../../src/exchange/differences'
import type { Conflict, Merge } from '../../../src/exchange/merge'
import type { Carried, Tables } from '../../../src/exchange/tables'
import {
  annotationId,
  articleId,
  attributionId,
  byId,
  makeAnnotation,
  makeArticle,
  makeAttribution,
  makeProfile,
  makeStatement,
  profileId,
  statementId,
} from '../report/fixture'

const text = 'The mayor said that the ferry will close.'
const [mayor, close] = [makeAnnotation(text, 1, 'source', 'The mayor'), makeAnnotation(text, 2, 'claim', 'will close')]
const tables = {
  codebook: new Map([['codebook', claimsAndSources]]),
  article: byId([makeArticle(text)]),
  profile: byId([makeProfile(1, 'Ann Reed')]),
  statement: byId([makeStatement(1, 'The ferry closes.')]),
  session: new Map(),
  annotation: byId([mayor, close]),
  attribution: byId([makeAttribution(1, { sources: [mayor.id] })]),
} as unknown as Tables

/** What two versions of a record say differently, a line each: label, mine, theirs. */
function told(table: Carried['table'], mine: object, news: object, isText = false): readonly string[] {
  const conflict = { table, mine, theirs: { ...mine, ...news }, isText } as unknown as Conflict
  const merge = { mine: tables, theirs: tables } as unknown as Merge
  return differencesOf(conflict, merge).map((each: Difference) => `${each.label}: ${each.mine} | ${each.theirs}`)
}

const article = makeArticle(text)
const profile = makeProfile(1, 'Ann Reed')
const statement = makeStatement(1, 'The ferry closes.')
const attribution = makeAttribution(1, { sources: [annotationId(1)] })
const session = {
  ...{ title: 'Ferry', question: '', notes: '', articles: [], state: 'paused', activeMs: 0, endedAt: null },
  startedAt: '2026-04-21T10:00:00.000Z',
}
const evidenceOf = (reference: object) => ({ evidence: [{ stance: 'supports', reference }] })
const atMark = (number: number) => ({ kind: 'annotation', article: articleId(1), annotation: annotationId(number) })
const [first, ...others] = claimsAndSources.codes
const rekeyed = { codes: [{ ...first, key: 'Q' }, ...others] }

type Case = readonly [name: string, differences: readonly string[], lines: readonly string[]]

const cases: readonly Case[] = [
  ['nothing of the same', told('article', article, {}), []],
  ['a title', told('article', article, { title: 'Ferry' }), [`Title: ${article.title} | Ferry`]],
  ['a field that only one has', told('article', article, { author: '' }), ['Author: Nora Tallis | ']],
  ['no time of import', told('article', article, { importedAt: '2026-06-01T00:00:00.000Z' }), []],
  [
    'a text by its length and hash',
    told('article', article, { words: 1234, textSha256: 'ef'.repeat(32) }, true),
    ['Text: 8 words, read as utf-8, cdcdcdcd | 1,234 words, read as utf-8, efefefef'],
  ],
  ['other names', told('profile', profile, { otherNames: ['A', 'B'] }), ['Other names:  | A, B']],
  ['evidence by words', told('statement', statement, evidenceOf(atMark(2))), ['Evidence:  | supports: “will close”']],
  [
    'evidence that is gone',
    told('statement', statement, evidenceOf(atMark(9))),
    ['Evidence:  | supports: “a mark that is gone”'],
  ],
  [
    'evidence elsewhere',
    told('statement', statement, evidenceOf({ kind: 'address', address: 'https://a.example' })),
    ['Evidence:  | supports: https://a.example'],
  ],
  ['an end', told('session', session, { endedAt: '2026-04-21T11:30:00.000Z' }), ['Ended:  | 2026-04-21 11:30 UTC']],
  ['minutes, rounded', told('session', session, { activeMs: 90_000 }), ['Minutes at work: 0 | 2']],
  ['titles of articles', told('session', session, { articles: [article.id] }), [`Articles:  | ${article.title}`]],
  ['a code', told('annotation', close, { code: 'source' }), ['Code: Claim | Source']],
  ['a code that is gone', told('annotation', close, { code: 'gone' }), ['Code: Claim | gone']],
  ['who is meant', told('annotation', mayor, { profile: profileId(1) }), ['Who is meant:  | Ann Reed']],
  [
    'what it states',
    told('annotation', close, { statement: statementId(1) }),
    ['What it states:  | The ferry closes.'],
  ],
  ['a place', told('annotation', close, shifted(close)), ['Place: 30–40 | 31–41']],
  ['a field without a code', told('annotation', close, { fields: { own: 'x' } }), ['own:  | x']],
  ['marks of an attribution', told('attribution', attribution, { cues: [close.id] }), ['Cues:  | “will close”']],
  [
    'relays',
    told('attribution', attribution, {
      relayedBy: [
        { kind: 'source', annotation: annotationId(1) },
        { kind: 'attribution', attribution: attributionId(1) },
        { kind: 'attribution', attribution: attributionId(9) },
      ],
    }),
    ['Relayed by:  | “The mayor”, Attribution of “The mayor”, an attribution that is gone'],
  ],
  [
    'when it was said',
    told('attribution', attribution, { uttered: { written: 'Monday', on: '2026-05-11' } }),
    ['Said when:  | Monday, 2026-05-11'],
  ],
]

function shifted({ selectors }: Annotation): Pick<Annotation, 'selectors'> {
  return { selectors: selectors.map((each) => ({ ...each, start: each.start + 1, end: each.end + 1 })) }
}

describe('the differences of two versions', () => {
  it.each(cases)('name %s', (_name, differences, lines) => {
    expect(differences).toEqual(lines)
  })

  it('name a code of the codebook with all that it is', () => {
    const [line, ...rest] = told('codebook', claimsAndSources, rekeyed)
    expect(rest).toEqual([])
    expect(line).toMatch(new RegExp(`^Code “${first?.name}”: .*key ${first?.key},.* \\| .*key Q,`))
  })

  it.each([
    ['codebook', claimsAndSources, `Codebook “${claimsAndSources.name}”`],
    ['article', article, `Article “${article.title}”`],
    ['profile', profile, 'Source “Ann Reed”'],
    ['statement', statement, 'Statement “The ferry closes.”'],
    ['session', session, 'Session “Ferry”'],
    ['annotation', close, 'Claim “will close”'],
    ['attribution', attribution, 'Attribution of “The mayor”'],
    ['attribution', makeAttribution(2, {}), 'Attribution of “”'],
  ] as const)('describe a record: %s', (table, record, words) => {
    expect(describeRecord({ table, record } as unknown as Carried, tables)).toBe(words)
  })
})
