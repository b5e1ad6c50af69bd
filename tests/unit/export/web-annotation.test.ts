import { describe, expect, it, test } from 'vitest'
import { renderWebAnnotation } from '../../../src/export/web-annotation'
import { sourceOf } from '../../../src/export/web-annotation-target'
import { buildReport } from '../../../src/report/report'
import {
  annotationId,
  attributionId,
  ferryReport,
  input,
  makeArticle,
  makeAttribution,
  marksOf,
  reportOn,
  statementId,
} from '../report/fixture'

interface Item {
  readonly id: string
  readonly body: readonly (string | { readonly purpose: string; readonly value?: string; readonly source?: string })[]
  readonly target: unknown
}

const read = (json: string) =>
  JSON.parse(json) as { readonly total: number; readonly first: { readonly items: readonly Item[] } }
const collection = read(renderWebAnnotation(buildReport(ferryReport)))
const urn = (id: string) => `urn:uuid:${id}`

function item(id: string): Item {
  const found = collection.first.items.find((each) => each.id === urn(id))
  if (found === undefined) throw new Error(`The collection has no ${id}.`)
  return found
}

describe('the Web Annotations of a report', () => {
  it('form a collection with an embedded page', () => {
    expect(collection).toMatchObject({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      type: 'AnnotationCollection',
      total: 31,
      first: { type: 'AnnotationPage', startIndex: 0 },
      'dcterms:source': [{ 'schema:sha256': 'cd'.repeat(32) }],
    })
    expect(collection.first.items).toHaveLength(31)
  })

  it('tell positions in code points', () => {
    expect(item(annotationId(20))).toMatchObject({
      created: '2026-05-12T09:30:00.000Z',
      creator: { type: 'Person', name: 'Ada Quill' },
      target: [
        {
          type: 'SpecificResource',
          source: 'https://gazette.example/ferry?line=1&day=2',
          selector: [
            { type: 'TextPositionSelector', start: 653, end: 682 },
            { type: 'TextQuoteSelector', exact: 'Ferries will stop in November' },
          ],
        },
      ],
    })
  })

  it('give a split mark two targets', () => expect(item(annotationId(7)).target).toHaveLength(2))

  it('carry code, fields, note, statement and verdict', () => {
    const { body } = item(annotationId(1))
    expect(
      body.map((each) => (typeof each === 'string' ? each : `${each.purpose}: ${each.value ?? each.source ?? ''}`)),
    ).toEqual([
      'tagging: Claim',
      'describing: Kind: Forecast',
      'describing: Check-worthy: Yes',
      'describing: Time it speaks of: November 2026',
      'commenting: The headline says “by winter”, which is weaker.',
      `identifying: ${urn(statementId(1))}`,
      'identifying: The ferry between Vellin and Osk stops running in November 2026.',
      expect.stringMatching(/^assessing: Verdict: Disputed\nReason: The port’s director/),
    ])
  })

  it('link sources and cues to contents', () => {
    expect(item(attributionId(1))).toMatchObject({
      motivation: 'linking',
      body: [
        urn(annotationId(5)),
        urn(annotationId(4)),
        {
          purpose: 'describing',
          value: `Chain: Two port officials → Northline Wire → The Harbour Gazette\nForm: indirect\nSaid: “on Monday”, 2026-05-11\nRelayed by: ${urn(attributionId(2))}`,
        },
      ],
      target: urn(annotationId(1)),
    })
    expect(item(attributionId(5)).target).toEqual([urn(annotationId(14)), urn(annotationId(15))])
  })

  it('have a target even without contents, and none without members', () => {
    expect(item(attributionId(2))).toMatchObject({ target: urn(annotationId(2)), body: [urn(annotationId(3)), {}] })
    const marks = marksOf([], [makeAttribution(1, {})])
    expect(read(renderWebAnnotation(buildReport(reportOn([{ ...input, marks }])))).total).toBe(0)
  })
})

describe('sourceOf', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['https://a.example/x?y=1#z', 'https://a.example/x?y=1#z'],
    ['https://a.example/ü{1}|"%"#a#b', 'https://a.example/%C3%BC%7B1%7D%7C%22%25%22#a%23b'],
    ['https://a.example/%C3%BC', 'https://a.example/%C3%BC'],
    ['a leaflet', urn(input.article.id)],
    ['', urn(input.article.id)],
  ]
  test.each(cases)('of %j is %j', (address, expected) => expect(sourceOf(makeArticle('x', { address }))).toBe(expected))
})
