import type { Annotation } from '../../src/annotation/annotation'
import { makeSelector } from '../../src/annotation/selector'
import { standsIn } from '../../src/annotation/standing'
import type { Range as TextRange } from '../../src/article/range'
import { type End, resized } from '../../src/editor/resize'
import type { AnnotationId } from '../../src/ids'
import { type HandlePlace, handlePainter } from './handles'
import { type Outline, outlinePainter } from './outlines'
import type { Part } from './reader-props'
import type { Stage } from './stage'
import type { Box } from './text-layout'

const labels: Readonly<Record<Part, string>> = { source: 'Source', cue: 'Cue', claim: 'Claim', relay: 'Relay' }

/** An end of the selected annotation that is being dragged, and the annotation as it would be. */
interface Resize {
  readonly part: number
  readonly end: End
  readonly moved: Annotation
}

/** The frame with handles around the selected annotation, and the frames around those that are related to it. */
export interface SelectedFrame {
  /** Draws it where the text is now, within the range of the text that has marks. */
  readonly draw: () => void
}

/** `showMoving` is told how the annotation would be while one of its handles is dragged, and null afterwards. */
export function selectedFrame(
  stage: Stage,
  within: () => TextRange,
  showMoving: (moving: Annotation | null) => void,
): SelectedFrame {
  const { root, layer, layout, text, props } = stage
  const paintOutlines = outlinePainter(layer)
  const paintHandles = handlePainter(root, layer, { move, drop, cancel: end })
  let resize: Resize | null = null
  let isEmpty = true

  function linesOf(range: TextRange): readonly Box[] {
    const seen = within()
    const start = Math.max(range.start, seen.start)
    const end = Math.min(range.end, seen.end)
    return start < end ? layout.lines({ start, end }) : []
  }

  /** The mark of that id, if it stands in the text. */
  function standing(id: AnnotationId | null): Annotation | undefined {
    const annotation = id === null ? undefined : props().annotations.get(id)
    return annotation !== undefined && standsIn(text, annotation) ? annotation : undefined
  }

  function draw(): void {
    const { selected, related } = props()
    const outlines: Outline[] = []
    for (const [id, part] of related) {
      const annotation = id === selected ? undefined : standing(id)
      annotation?.selectors.forEach((selector, i) => {
        outlines.push({ kind: 'related', lines: linesOf(selector), label: i === 0 ? labels[part] : '' })
      })
    }
    const places: HandlePlace[] = []
    const mark = standing(selected)
    const shown = resize?.moved.id === mark?.id ? resize?.moved : mark
    shown?.selectors.forEach((range, part) => {
      const lines = linesOf(range)
      const first = lines[0]
      const last = lines.at(-1)
      if (first === undefined || last === undefined) return
      outlines.push({ kind: 'selected', lines, label: '' })
      const seen = within()
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
    const annotation = standing(props().selected)
    const offset = layout.offsetAt(x, y)
    if (offset === null || annotation?.selectors[part] === undefined) return
    // The mark was left, by a key, while its handle is still held.
    if (resize !== null && resize.moved.id !== annotation.id) return
    const { selectors } = annotation
    const range = resized(text, { parts: selectors, part, end: side, offset, snap: !fine })
    const moved = { ...annotation, selectors: selectors.with(part, makeSelector(text, range)) }
    resize = { part, end: side, moved }
    showMoving(moved)
    draw()
  }

  function drop(): void {
    const done = resize
    end()
    const before = done === null ? undefined : props().annotations.get(done.moved.id)?.selectors
    const offset = done?.moved.selectors[done.part]?.[done.end]
    if (done === null || offset === undefined || before?.[done.part] === undefined) return
    if (offset === before[done.part]?.[done.end]) return
    props().onMoveEnd(done.moved.id, done.part, done.end, offset)
  }

  function end(): void {
    if (resize === null) return
    resize = null
    showMoving(null)
    draw()
  }

  return { draw }
}
