import { Schema } from 'prosemirror-model'
import { EditorState, Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet, EditorView } from 'prosemirror-view'
import type { Mark } from './case-text'
import type { Side } from './side'

const schema = new Schema({
  nodes: {
    doc: { content: 'paragraph+' },
    paragraph: { content: 'text*', toDOM: () => ['p', 0] },
    text: {},
  },
})

interface Change {
  readonly add: readonly Decoration[]
  readonly remove: readonly Decoration[]
}

const key = new PluginKey<DecorationSet>('marks')

/** ProseMirror with one flat document; `marked`: with an inline decoration for each mark, as its guide has it. */
export function proseMirror(version: string, marked: boolean): Side {
  let view: EditorView | null = null
  const marks = new Map<string, Mark>()
  const shown = new Map<string, Decoration>()
  let hovered: Decoration | null = null
  let selected: Decoration | null = null

  function decorationOf(mark: Mark, name = 'mark'): Decoration {
    // A paragraph opens and closes where the text has two characters for the break.
    const from = mark.start + 1
    return Decoration.inline(from, from + mark.end - mark.start, { class: name, 'data-id': mark.id })
  }

  function change(made: Change): void {
    view?.dispatch(view.state.tr.setMeta(key, made))
  }

  function hover(event: MouseEvent): void {
    const id = event.target instanceof Element ? event.target.closest('[data-id]')?.getAttribute('data-id') : null
    const mark = id == null ? undefined : marks.get(id)
    const next = mark === undefined ? null : decorationOf(mark, 'hovered')
    if (next === null && hovered === null) return
    change({ add: next === null ? [] : [next], remove: hovered === null ? [] : [hovered] })
    hovered = next
  }

  function plugin(): Plugin<DecorationSet> {
    return new Plugin<DecorationSet>({
      key,
      state: {
        init: (_config, state) => {
          for (const mark of marks.values()) shown.set(mark.id, decorationOf(mark))
          return DecorationSet.create(state.doc, [...shown.values()])
        },
        apply: (transaction, set) => {
          const made = transaction.getMeta(key) as Change | undefined
          return made === undefined ? set : set.remove([...made.remove]).add(transaction.doc, [...made.add])
        },
      },
      props: { decorations: (state) => key.getState(state) },
    })
  }

  const open: Side['open'] = (scroller, given) => {
    for (const mark of given.marks) marks.set(mark.id, mark)
    const paragraph = (words: string) => schema.node('paragraph', null, schema.text(words))
    const doc = schema.node(
      'doc',
      null,
      given.blocks.map(({ start, end }) => paragraph(given.text.slice(start, end))),
    )
    const column = document.createElement('div')
    column.className = 'column'
    scroller.append(column)
    view = new EditorView(column, { state: EditorState.create({ doc, plugins: marked ? [plugin()] : [] }) })
    if (marked) view.dom.addEventListener('mousemove', hover)
  }
  const close = () => view?.destroy()
  if (!marked) return { version, hovers: false, open, close }
  return {
    version,
    hovers: true,
    open,
    close,
    add: (mark) => {
      const decoration = decorationOf(mark)
      marks.set(mark.id, mark)
      shown.set(mark.id, decoration)
      change({ add: [decoration], remove: [] })
    },
    remove: (mark) => {
      const decoration = shown.get(mark.id)
      if (decoration === undefined) throw new Error('The mark must be there.')
      change({ add: [], remove: [decoration] })
    },
    select: (mark) => {
      const next = decorationOf(mark, 'chosen')
      change({ add: [next], remove: selected === null ? [] : [selected] })
      selected = next
    },
  }
}
