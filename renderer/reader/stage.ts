import type { EditorState, PluginView } from 'prosemirror-state'
import { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { PositionMap } from '../../src/editor/position-map'
import type { ReaderActions, ReaderContent } from './reader-props'
import type { Scene } from './scene'
import type { TextLayout } from './text-layout'

/** What the parts of a reader share for as long as it shows one revision of one article. */
export interface Stage {
  /** The element that scrolls. */
  readonly root: HTMLElement
  /** Lies over the text and scrolls with it. */
  readonly layer: HTMLElement
  readonly view: EditorView
  readonly map: PositionMap
  readonly layout: TextLayout
  /** The canonical text. */
  readonly text: string
  readonly actions: ReaderActions
  /** The scene as the text shows it. */
  readonly scene: () => Scene
  /** The newest content, which the text may show only after the next frame. */
  readonly content: () => ReaderContent
}

/** A part of the reader that is told of each new state, with the one before, after the text shows it. */
export function part(update: (state: EditorState, before: EditorState) => void, destroy?: () => void): Plugin {
  const made: PluginView = { update: (view, before) => update(view.state, before), ...(destroy ? { destroy } : {}) }
  return new Plugin({ view: () => made })
}
