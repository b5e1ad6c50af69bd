import { Plugin } from 'prosemirror-state'
import type { Range as TextRange } from '../../src/article/range'
import type { TextSelectionEnds } from './reader-props'

export interface KeyActions {
  /** Answers whether the key was a command. */
  readonly onKey: (event: KeyboardEvent) => boolean
  /** Takes the palette away. Answers whether it was there. */
  readonly dismiss: () => boolean
  readonly ends: () => TextSelectionEnds
  readonly select: (selection: TextSelectionEnds) => void
  readonly reveal: (range: TextRange) => void
}

/** What keys do while the text has the focus. Offsets are UTF-16 offsets into the canonical text. */
export function readerKeys(length: number, actions: KeyActions): Plugin {
  return new Plugin({
    props: {
      handleKeyDown: (_view, event) => {
        if (event.isComposing || event.keyCode === 229) return false
        const handled =
          (event.key === 'Escape' && actions.dismiss()) || actions.onKey(event) || goToEdge(event, length, actions)
        if (handled) {
          event.preventDefault()
          event.stopPropagation()
        }
        return handled
      },
    },
  })
}

// Subtle: left to the browser, these keys stop where the sections begin that it has not laid out.
function goToEdge(event: KeyboardEvent, length: number, { ends, select, reveal }: KeyActions): boolean {
  const edge = edgeKey(event)
  if (edge === null) return false
  const head = edge === 'start' ? 0 : length
  select({ anchor: event.shiftKey ? ends().anchor : head, head })
  reveal({ start: head, end: head })
  return true
}

/** The edge of the text that a key goes to: Ctrl+Home and Ctrl+End, Cmd+↑ and Cmd+↓ on a Mac. */
function edgeKey({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): 'start' | 'end' | null {
  if (altKey) return null
  if ((ctrlKey && key === 'Home') || (metaKey && key === 'ArrowUp')) return 'start'
  return (ctrlKey && key === 'End') || (metaKey && key === 'ArrowDown') ? 'end' : null
}
