import type { Plugin } from 'prosemirror-state'
import type { Range as TextRange } from '../../src/article/range'
import { snapToWords, trimRange } from '../../src/article/snap'
import { afterQuiet } from './deferred'
import { paintHighlight } from './highlights'
import { isRedrawn } from './mark-decorations'
import type { PaletteAnchor, TextSelectionEnds } from './reader-props'
import { sceneOf } from './scene'
import { part, type Stage } from './stage'

// Milliseconds for which the keys must rest until the palette appears.
const QUIET = 150

/** What is selected and would be tagged: it is painted as it would be tagged, and has the palette beside it. */
export interface PendingSelection {
  /** The range that would be tagged; null when it is empty. */
  readonly range: (snap: boolean) => TextRange | null
  readonly pressed: () => void
  /** The mouse button was released; `whole` is false when Alt switched the snapping off. */
  readonly released: (whole: boolean) => void
  /** Paints what is selected no more: the caret is about to be elsewhere. */
  readonly leave: () => void
  /** Takes the palette away until the selection changes. Answers whether it was there. */
  readonly dismiss: () => boolean
  readonly plugin: Plugin
}

export function pendingSelection(
  { root, view, map, layout, text }: Stage,
  ends: () => TextSelectionEnds,
  showPalette: (anchor: PaletteAnchor | null) => void,
): PendingSelection {
  let whole = true
  let pressing = false
  let visible = false
  const rest = afterQuiet(QUIET, () => show(true))

  function range(snap: boolean): TextRange | null {
    const { anchor, head } = ends()
    const selected = { start: Math.min(anchor, head), end: Math.max(anchor, head) }
    const fit = (snap && whole ? snapToWords : trimRange)(text, selected)
    return fit.start < fit.end ? fit : null
  }

  function paint(): void {
    const { from, to } = view.state.selection
    const pending = range(true)
    const selected = from === to ? [] : [{ start: map.toOffset(from), end: map.toOffset(to) }]
    paintHighlight('reader-selection', selected.map(layout.domRange))
    paintHighlight('reader-pending', pending === null ? [] : [layout.domRange(pending)])
  }

  function leave(): void {
    paintHighlight('reader-selection', [])
    paintHighlight('reader-pending', [])
  }

  function show(wanted: boolean): void {
    visible = wanted && range(true) !== null
    place()
  }

  function place(): void {
    showPalette(visible ? anchor() : null)
  }

  function anchor(): PaletteAnchor | null {
    const { anchor: from, head } = view.state.selection
    const side = head < from ? 'above' : 'below'
    const { left, top, bottom } = view.coordsAtPos(head, head < from ? 1 : -1)
    const frame = root.getBoundingClientRect()
    return bottom < frame.top || top > frame.bottom ? null : { x: left, top, bottom, side }
  }

  function changed(): void {
    whole = true
    paint()
    show(false)
    if (!pressing && !view.state.selection.empty) rest.ask()
    else rest.cancel()
  }

  return {
    range,
    pressed: () => {
      pressing = true
      rest.cancel()
    },
    released: (snapped) => {
      pressing = false
      whole = snapped
      paint()
      show(true)
    },
    leave,
    dismiss: () => {
      rest.cancel()
      const was = visible
      show(false)
      return was
    },
    plugin: part(
      (state, before) => {
        if (!state.selection.eq(before.selection)) changed()
        else if (isRedrawn(state, before)) paint()
        const [now, then] = [sceneOf(state), sceneOf(before)]
        if (visible && (now.moves !== then.moves || now.content !== then.content)) place()
      },
      () => {
        rest.cancel()
        leave()
      },
    ),
  }
}
