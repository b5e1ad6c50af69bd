// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import type { Annotation } from '../../../src/annotation/annotation'
import { MINE, ownLayer } from '../../../src/annotation/layer'
import { markOf } from '../editor/marks'
import { emptyContent, marksOf, mountReader } from './reader'

const text = 'The council said that the bridge is safe, and left.'
const bridge = markOf(text, 'bridge', 'the bridge is safe')
const council = { ...markOf(text, 'council', 'The council'), code: 'source' }
const layersWith = (...annotations: readonly Annotation[]) => [ownLayer(marksOf(...annotations))]
const marksIn = (dom: HTMLElement) => [...dom.querySelectorAll('.mark')].map((each) => each.textContent)

/** What a highlight covers, in words. */
function wordsOf(highlight: Highlight | undefined): string {
  return [...(highlight?.values() ?? [])]
    .map(({ startContainer, startOffset, endOffset }) => startContainer.textContent?.slice(startOffset, endOffset))
    .join('|')
}

describe('a reader that is told of a new mark', () => {
  it('paints it over the text at once, and has it in the text when it has settled', () => {
    const { dom, painted, show, settle, destroy } = mountReader(text, {})
    show({ ...emptyContent, layers: layersWith(bridge) })
    expect(wordsOf(painted.get('reader-tagged-tint-85'))).toBe('the bridge is safe')
    expect(marksIn(dom)).toEqual([])
    settle()
    expect(marksIn(dom)).toEqual(['the bridge is safe'])
    expect([...painted.keys()]).toEqual([])
    destroy()
  })
  it('settles by itself after the frame', async () => {
    const { dom, show, destroy } = mountReader(text, {})
    show({ ...emptyContent, layers: layersWith(bridge) })
    await vi.waitFor(() => expect(marksIn(dom)).toEqual(['the bridge is safe']))
    destroy()
  })
  it('says where the caret is before the text does, and leaves the selection that it had', () => {
    const onSelection = vi.fn()
    const { painted, show, select, settle, caret, pending, destroy } = mountReader(text, {}, { onSelection })
    select({ anchor: 4, head: 11 })
    expect([wordsOf(painted.get('reader-selection')), pending(true)]).toEqual(['council', { start: 4, end: 11 }])
    show({ ...emptyContent, layers: layersWith(bridge) })
    select({ anchor: 11, head: 11 })
    expect([caret(), pending(true), [...painted.keys()]]).toEqual([11, null, ['reader-tagged-tint-85']])
    expect(onSelection).toHaveBeenLastCalledWith({ anchor: 11, head: 11 })
    settle()
    expect([caret(), pending(true)]).toEqual([11, null])
    destroy()
  })
})

describe('a reader that is told that a mark has gone', () => {
  it('covers its tint until the text is drawn without it', () => {
    const { dom, painted, show, settle, destroy } = mountReader(text, { layers: layersWith(bridge, council) })
    show({ ...emptyContent, layers: layersWith(council) })
    expect(wordsOf(painted.get('reader-covered'))).toBe('the bridge is safe')
    settle()
    expect([marksIn(dom), painted.size]).toEqual([['The council'], 0])
    destroy()
  })
  it('draws the text at once where a line would be left, or another mark lies there', () => {
    const inner = markOf(text, 'inner', 'bridge')
    for (const [before, after] of [
      [layersWith(bridge, council), layersWith(bridge)],
      [layersWith(bridge, inner), layersWith(bridge)],
      [layersWith(bridge), layersWith({ ...bridge, code: 'source' })],
    ] as const) {
      const { dom, painted, show, destroy } = mountReader(text, { layers: before })
      const html = dom.innerHTML
      show({ ...emptyContent, layers: after })
      expect(dom.innerHTML).not.toBe(html)
      expect(painted.size).toBe(0)
      destroy()
    }
  })
})

it('takes one step in the text for a mark, its caret and its selection', () => {
  const { dom, show, select, settle, destroy } = mountReader(text, {})
  select({ anchor: 0, head: 11 })
  const seen = new MutationObserver(() => undefined)
  seen.observe(dom, { subtree: true, childList: true, attributes: true, characterData: true })
  show({ ...emptyContent, layers: layersWith(council) })
  show({ ...emptyContent, layers: layersWith(council), selected: { layer: MINE, annotation: council.id } })
  select({ anchor: 11, head: 11 })
  expect(seen.takeRecords()).toEqual([])
  settle()
  expect(marksIn(dom)).toEqual(['The council'])
  destroy()
})
