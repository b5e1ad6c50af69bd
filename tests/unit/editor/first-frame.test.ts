import { describe, expect, it } from 'vitest'
import type { Annotation } from '../../../src/annotation/annotation'
import { type Layer, ownLayer } from '../../../src/annotation/layer'
import { claimsAndSources } from '../../../src/codebook/claims-and-sources'
import { firstFrame } from '../../../src/editor/first-frame'
import { paintedMarks } from '../../../src/editor/painted-marks'
import { markOf } from './marks'

const text = 'The council said that the bridge is safe, and left.'
const marks = (annotations: readonly Annotation[]) => ({
  annotations: new Map(annotations.map((each) => [each.id, each])),
  attributions: new Map(),
})
const own = (...annotations: readonly Annotation[]) => ownLayer(marks(annotations))
const bridge = markOf(text, 'bridge', 'the bridge is safe')
const council = { ...markOf(text, 'council', 'The council'), code: 'source' }

/** What is painted from one state to another: "+" what has come, "-" what is covered; null: it can't be. */
function change(before: readonly Layer[], after: readonly Layer[]): string | null {
  const frame = firstFrame(text, paintedMarks(text, before), after, claimsAndSources)
  if (frame === null) return null
  const words = ({ start, end }: { start: number; end: number }) => text.slice(start, end)
  const come = frame.tagged.flatMap(({ code, ranges }) => ranges.map((range) => `+${code.id} ${words(range)}`))
  return [...come, ...frame.covered.map((range) => `-${words(range)}`)].join(', ')
}

describe('firstFrame', () => {
  it('paints what has come', () => {
    expect(change([own()], [own(bridge, council)])).toBe('+claim the bridge is safe, +source The council')
  })
  it('covers a tint that has gone', () => expect(change([own(bridge)], [own()])).toBe('-the bridge is safe'))
  it('can’t cover a line', () => expect(change([own(council)], [own()])).toBeNull())
  it('can’t cover what lies with something else', () => {
    expect(change([own(bridge, markOf(text, 'inner', 'bridge'))], [own(bridge)])).toBeNull()
    const ben: Layer = { ...own(markOf(text, 'his', 'safe')), id: 'ben', kind: 'colleague', look: 'rail' }
    expect(change([own(bridge), ben], [own(), ben])).toBeNull()
  })
  it('has nothing to paint for a note, and can’t paint a mark that looks otherwise', () => {
    expect(change([own(bridge)], [own({ ...bridge, note: 'Ask them.' })])).toBe('')
    expect(change([own(bridge)], [own({ ...bridge, code: 'source' })])).toBeNull()
    expect(change([own(bridge)], [own({ ...bridge, selectors: council.selectors })])).toBeNull()
  })
  it('paints nothing of a mark whose words are not there', () => {
    expect(change([own()], [own({ ...bridge, orphan: 1 })])).toBe('')
  })
  it('leaves it to the text when another layer changes, or many marks at once', () => {
    const ben: Layer = { ...own(bridge), id: 'ben', kind: 'colleague', look: 'rail' }
    expect(change([own()], [own(), ben])).toBeNull()
    expect(change([own(), ben], [own(), { ...ben }])).toBeNull()
    const many = Array.from({ length: 21 }, (_, at) => markOf(text, `many ${at}`, 'bridge'))
    expect(change([own()], [own(...many)])).toBeNull()
  })
})
