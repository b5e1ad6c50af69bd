import { type EditorState, Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { PositionMap } from '../../src/editor/position-map'
import { type Segment, segmentsOf } from '../../src/editor/segments'
import { type MarkAttributes, markAttributes } from './mark-attributes'
import { teachLook } from './mark-sheet'
import { type Scene, sceneOf } from './scene'

/** Decorations by what they show and where, so that those that stay are known. */
interface Shown {
  readonly byName: ReadonlyMap<string, Decoration>
  readonly set: DecorationSet
}

const key = new PluginKey<Shown>('marks')

/** Shows the marks of the scene as the DOM of the text, within its window. It must stand behind the scene's plugin. */
export function markDecorations(map: PositionMap): Plugin<Shown> {
  return new Plugin<Shown>({
    key,
    state: {
      init: (_config, state) => shownIn(map, state, { byName: new Map(), set: DecorationSet.empty }),
      apply: (_transaction, shown, before, now) =>
        looksAlike(sceneOf(before), sceneOf(now)) ? shown : shownIn(map, now, shown),
    },
    props: { decorations: (state) => key.getState(state)?.set },
  })
}

/** Whether the DOM of the text may have changed between two states: what was painted over it is lost then. */
export function isRedrawn(state: EditorState, before: EditorState): boolean {
  return key.getState(state) !== key.getState(before)
}

function looksAlike(a: Scene, b: Scene): boolean {
  return a.marks === b.marks && a.window === b.window && a.content.codebook === b.content.codebook
}

/** What the scene shows: those that were shown already where nothing differs. */
function shownIn(map: PositionMap, state: EditorState, before: Shown): Shown {
  const { marks, window, content } = sceneOf(state)
  const byName = new Map<string, Decoration>()
  for (const segment of segmentsOf(map.blocks.slice(window.first, window.last + 1), marks, content.codebook)) {
    const attributes = markAttributes(segment, teachLook)
    const name = nameOf(segment, attributes)
    byName.set(name, before.byName.get(name) ?? decorationOf(map, segment, attributes))
  }
  const added = [...byName].flatMap(([name, decoration]) => (before.byName.has(name) ? [] : [decoration]))
  const removed = [...before.byName].flatMap(([name, decoration]) => (byName.has(name) ? [] : [decoration]))
  if (added.length === 0 && removed.length === 0) return before
  return { byName, set: before.set.remove(removed).add(state.doc, added) }
}

function decorationOf(map: PositionMap, { start, end }: Segment, attributes: MarkAttributes): Decoration {
  return Decoration.inline(map.toPosition(start, 'after'), map.toPosition(end, 'before'), attributes)
}

function nameOf({ start, end }: Segment, attributes: MarkAttributes): string {
  return [start, end, attributes.class, attributes['data-annotations'], attributes['data-others']].join('|')
}
