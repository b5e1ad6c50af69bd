import { describe, expect, it, test } from 'vitest'
import { renderHtml } from '../../../src/export/html'
import { renderWebAnnotation } from '../../../src/export/web-annotation'
import { emptyLibrary } from '../../../src/record/state'
import { chainInWords } from '../../../src/report/attributed'
import type { Figure } from '../../../src/report/figures'
import { buildReport, type Report } from '../../../src/report/report'
import {
  annotationId,
  article,
  articleId,
  attributions,
  blocksOf,
  byId,
  ferryReport,
  input,
  library,
  makeAnnotation,
  makeArticle,
  makeAttribution,
  makeStatement,
  marksOf,
  reportOn,
  sessionId,
  sessionReport,
  statementId,
  text,
} from './fixture'

const report = buildReport(ferryReport)

function claim(label: string) {
  const found = report.claims.find((each) => each.label === label)
  if (found === undefined) throw new Error(`The report has no claim ${label}.`)
  return found
}

const counts = (figures: readonly Figure[]) => Object.fromEntries(figures.map(({ key, count }) => [key, count]))

describe('the figures of a report', () => {
  const cases: readonly (readonly [string, (report: Report) => unknown, unknown])[] = [
    ['counts statements, not mentions', ({ figures }) => [figures.claims, figures.claimMentions], [8, 9]],
    ['counts profiles, not mentions', ({ figures }) => [figures.sources, figures.sourceMentions], [6, 8]],
    ['counts cues and other marks', ({ figures }) => [figures.cues, figures.others], [5, 1]],
    ['counts words and articles', ({ figures }) => [figures.words, figures.articles], [article.words, 1]],
    [
      'counts claims by verdict, with those not assessed',
      ({ figures }) => counts(figures.byVerdict),
      { '': 3, unverified: 1, supported: 1, disputed: 1, refuted: 1, unverifiable: 1 },
    ],
    [
      'counts sources by kind, with those without a profile',
      ({ figures }) => counts(figures.byKind),
      { 'named-person': 1, 'named-group': 1, 'unnamed-group': 1, document: 1, outlet: 1, '': 1 },
    ],
    ['counts a claim once by its sources', ({ figures }) => counts(figures.bySources), { none: 2, one: 6, several: 0 }],
    [
      'counts weak grounds',
      ({ figures }) => counts(figures.byWeakness),
      { unnamed: 1, 'only-unnamed': 1, relayed: 1, open: 1 },
    ],
  ]
  test.each(cases)('%s', (_, figures, expected) => expect(figures(report)).toEqual(expected))

  it('counts two profiles that say one statement as two sources', () => {
    const other = attributions.map((each) =>
      each.contents.includes(annotationId(20)) ? { ...each, sources: [annotationId(8)] } : each,
    )
    const changed = buildReport(reportOn([{ ...input, marks: { ...input.marks, attributions: byId(other) } }], library))
    expect(counts(changed.figures.bySources)).toEqual({ none: 2, one: 5, several: 1 })
    expect(counts(changed.figures.byWeakness)).toMatchObject({ unnamed: 1, 'only-unnamed': 0 })
  })
})

describe('buildReport', () => {
  it('numbers by the position of the first mention', () => {
    expect(report.claims.map(({ label, mentions }) => [label, ...mentions.map(({ position }) => position)])).toEqual([
      ['C1', 'characters 51–113', 'characters 653–682'],
      ['C2', 'characters 207–251'],
      ['C3', 'characters 255–280 and 346–389'],
      ['C4', 'characters 445–487'],
      ['C5', 'characters 531–545'],
      ['C6', 'characters 557–577'],
      ['C7', 'characters 582–611'],
      ['C8', 'characters 614–651'],
    ])
    expect(report.sources.map(({ label, name }) => `${label} ${name}`)).toEqual([
      'S1 Northline Wire',
      'S2 Two port officials',
      'S3 Ilse Varnholt',
      'S4 Draft budget 2026',
      'S5 Crews’ union',
      'S6 Residents',
    ])
  })

  it('numbers the mentions of one statement under it', () => {
    expect(claim('C1').mentions.map(({ label }) => label)).toEqual(['C1.1', 'C1.2'])
    expect(claim('C2').mentions.map(({ label }) => label)).toEqual(['C2'])
  })

  const chains: readonly (readonly [string, number, string])[] = [
    ['C1', 0, 'Two port officials → Northline Wire → The Harbour Gazette'],
    ['C1', 1, 'Two port officials → The Harbour Gazette'],
    ['C2', 0, 'author’s voice → The Harbour Gazette'],
    ['C8', 0, 'not yet attributed → The Harbour Gazette'],
  ]
  test.each(chains)('tells the chain of %s, mention %i: %s', (label, index, expected) => {
    expect(claim(label).mentions[index]?.attributions.map(({ chain }) => chainInWords(chain))).toEqual([expected])
  })

  it('shows the sentence around each part, and joins the parts of one sentence', () => {
    const excerpts = claim('C3').mentions[0]?.excerpts ?? []
    expect(excerpts).toHaveLength(1)
    expect(excerpts[0]?.runs.map((run) => run.text).join('')).toMatch(/^“We have taken .* council meets\.”$/)
    expect(excerpts[0]?.runs.filter(({ part }) => part !== null)).toHaveLength(2)
  })

  it('cuts a sentence that never ends, and says so', () => {
    const long = `${'word '.repeat(400)}here ${'word '.repeat(400)}`
    const all = [makeAnnotation(long, 1, 'claim', 'here')]
    const [first] = buildReport(
      reportOn([{ article: makeArticle(long), text: long, blocks: blocksOf(long), marks: marksOf(all) }]),
    ).claims
    expect(first?.mentions[0]?.excerpts[0]).toMatchObject({ cutBefore: true, cutAfter: true })
  })

  it('lists what a source said and what it passed on', () => {
    const said = report.sources.map((source) => [
      source.label,
      ...source.said.map(({ as, ref }) => `${as} ${ref.label}`),
    ])
    expect(said).toEqual([
      ['S1', 'relay C1.1'],
      ['S2', 'source C1.1', 'source C1.2'],
      ['S3', 'source C3'],
      ['S4', 'source C4'],
      ['S5', 'source C5', 'source C6'],
      ['S6', 'source C7'],
    ])
  })

  it('gives the cues of an attribution and of those that relay it', () => {
    expect(
      claim('C1').mentions[0]?.attributions[0]?.cues.map(({ ref, words, meaning }) => [ref.label, words, meaning]),
    ).toEqual([
      ['Q2', 'citing', ''],
      ['Q1', 'reported', 'Reports'],
    ])
    expect(report.cues[0]?.ties).toMatchObject([{ sources: [{ label: 'S1' }], claims: [{ label: 'C1.1' }] }])
  })

  it('lists open ends', () => {
    expect(report.openEnds.map(({ kind, mention }) => [kind, mention.label])).toEqual([
      ['claim', 'C8'],
      ['source', 'S3.2'],
    ])
  })

  it('translates fields, and keeps one that the codebook has lost under its key', () => {
    const all = [
      makeAnnotation(text, 1, 'claim', 'Residents', { fields: { kind: 'opinion', mood: 'gloomy', time: '' } }),
    ]
    const [first] = buildReport(reportOn([{ ...input, marks: marksOf(all) }])).claims
    expect(first?.mentions[0]?.facts).toEqual([
      { label: 'Kind', value: 'Opinion' },
      { label: 'mood', value: 'gloomy' },
    ])
  })

  it('lists a mark whose code is lost under other marks', () => {
    const changed = buildReport(
      reportOn([{ ...input, marks: marksOf([makeAnnotation(text, 1, 'gone', 'Residents')]) }]),
    )
    expect(changed.others).toMatchObject([{ label: 'M1', code: 'gone', isCodeTelling: true }])
  })

  it('says of a quotation that is not where it was marked that it was not found', () => {
    const lost = makeAnnotation(text, 1, 'claim', 'Residents')
    const other = text.replace('Residents', 'Commuters')
    const [first] = buildReport(reportOn([{ ...input, text: other, marks: marksOf([lost]) }])).claims
    expect(first?.mentions[0]).toMatchObject({ position: 'not found where it was marked', quotation: 'Residents' })
  })

  it('tells an orphan as such, with its quotation, though its words stand elsewhere in the text', () => {
    const orphan = makeAnnotation(text, 1, 'claim', 'Residents', { orphan: 1 })
    const corrected = { ...input, article: { ...article, revision: 2 }, marks: marksOf([orphan]) }
    const told = buildReport(reportOn([corrected]))
    const position = 'an orphan: quoted from revision 1; these words are gone from the text'
    expect(told.claims[0]?.mentions[0]).toMatchObject({ position, quotation: 'Residents', parts: [{ position: null }] })
    const page = renderHtml(told)
    expect(page).toContain(position)
    expect(page).toContain('revision 2: corrected, or read anew, after the import')
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, anchor]) => anchor)
    expect(links.filter((anchor) => !page.includes(`id="${anchor}"`))).toEqual([])
    const [exported] = JSON.parse(renderWebAnnotation(told)).first.items
    expect(JSON.stringify(exported.target)).toContain('"exact":"Residents"')
    expect(JSON.stringify(exported.target)).not.toContain('TextPositionSelector')
  })

  it('names articles outside the report that mention the statement', () => {
    const statement = makeStatement(1, 'It rains.', { articles: [articleId(1), articleId(2)] })
    const articles = byId([article, makeArticle('x', { id: articleId(2), title: 'Rain' })])
    const all = [makeAnnotation(text, 1, 'claim', 'Residents', { statement: statementId(1) })]
    const changed = buildReport(
      reportOn([{ ...input, marks: marksOf(all) }], { articles, statements: byId([statement]) }),
    )
    expect(changed.claims[0]?.elsewhere).toEqual(['Rain'])
  })

  it('numbers through the articles of a session and says which one a mark is in', () => {
    const second = makeArticle(text, { id: articleId(2), title: 'Second' })
    const all = [makeAnnotation(text, 101, 'claim', 'Residents', { article: second.id })]
    const both = buildReport({
      ...sessionReport,
      articles: [input, { ...input, article: second, marks: marksOf(all) }],
    })
    expect(both.title).toBe('Is the ferry closing?')
    expect(both.claims.at(-1)).toMatchObject({
      label: 'C9',
      mentions: [{ articleTitle: 'Second' }],
    })
  })

  it('survives attributions that relay each other', () => {
    const circle = [
      makeAttribution(1, {
        contents: [annotationId(1)],
        relayedBy: [{ kind: 'attribution', attribution: makeAttribution(2, {}).id }],
      }),
      makeAttribution(2, {
        sources: [annotationId(2)],
        relayedBy: [{ kind: 'attribution', attribution: makeAttribution(1, {}).id }],
      }),
    ]
    const changed = buildReport(
      reportOn([{ ...input, marks: { ...input.marks, attributions: byId(circle) } }], library),
    )
    const [first] = changed.claims[0]?.mentions[0]?.attributions ?? []
    expect(first && chainInWords(first.chain)).toBe(
      'not yet attributed → Northline Wire → a relay that leads back to itself → The Harbour Gazette',
    )
  })

  it('refuses a session that the library does not have', () => {
    expect(() => buildReport({ ...ferryReport, scope: { kind: 'session', session: sessionId(9) } })).toThrow(/session/)
  })

  it('is made of an empty article', () => {
    const empty = buildReport(reportOn([{ ...input, marks: marksOf([]) }], emptyLibrary))
    expect(empty.figures).toMatchObject({ claims: 0, sources: 0, openEnds: 0 })
    expect(empty.method.points[0]?.text).toContain('Nothing has been marked yet.')
  })
})
