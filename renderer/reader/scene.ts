import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import type { Annotation } from '../../src/annotation/annotation'
import { type PaintedMarks, paintedMarks } from '../../src/editor/painted-marks'
import type { ReaderContent } from './reader-props'

/**
 * The part of the text in which marks are shown, what is in view and about one screen before and after it: indexes of
 * blocks, the last one included.
 */
export interface BlockWindow {
  readonly first: number
  readonly last: number
}

/** All that decides what is painted on the text, as a value: what the parts of the reader follow. */
export interface Scene {
  readonly content: ReaderContent
  /** Which marks are where, of those that are painted. */
  readonly marks: PaintedMarks
  /** A mark with the end that is being dragged. */
  readonly moving: Annotation | null
  /** The blocks in which marks are shown. */
  readonly window: BlockWindow
  /** Grows whenever the text may have come to stand elsewhere on the screen. */
  readonly moves: number
}

type SceneChange = Partial<Omit<Scene, 'marks'>>

const key = new PluginKey<Scene>('scene')

/** Keeps the scene, which {@link changeScene} changes. */
export function scenePlugin(text: string, content: ReaderContent, window: BlockWindow): Plugin<Scene> {
  return new Plugin<Scene>({
    key,
    state: {
      init: () => ({ content, marks: paintedMarks(text, content.layers), moving: null, window, moves: 0 }),
      apply: (transaction, scene) => {
        const change: SceneChange | undefined = transaction.getMeta(key)
        if (change === undefined) return scene
        const next = { ...scene, ...change }
        if (next.content.layers === scene.content.layers && next.moving === scene.moving) return next
        return { ...next, marks: paintedMarks(text, next.content.layers, next.moving) }
      },
    },
  })
}

export function sceneOf(state: EditorState): Scene {
  const scene = key.getState(state)
  if (scene === undefined) throw new Error('A reader must have a scene.')
  return scene
}

/** The transaction, with this change of the scene. */
export function changeScene(transaction: Transaction, change: SceneChange): Transaction {
  return transaction.setMeta(key, change)
}
