import { Schema } from 'prosemirror-model'
import type { BlockKind } from '../article/block'

const tags: Readonly<Record<BlockKind, string>> = {
  headline: 'h2',
  paragraph: 'p',
  'list-item': 'p',
  quotation: 'blockquote',
}

function blockNode(kind: BlockKind) {
  return {
    content: 'text*',
    marks: '',
    selectable: false,
    attrs: {
      /** UTF-16 offset into the canonical text of the block's first character. */
      start: { default: 0, validate: 'number' },
      /** Whether it goes on with the block that stands before it. */
      continued: { default: false, validate: 'boolean' },
    },
    toDOM: (node: { readonly attrs: Readonly<Record<string, unknown>> }) =>
      [tags[kind], { class: node.attrs.continued === true ? `block ${kind} continued` : `block ${kind}` }, 0] as const,
  }
}

/**
 * The document that the reader shows: sections of display blocks of plain text. Annotations are no marks of it.
 * A section says how tall it will be before it is laid out: `lines` of text and `gaps` between blocks, estimated.
 */
export const articleSchema = new Schema({
  nodes: {
    doc: { content: 'section+' },
    section: {
      content: 'block+',
      selectable: false,
      attrs: { lines: { default: 1, validate: 'number' }, gaps: { default: 0, validate: 'number' } },
      toDOM: ({ attrs }) => ['div', { class: 'section', style: `--lines: ${attrs.lines}; --gaps: ${attrs.gaps}` }, 0],
    },
    paragraph: { ...blockNode('paragraph'), group: 'block' },
    headline: { ...blockNode('headline'), group: 'block' },
    list_item: { ...blockNode('list-item'), group: 'block' },
    quotation: { ...blockNode('quotation'), group: 'block' },
    text: {},
  },
})

/** The node type that shows a block of that kind. */
export function nodeTypeOf(kind: BlockKind) {
  return articleSchema.nodes[kind === 'list-item' ? 'list_item' : kind]
}
