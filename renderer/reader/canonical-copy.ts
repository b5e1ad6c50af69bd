import { Plugin } from 'prosemirror-state'
import type { PositionMap } from '../../src/editor/position-map'

/** Copies what is selected as the canonical text has it, and not as the DOM would tell it. */
export function canonicalCopy(text: string, map: PositionMap): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        copy: (view, event) => {
          const { from, to } = view.state.selection
          event.preventDefault()
          if (from !== to) event.clipboardData?.setData('text/plain', text.slice(map.toOffset(from), map.toOffset(to)))
          return true
        },
      },
    },
  })
}
