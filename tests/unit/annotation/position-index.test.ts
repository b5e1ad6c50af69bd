import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Annotation, compareAnnotations, startOf } from '../../../src/annotation/annotation'
import { positionIndex } from '../../../src/annotation/position-index'
import type { AnnotationId, ArticleId } from '../../../src/ids'

type Ends = readonly [start: number, end: number]

function annotation(id: string, ...parts: readonly Ends[]): Annotation {
  return {
    id: id as AnnotationId,
    article: 'article' as ArticleId,
    code: 'claim',
    selectors: parts.map(([start, end]) => ({ start, end, exact: 'x'.repeat(end - start), prefix: '', suffix: '' })),
    fields: {},
    note: '',
    orphan: null,
    profile: null,
    statement: null,
    author: '',
    madeAt: '',
  }
}

function byId(annotations: readonly Annotation[]) {
  return new Map(annotations.map((each) => [each.id, each]))
}

const ids = (annotations: readonly Annotation[]) => annotations.map((each) => each.id).join(' ')
const idOf = (one: Annotation | undefined) => one?.id ?? 'none'

const long = annotation('long', [0, 40])
const inner = annotation('inner', [10, 20])
const split = annotation('split', [12, 14], [30, 35])
const late = annotation('late', [50, 60])
const index = positionIndex(byId([late, split, long, inner]))

describe('positionIndex', () => {
  it('lists in the order of the text', () => expect(ids([...index.annotations])).toBe('long inner split late'))

  describe('overlapping', () => {
    for (const [start, end, expected] of [
      [0, 5, 'long'],
      [10, 11, 'long inner'],
      [13, 14, 'long inner split'],
      [14, 15, 'long inner'],
      [20, 30, 'long'],
      [34, 51, 'long split late'],
      [40, 50, ''],
      [13, 13, ''],
    ] as const) {
      it(`finds "${expected}" in ${start} to ${end}`, () =>
        expect(ids(index.overlapping({ start, end }))).toBe(expected))
    }
  })

  describe('at', () => {
    it('gives the shortest part first', () => expect(ids(index.at(13))).toBe('split inner long'))
    it('leaves out what ends there', () => expect(ids(index.at(20))).toBe('long'))
    it('takes in what begins there', () => expect(ids(index.at(50))).toBe('late'))
    it('knows nothing between parts', () => expect(ids(index.at(25))).toBe('long'))
  })

  describe('next and previous', () => {
    it('finds the next that begins after an offset', () => expect(idOf(index.next(10))).toBe('split'))
    it('finds none after the last', () => expect(idOf(index.next(50))).toBe('none'))
    it('finds the last that begins before an offset', () => expect(idOf(index.previous(12))).toBe('inner'))
    it('finds none before the first', () => expect(idOf(index.previous(0))).toBe('none'))
    it('goes from one to the other, also where they begin together', () => {
      const twins = positionIndex(byId([annotation('a', [5, 9]), annotation('b', [5, 9]), annotation('c', [5, 7])]))
      const [a, b, c] = [...twins.annotations]
      expect(ids([...twins.annotations])).toBe('a b c')
      expect(a && twins.next(a)).toBe(b)
      expect(b && twins.next(b)).toBe(c)
      expect(c && twins.previous(c)).toBe(b)
      expect(a && twins.previous(a)).toBeUndefined()
    })
  })

  it('gives back the same index when nothing changed', () => {
    const annotations = byId([long])
    const one = positionIndex(annotations)
    expect(one.updated(annotations)).toBe(one)
  })
})

const place = fc.nat(60)
const anyAnnotations = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 100, max: 130 }), place, fc.integer({ min: 1, max: 20 }), fc.boolean()), {
    selector: ([id]) => id,
  })
  .map((all) =>
    all.map(([id, start, length, twice]) => {
      const first: Ends = [start, start + length]
      return annotation(String(id), ...(twice ? [first, [start + length + 2, start + length + 5] as const] : [first]))
    }),
  )

describe('positionIndex, of any annotations', () => {
  it('finds what a search through all finds', () => {
    fc.assert(
      fc.property(anyAnnotations, place, fc.integer({ min: 1, max: 30 }), (all, start, length) => {
        const found = positionIndex(byId(all)).overlapping({ start, end: start + length })
        const touching = (each: Annotation) =>
          each.selectors.some((part) => part.start < start + length && part.end > start)
        expect(ids(found)).toBe(ids(all.filter(touching).toSorted(compareAnnotations)))
      }),
    )
  })

  it('is after an update what it would be if built anew', () => {
    fc.assert(
      fc.property(anyAnnotations, anyAnnotations, (before, after) => {
        const kept = after.map((each, i) => (i % 2 === 0 ? (before.find(({ id }) => id === each.id) ?? each) : each))
        const updated = positionIndex(byId(before)).updated(byId(kept))
        const anew = positionIndex(byId(kept))
        const everywhere = { start: 0, end: 1000 }
        expect([...updated.annotations]).toEqual([...anew.annotations])
        expect(updated.partsIn(everywhere)).toEqual(anew.partsIn(everywhere))
      }),
    )
  })

  it('travels through all in order', () => {
    fc.assert(
      fc.property(anyAnnotations, (all) => {
        const travelled = positionIndex(byId(all))
        const seen: Annotation[] = []
        for (let one = travelled.next(-1); one !== undefined; one = travelled.next(one)) seen.push(one)
        expect(seen.map(startOf)).toEqual(all.map(startOf).toSorted((a, b) => a - b))
      }),
    )
  })
})
