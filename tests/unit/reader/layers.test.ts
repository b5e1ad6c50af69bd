// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import type { ReaderContent } from '../../../renderer/reader/reader-props'
import { type Layer, type MarkPlace, MINE, ownLayer } from '../../../src/annotation/layer'
import type { AnnotationId } from '../../../src/ids'
import { markOf } from '../editor/marks'
import { emptyContent, marksOf, mountReader } from './reader'

const text = 'The council said that the bridge is safe, and left.'
const own = ownLayer(marksOf(markOf(text, 'mine', 'the bridge is safe')))
const ben: Layer = {
  id: 'ben',
  kind: 'colleague',
  name: 'Ben’s marks',
  look: 'rail',
  marks: marksOf(markOf(text, 'mine', 'bridge'), markOf(text, 'his', 'left')),
}
const layers = [own, ben]
const marksIn = (dom: HTMLElement) =>
  [...dom.querySelectorAll<HTMLElement>('.mark')].map(({ textContent, dataset }) =>
    [textContent, dataset.annotations ?? '-', dataset.others ?? '-'].join(': '),
  )

function click(dom: HTMLElement, words: string): void {
  const mark = [...dom.querySelectorAll('.mark')].find((each) => each.textContent === words)
  if (mark === undefined) throw new Error(`There must be a mark on “${words}”.`)
  for (const name of ['mousedown', 'mouseup']) mark.dispatchEvent(new MouseEvent(name, { bubbles: true, detail: 1 }))
}

describe('a reader with two layers', () => {
  it('paints both', () => {
    const { dom, destroy } = mountReader(text, { layers })
    expect(marksIn(dom)).toEqual(['the : mine: -', 'bridge: mine: mine@ben', ' is safe: mine: -', 'left: -: his@ben'])
    destroy()
  })
  it('paints a layer that comes later, and takes it away', () => {
    const { dom, show, settle, destroy } = mountReader(text, { layers: [own] })
    const shown = (content: ReaderContent) => {
      show(content)
      settle()
    }
    expect(marksIn(dom)).toEqual(['the bridge is safe: mine: -'])
    shown({ ...emptyContent, layers })
    expect(marksIn(dom)).toHaveLength(4)
    shown({ ...emptyContent, layers: [own] })
    expect(marksIn(dom)).toEqual(['the bridge is safe: mine: -'])
    destroy()
  })
  it('selects among them by clicks, one’s own first', () => {
    const onSelect = vi.fn()
    const { dom, show, destroy } = mountReader(text, { layers }, { onSelect })
    click(dom, 'bridge')
    expect(onSelect).toHaveBeenLastCalledWith({ layer: MINE, annotation: 'mine' })
    show({ ...emptyContent, layers, selected: { layer: MINE, annotation: 'mine' as AnnotationId } })
    click(dom, 'bridge')
    expect(onSelect).toHaveBeenLastCalledWith({ layer: 'ben', annotation: 'mine' })
    click(dom, 'left')
    expect(onSelect).toHaveBeenLastCalledWith({ layer: 'ben', annotation: 'his' })
    destroy()
  })
  it('has handles on one’s own mark, and only a frame around another’s', () => {
    const box = { left: 10, top: 10, right: 90, bottom: 30, width: 80, height: 20 }
    vi.spyOn(Range.prototype, 'getClientRects').mockReturnValue([box] as unknown as DOMRectList)
    const { layer, show, destroy } = mountReader(text, { layers })
    const drawn = (selected: MarkPlace | null) => {
      show({ ...emptyContent, layers, selected })
      return [layer.querySelectorAll('path.selected').length, layer.querySelectorAll('.handle').length]
    }
    const id = 'mine' as AnnotationId
    expect(drawn({ layer: MINE, annotation: id })).toEqual([1, 2])
    expect(drawn({ layer: 'ben', annotation: id })).toEqual([1, 0])
    expect(drawn(null)).toEqual([0, 0])
    destroy()
    vi.restoreAllMocks()
  })
})
