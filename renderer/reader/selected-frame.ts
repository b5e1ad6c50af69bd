import type { Plugin } from 'prosemirror-state'
import type { Annotation } from '../../src/annotation/annotation'
import { isEditable, type LayeredMark, MINE, markAt } from '../../src/annotation/layer'
import { makeSelector } from '../../src/annotation/selector'
import { standsIn } from '../../src/annotation/standing'
import type { Range as TextRange } from '../../src/article/range'
import { type End, resized } from '../../src/editor/resize'
import type { AnnotationId } from '../../src/ids'
import { type HandlePlace, handlePainter } from './handles'
import { windowRange } from './mark-window'
import { type Outline, outlinePainter } from './outlines'
import type { Part } from './reader-props'
import { changeScene, sceneOf } from './scene'
import { part as readerPart, type Stage } from './stage'
import type { Box } from './text-layout'

const labels: Readonly<Record<Part, string>> = { source: 'Source', cue: 'Cue', claim: 'Claim', relay: 'Relay' }

const nothingRelated = { related: new Map<AnnotationId, Part>() }

/** An end of the selected annotation that is being dragged, and the annotation as it would be. */
interface Resize {
  readonly part: number
  readonly end: End
  readonly moved: Annotation
}

interface SelectedFrame {
  readonly plugin: Plugin
  /** Draws the newest content's frames, before the text shows that content; none where the text is about to change. */
  readonly answer: (changesText: boolean) => void
}

/**
 * The frame around the selected mark, with handles where it can be changed, and the frames around those that are related
 * to it; within the range of the text that has marks.
 */
export function selectedFrame({ root, layer, view, map, layout, text, actions, scene, content }: Stage): SelectedFrame {
  const paintOutlines = outlinePainter(layer)
  const paintHandles = handlePainter(root, layer, { move, drop, cancel: end })
  let resize: Resize | null = null
  let isEmpty = true

  function linesOf(range: TextRange): readonly Box[] {
    const seen = windowRange(map, scene())
    const start = Math.max(range.start, seen.start)
    const end = Math.min(range.end, seen.end)
    return start < end ? layout.lines({ start, end }) : []
  }

  /** The selected mark, if it stands in the text. */
  function selectedMark(): LayeredMark | undefined {
    const { layers, selected } = content()
    const mark = markAt(layers, selected)
    return mark !== undefined && standsIn(text, mark.annotation) ? mark : undefined
  }

  /** The selected mark, if it can be changed. */
  function editable(): Annotation | undefined {
    const mark = selectedMark()
    return mark !== undefined && isEditable(mark.layer) ? mark.annotation : undefined
  }

  function ownMark(id: AnnotationId): Annotation | undefined {
    return markAt(content().layers, { layer: MINE, annotation: id })?.annotation
  }

  function draw(isEmptied = false): void {
    const { related } = isEmptied ? nothingRelated : content()
    const mark = isEmptied ? undefined : selectedMark()
    const own = isEmptied ? undefined : editable()
    const outlines: Outline[] = []
    for (const [id, part] of related) {
      const annotation = id === own?.id ? undefined : ownMark(id)
      if (annotation === undefined || !standsIn(text, annotation)) continue
      annotation.selectors.forEach((selector, i) => {
        outlines.push({ kind: 'related', lines: linesOf(selector), label: i === 0 ? labels[part] : '' })
      })
    }
    const places: HandlePlace[] = []
    const shown = own !== undefined && resize?.moved.id === own.id ? resize.moved : mark?.annotation
    shown?.selectors.forEach((range, part) => {
      const lines = linesOf(range)
      const first = lines[0]
      const last = lines.at(-1)
      if (first === undefined || last === undefined) return
      outlines.push({ kind: 'selected', lines, label: '' })
      if (own === undefined) return
      const seen = windowRange(map, scene())
      if (range.start >= seen.start) places.push({ part, end: 'start', line: first })
      if (range.end <= seen.end) places.push({ part, end: 'end', line: last })
    })
    // Where nothing is drawn and nothing was, nothing is asked: that may cost a layout. Else it is asked before drawing.
    if (outlines.length === 0 && isEmpty) return
    isEmpty = outlines.length === 0
    const origin = layer.getBoundingClientRect()
    paintOutlines(outlines, origin)
    paintHandles(places, origin)
  }

  function move(part: number, side: End, x: number, y: number, fine: boolean): void {
    const annotation = editable()
    const offset = layout.offsetAt(x, y)
    if (offset === null || annotation?.selectors[part] === undefined) return
    // The mark was left, by a key, while its handle is still held.
    if (resize !== null && resize.moved.id !== annotation.id) return
    const { selectors } = annotation
    const range = resized(text, { parts: selectors, part, end: side, offset, snap: !fine })
    const moved = { ...annotation, selectors: selectors.with(part, makeSelector(text, range)) }
    resize = { part, end: side, moved }
    showMoving(moved)
  }

  function drop(): void {
    const done = resize
    end()
    const before = done === null ? undefined : ownMark(done.moved.id)?.selectors
    const offset = done?.moved.selectors[done.part]?.[done.end]
    if (done === null || offset === undefined || before?.[done.part] === undefined) return
    if (offset === before[done.part]?.[done.end]) return
    actions.onMoveEnd(done.moved.id, done.part, done.end, offset)
  }

  function end(): void {
    if (resize === null) return
    resize = null
    showMoving(null)
  }

  function showMoving(moving: Annotation | null): void {
    view.dispatch(changeScene(view.state.tr, { moving }))
  }

  const plugin = readerPart((state, before) => {
    const [now, then] = [sceneOf(state), sceneOf(before)]
    if (
      now.marks !== then.marks ||
      now.window !== then.window ||
      now.moves !== then.moves ||
      now.content.selected !== then.content.selected ||
      now.content.related !== then.content.related
    )
      draw()
  })
  return { plugin, answer: draw }
}
