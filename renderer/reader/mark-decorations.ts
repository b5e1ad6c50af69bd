import { Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import type { PositionMap } from '../../src/editor/position-map'
import type { Segment } from '../../src/editor/segments'
import { type MarkAttributes, markAttributes } from './mark-attributes'
import { teachLook } from './mark-sheet'

const key = new PluginKey<DecorationSet>('marks')

/** Shows the marks that it was last given, at first these. */
export function markDecorations(first: ShownMarks): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_config, { doc }) => DecorationSet.create(doc, [...first.values()]),
      apply: (transaction, shown) => {
        const next: unknown = transaction.getMeta(key)
        return next instanceof DecorationSet ? next : shown
      },
    },
    props: { decorations: (state) => key.getState(state) },
  })
}

/** Decorations by what they show and where, so that those that stay are known. */
export type ShownMarks = ReadonlyMap<string, Decoration>

/** Decorations for these segments: those that are shown already where nothing differs. */
export function decorated(map: PositionMap, segments: readonly Segment[], shown: ShownMarks): ShownMarks {
  const next = new Map<string, Decoration>()
  for (const segment of segments) {
    const attributes = markAttributes(segment, teachLook)
    const name = nameOf(segment, attributes)
    next.set(name, shown.get(name) ?? decorationOf(map, segment, attributes))
  }
  return next
}

/** Shows these segments instead of those that are shown, and redraws only where they differ. */
export function showMarks(
  view: EditorView,
  map: PositionMap,
  segments: readonly Segment[],
  shown: ShownMarks,
): ShownMarks {
  const next = decorated(map, segments, shown)
  const added = [...next].flatMap(([name, decoration]) => (shown.has(name) ? [] : [decoration]))
  const removed = [...shown].flatMap(([name, decoration]) => (next.has(name) ? [] : [decoration]))
  if (added.length === 0 && removed.length === 0) return shown
  const before = key.getState(view.state) ?? DecorationSet.empty
  view.dispatch(view.state.tr.setMeta(key, before.remove(removed).add(view.state.doc, added)))
  return next
}

function decorationOf(map: PositionMap, { start, end }: Segment, attributes: MarkAttributes): Decoration {
  return Decoration.inline(map.toPosition(start, 'after'), map.toPosition(end, 'before'), attributes)
}

function nameOf({ start, end }: Segment, attributes: MarkAttributes): string {
  return [start, end, attributes.class, attributes['data-annotations']].join('|')
}
