import type { Annotation } from '../../src/annotation/annotation'
import type { Range as TextRange } from '../../src/article/range'
import { type End, resized } from '../../src/editor/resize'
import type { AnnotationId } from '../../src/ids'
import { type HandlePlace, handlePainter } from './handles'
import { paintHighlight } from './highlights'
import { type Outline, outlinePainter } from './outlines'
import type { Part } from './reader-props'
import type { Stage } from './stage'
import type { Box } from './text-layout'

const labels: Readonly<Record<Part, string>> = { source: 'Source', cue: 'Cue', claim: 'Claim', relay: 'Relay' }

/** An end of the selected annotation that is being dragged, and where its part would be. */
interface Resize {
  readonly part: number
  readonly end: End
  readonly range: TextRange
}

/** The frame with handles around the selected annotation, and the frames around those that are related to it. */
export interface SelectedFrame {
  /** Draws it where the text is now, within the range of the text that has marks. */
  readonly draw: () => void
  /** Gives up a drag. Answers whether there was one. */
  readonly cancel: () => boolean
}

export function selectedFrame(stage: Stage, within: () => TextRange): SelectedFrame {
  const { layer, layout, text, props } = stage
  const paintOutlines = outlinePainter(layer)
  const paintHandles = handlePainter(layer, { move, drop, cancel: end })
  let resize: Resize | null = null
  // A drag that was given up is not taken up again by the next move.
  let givenUp = false

  function linesOf(range: TextRange): readonly Box[] {
    const seen = within()
    const start = Math.max(range.start, seen.start)
    const end = Math.min(range.end, seen.end)
    return start < end ? layout.lines({ start, end }) : []
  }

  function partsOf(annotation: Annotation): readonly TextRange[] {
    const moving = resize
    return annotation.selectors.map((selector, i) => (moving?.part === i ? moving.range : selector))
  }

  /** The mark of that id, unless it is an orphan, which stands nowhere. */
  function standing(id: AnnotationId | null): Annotation | undefined {
    const annotation = id === null ? undefined : props().annotations.get(id)
    return annotation?.orphan === null ? annotation : undefined
  }

  function draw(): void {
    const { selected, related } = props()
    const chosen = standing(selected)
    if (chosen === undefined && resize !== null) clear()
    const outlines: Outline[] = []
    for (const [id, part] of related) {
      const annotation = id === selected ? undefined : standing(id)
      annotation?.selectors.forEach((selector, i) => {
        outlines.push({ kind: 'related', lines: linesOf(selector), label: i === 0 ? labels[part] : '' })
      })
    }
    const places: HandlePlace[] = []
    const parts = chosen === undefined ? [] : partsOf(chosen)
    parts.forEach((range, part) => {
      const lines = linesOf(range)
      const first = lines[0]
      const last = lines.at(-1)
      if (first === undefined || last === undefined) return
      outlines.push({ kind: 'selected', lines, label: '' })
      const seen = within()
      if (range.start >= seen.start) places.push({ part, end: 'start', line: first })
      if (range.end <= seen.end) places.push({ part, end: 'end', line: last })
    })
    paintOutlines(outlines)
    paintHandles(places)
  }

  function move(part: number, side: End, x: number, y: number, snap: boolean): void {
    const { annotations, selected } = props()
    const offset = layout.offsetAt(x, y)
    const parts = selected === null ? undefined : annotations.get(selected)?.selectors
    if (givenUp || offset === null || parts?.[part] === undefined) return
    const range = resized(text, { parts, part, end: side, offset, snap })
    resize = { part, end: side, range }
    paintHighlight('reader-resize', [layout.domRange(range)])
    draw()
  }

  function drop(): void {
    const { annotations, selected, onMoveEnd } = props()
    const done = resize
    end()
    const before = selected === null || done === null ? undefined : annotations.get(selected)?.selectors[done.part]
    if (selected === null || done === null || before === undefined) return
    const offset = done.range[done.end]
    if (offset !== before[done.end]) onMoveEnd(selected, done.part, done.end, offset)
  }

  function clear(): void {
    resize = null
    paintHighlight('reader-resize', [])
  }

  function end(): void {
    givenUp = false
    clear()
    draw()
  }

  function cancel(): boolean {
    if (resize === null) return false
    end()
    givenUp = true
    return true
  }

  return { draw, cancel }
}
