import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import type { PositionMap } from '../../src/editor/position-map'
import type { Segment } from '../../src/editor/segments'
import { type MarkAttributes, markAttributes } from './mark-attributes'
import { teachLook } from './mark-sheet'

const key = new PluginKey<DecorationSet>('marks')

/** Shows the marks that it was last given, at first these. */
export function markDecorations(first: DecorationSet): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => first,
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

/** Decorations for segments of a document that is not shown yet. */
export function firstMarks(
  doc: Node,
  map: PositionMap,
  segments: readonly Segment[],
): { readonly set: DecorationSet; readonly shown: ShownMarks } {
  const shown = new Map<string, Decoration>()
  for (const segment of segments) {
    const attributes = markAttributes(segment, teachLook)
    shown.set(nameOf(segment, attributes), decorationOf(map, segment, attributes))
  }
  return { set: DecorationSet.create(doc, [...shown.values()]), shown }
}

/** Shows these segments instead of those that are shown, and redraws only where they differ. */
export function showMarks(
  view: EditorView,
  map: PositionMap,
  segments: readonly Segment[],
  shown: ShownMarks,
): ShownMarks {
  const next = new Map<string, Decoration>()
  const added: Decoration[] = []
  for (const segment of segments) {
    const attributes = markAttributes(segment, teachLook)
    const name = nameOf(segment, attributes)
    const old = shown.get(name)
    const decoration = old ?? decorationOf(map, segment, attributes)
    if (old === undefined) added.push(decoration)
    next.set(name, decoration)
  }
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
