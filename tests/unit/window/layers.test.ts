// @vitest-environment happy-dom

import { describe, expect, it } from 'vitest'
import { layersOf, otherLayers, placeOf, selectPlace } from '../../../renderer/place/layers'
import { currentPlace } from '../../../renderer/place/place'
import { caretInText, selectMark } from '../../../renderer/place/selection'
import { cycleOverlaps, travel } from '../../../renderer/tagging/marking'
import { marksHere } from '../../../renderer/tagging/overlaps'
import { onTextKey } from '../../../renderer/window/keyboard'
import { shownMessages } from '../../../renderer/window/message'
import type { AppWindow } from '../../../renderer/window/window'
import type { Layer } from '../../../src/annotation/layer'
import type { ArticleId } from '../../../src/ids'
import { markOf } from '../editor/marks'
import { marksOf } from '../reader/reader'
import { quietWindow } from './quiet-window'

const article = 'article' as ArticleId
const text = 'The council said that the bridge is safe, and left.'
const own = marksOf(markOf(text, 'whole', 'The council said that'), markOf(text, 'bridge', 'the bridge is safe'))
const ben: Layer = {
  id: 'ben',
  kind: 'colleague',
  name: 'Ben’s marks',
  look: 'rail',
  marks: marksOf(markOf(text, 'bridge', 'the bridge is safe'), markOf(text, 'left', 'left')),
}

function windowWithLayers(): AppWindow {
  const window = quietWindow()
  const blocks = [{ kind: 'paragraph', start: 0, end: text.length } as const]
  const open = { article, revision: 1, text, blocks, start: { place: 0, selection: null } }
  window.takeMarks(article, own)
  window.set(currentPlace, { kind: 'article', open })
  window.set(otherLayers, new Map([[article, [ben]]]))
  return window
}

const selected = (window: AppWindow) => {
  const place = placeOf(window.view())
  return place && `${place.annotation} of ${place.layer}`
}
const press = (window: AppWindow, key: string) => onTextKey(window, new KeyboardEvent('keydown', { key }))

describe('a window with two layers on the text', () => {
  it('goes on and back from mark to mark of both, in the order of the text', () => {
    const window = windowWithLayers()
    const walk = (direction: 1 | -1, steps: number) =>
      Array.from({ length: steps }, () => {
        travel(window, direction)
        return selected(window)
      })
    selectPlace(window, { layer: 'mine', annotation: markOf(text, 'whole', 'The').id })
    expect(walk(1, 4)).toEqual(['bridge of mine', 'bridge of ben', 'left of ben', 'left of ben'])
    expect(window.view().announcement).toBe('No mark after this one')
    expect(walk(-1, 3)).toEqual(['bridge of ben', 'bridge of mine', 'whole of mine'])
  })
  it('has both in the stack, and cycles through it', () => {
    const window = windowWithLayers()
    window.set(caretInText, text.indexOf('bridge'))
    expect(marksHere(window).map(({ layer }) => layer.id)).toEqual(['mine', 'ben'])
    const steps = [1, 2, 3].map(() => {
      cycleOverlaps(window)
      return selected(window)
    })
    expect(steps).toEqual(['bridge of mine', 'bridge of ben', 'bridge of mine'])
  })
  it.each(['Delete', ']', '{', 'Enter', 'E', 'V', 'M', 'T', 'R', 'A', 'L'])(
    'changes nothing of a layer that can only be read by %s, and says so',
    (key) => {
      const window = windowWithLayers()
      const before = window.view().state
      selectPlace(window, { layer: 'ben', annotation: markOf(text, 'left', 'left').id })
      expect(press(window, key)).toBe(true)
      expect(window.view().state).toBe(before)
      expect(window.get(shownMessages).map((each) => each.text)).toEqual([
        'This mark is one of “Ben’s marks”, which can only be read',
      ])
      expect(selected(window)).toBe('left of ben')
    },
  )
  it('lets go of a mark of another layer by Escape, and when an own one is selected', () => {
    const window = windowWithLayers()
    const left = { layer: 'ben', annotation: markOf(text, 'left', 'left').id }
    selectPlace(window, left)
    press(window, 'Escape')
    expect(selected(window)).toBeNull()
    selectPlace(window, left)
    selectMark(window, markOf(text, 'whole', 'The').id)
    expect(selected(window)).toBe('whole of mine')
  })
  it('has the same layers while nothing of them changes', () => {
    const window = windowWithLayers()
    const before = layersOf(window.view())
    window.set(caretInText, 3)
    expect(layersOf(window.view())).toBe(before)
    window.set(otherLayers, new Map())
    expect(layersOf(window.view())).toHaveLength(1)
  })
})
