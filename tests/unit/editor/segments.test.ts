import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Annotation } from '../../../src/annotation/annotation'
import { type Layer, ownLayer, positionsIn } from '../../../src/annotation/layer'
import type { Range } from '../../../src/article/range'
import { claimsAndSources } from '../../../src/codebook/claims-and-sources'
import { type Segment, segmentsOf } from '../../../src/editor/segments'
import type { AnnotationId, ArticleId } from '../../../src/ids'

type Mark = readonly [code: string, start: number, end: number]

/** Annotations of one part each, named a, b, c … in the order in which they are given. */
function layerOf(marks: readonly Mark[]): Layer {
  const annotations = marks.map(([code, start, end], i): Annotation => {
    const selectors = [{ start, end, exact: 'x'.repeat(end - start), prefix: '', suffix: '' }]
    const id = String.fromCharCode(97 + i) as AnnotationId
    const article = 'article' as ArticleId
    return {
      id,
      article,
      code,
      selectors,
      fields: {},
      note: '',
      orphan: null,
      profile: null,
      statement: null,
      author: '',
      madeAt: '',
    }
  })
  return ownLayer({ annotations: new Map(annotations.map((each) => [each.id, each])), attributions: new Map() })
}

const painted = (...layers: readonly Layer[]) => layers.map((layer) => ({ ...positionsIn(layer), layer }))

function cut(marks: readonly Mark[], blocks: readonly Range[] = [{ start: 0, end: 100 }]): readonly Segment[] {
  return segmentsOf(blocks, painted(layerOf(marks)), claimsAndSources)
}

const places = (segments: readonly Segment[]) =>
  segments.map(({ start, end, annotations }) => `${start}-${end} ${annotations.join('')}`).join(', ')
const levels = (segments: readonly Segment[]) =>
  segments.map(({ lines }) => lines.map(({ line, level }) => `${line}${level}`).join('+')).join(', ')

describe('segmentsOf', () => {
  it('makes one segment of a mark that stands alone', () => {
    expect(cut([['claim', 10, 20]])).toEqual([
      {
        start: 10,
        end: 20,
        annotations: ['a'],
        others: [],
        codes: ['claim'],
        tint: { hue: 85, depth: 1, begins: true },
        lines: [],
        rails: [],
      },
    ])
  })
  it('cuts where marks overlap, the shortest first', () => {
    const overlapping = cut([
      ['claim', 10, 30],
      ['source', 20, 25],
    ])
    expect(places(overlapping)).toBe('10-20 a, 20-25 ba, 25-30 a')
  })
  it('cuts at the borders of blocks and leaves out what is between them', () => {
    const blocks = [
      { start: 0, end: 15 },
      { start: 15, end: 20 },
      { start: 22, end: 40 },
    ]
    expect(places(cut([['claim', 10, 30]], blocks))).toBe('10-15 a, 15-20 a, 22-30 a')
  })
  it('says that a tint begins at its first segment only', () => {
    const segments = cut([
      ['claim', 10, 30],
      ['cue', 20, 25],
    ])
    expect(segments.map(({ tint }) => tint?.begins)).toEqual([true, false, false])
  })
  it('deepens the tint of nested claims', () => {
    const segments = cut([
      ['claim', 10, 30],
      ['claim', 15, 25],
      ['claim', 18, 20],
    ])
    expect(segments.map(({ tint }) => tint?.depth)).toEqual([1, 2, 3, 2, 1])
    expect(segments.map(({ tint }) => tint?.begins)).toEqual([true, true, true, false, false])
  })
  it('stacks lines that run side by side, and uses a level again once it is free', () => {
    const segments = cut([
      ['source', 10, 20],
      ['cue', 15, 30],
      ['source', 25, 40],
    ])
    expect(levels(segments)).toBe('solid0, solid0+dotted1, dotted1, dotted1+solid0, solid0')
  })
  it('leaves a line at its level when the window begins behind what pushed it down', () => {
    const marks: readonly Mark[] = [
      ['source', 10, 20],
      ['cue', 15, 60],
    ]
    expect(levels(cut(marks, [{ start: 50, end: 70 }]))).toBe('dotted1')
  })
  it('shows a mark whose code is lost', () => {
    expect(cut([['lost', 10, 20]])[0]?.lines).toEqual([{ line: 'dashed', hue: null, level: 0 }])
  })
  it('is empty without blocks and without marks', () => expect([cut([['claim', 1, 2]], []), cut([])]).toEqual([[], []]))
})

const anyMarks = fc.array(
  fc
    .tuple(fc.constantFrom('claim', 'source', 'cue'), fc.nat(80), fc.integer({ min: 1, max: 40 }))
    .map(([code, start, length]): Mark => [code, start, start + length]),
  { maxLength: 14 },
)

describe('segmentsOf, of any marks', () => {
  const blocks = [
    { start: 0, end: 40 },
    { start: 40, end: 70 },
    { start: 73, end: 110 },
  ]
  it('shows at each offset of a block exactly the annotations there', () => {
    fc.assert(
      fc.property(anyMarks, (marks) => {
        const layer = layerOf(marks)
        const segments = segmentsOf(blocks, painted(layer), claimsAndSources)
        for (const block of blocks) {
          for (let offset = block.start; offset < block.end; offset++) {
            const here = segments.filter((segment) => segment.start <= offset && offset < segment.end)
            expect(here.length).toBeLessThanOrEqual(1)
            const wanted = positionsIn(layer)
              .at(offset)
              .map((annotation) => annotation.id)
            expect(new Set(here.flatMap((segment) => segment.annotations))).toEqual(new Set(wanted))
          }
        }
      }),
    )
  })
  it('never puts two lines on one level', () => {
    fc.assert(
      fc.property(anyMarks, (marks) => {
        for (const { lines } of segmentsOf(blocks, painted(layerOf(marks)), claimsAndSources)) {
          expect(new Set(lines.map((line) => line.level)).size).toBe(lines.length)
        }
      }),
    )
  })
})

describe('segmentsOf, of several layers', () => {
  const ben: Layer = {
    ...layerOf([['claim', 15, 30]]),
    id: 'ben',
    kind: 'colleague',
    name: 'Ben’s marks',
    look: 'rail',
  }
  const hints: Layer = {
    ...layerOf([
      ['source', 15, 20],
      ['claim', 18, 25],
    ]),
    id: 'hints',
    kind: 'suggested',
    name: 'Suggestions',
    look: 'comb',
  }
  const layered = (...layers: readonly Layer[]) =>
    segmentsOf([{ start: 0, end: 100 }], painted(layerOf([['claim', 10, 20]]), ...layers), claimsAndSources)
  const rails = (segments: readonly Segment[]) =>
    segments
      .map(
        ({ start, rails: on }) =>
          `${start} ${on.map(({ look, line, level, begins }) => `${look}-${line}${level}${begins ? '!' : ''}`).join('+')}`,
      )
      .join(', ')

  it('cuts where any of them begins or ends, and keeps the analyst’s own as they are alone', () => {
    expect(places(layered(ben))).toBe('10-15 a, 15-20 a, 20-30 ')
    expect(layered(ben).map(({ tint }) => tint?.depth ?? 0)).toEqual([1, 1, 0])
  })
  it('says which marks of which layer lie there', () => {
    expect(layered(ben).map(({ others }) => others)).toEqual([
      [],
      [{ layer: 'ben', annotation: 'a' }],
      [{ layer: 'ben', annotation: 'a' }],
    ])
  })
  it('gives each layer a rail of its own, with a stop where a mark begins', () => {
    expect(rails(layered(ben))).toBe('10 , 15 rail-tint0!, 20 rail-tint0')
    expect(rails(layered(ben, hints))).toBe(
      '10 , 15 rail-tint0!+comb-solid1!, 18 rail-tint0+comb-many1!, 20 rail-tint0+comb-tint1, 25 rail-tint0',
    )
  })
  it('has all layers after the second share the highest rail', () => {
    const third: Layer = { ...ben, id: 'cem' }
    expect(layered(ben, hints, third)[1]?.rails.map(({ level }) => level)).toEqual([0, 1, 1])
  })
})
