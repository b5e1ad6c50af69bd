import { Plugin } from 'prosemirror-state'

const changing = ['beforeinput', 'cut', 'paste', 'drop', 'dragstart'] as const
const composing = ['compositionstart', 'compositionupdate', 'compositionend'] as const

/**
 * Keeps the text as it is while the view stays editable, for the sake of caret and keyboard selection:
 * no transaction that changes the document gets through, and the events that would ask for one are stopped.
 */
export function readOnly(): Plugin {
  const stopped = changing.map((name) => [name, stop] as const)
  // Subtle: a composition can't be prevented. Hidden from ProseMirror, its changes of the DOM are to ProseMirror
  // changes like any other, which it reads, offers as a transaction that is filtered, and draws over.
  const hidden = composing.map((name) => [name, () => true] as const)
  return new Plugin({
    filterTransaction: (transaction) => !transaction.docChanged,
    props: {
      handleDOMEvents: Object.fromEntries([...stopped, ...hidden]),
      handleTextInput: () => true,
      handlePaste: () => true,
      handleDrop: () => true,
    },
  })
}

function stop(_view: unknown, event: Event): boolean {
  event.preventDefault()
  return true
}
