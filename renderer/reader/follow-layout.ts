import { Plugin } from 'prosemirror-state'
import { type Deferred, onceAFrame } from './deferred'
import { windowInView } from './mark-window'
import { readSelection } from './read-selection'
import { changeScene } from './scene'
import type { Stage } from './stage'

/**
 * Tells the scene, once a frame, that the text may have come to stand elsewhere, and which part of it is in view. A frame
 * that answers a press is left to that: then the next one does it.
 */
export function followLayout(stage: Stage, isSettled: () => boolean): Plugin {
  const { root, view, scene } = stage
  const soon: Deferred = onceAFrame(() => {
    if (!isSettled()) return soon.ask()
    readSelection(view)
    view.dispatch(changeScene(view.state.tr, { moves: scene().moves + 1, window: windowInView(stage) }))
  })
  const stopping = new AbortController()
  const { signal } = stopping
  root.addEventListener('scroll', soon.ask, { passive: true, signal })
  document.fonts.addEventListener('loadingdone', soon.ask, { signal })
  window.addEventListener('resize', soon.ask, { signal })
  const resizes = new ResizeObserver(soon.ask)
  resizes.observe(root)
  resizes.observe(view.dom)
  // The layout is looked at when it is made for the first frame, not before.
  soon.ask()
  const made = {
    destroy: () => {
      stopping.abort()
      resizes.disconnect()
      soon.cancel()
    },
  }
  return new Plugin({ view: () => made })
}
