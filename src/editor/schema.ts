import { type Node, Schema } from 'prosemirror-model'
import type { BlockKind } from '../article/block'

/** The elements that blocks are shown as, by their kind. */
export const tags: Readonly<Record<BlockKind, string>> = {
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
 * A section says how tall it will be before it is laid out: `lines` of text and `gaps` between blocks, estimated. It is
 * there for the speed of the screen alone.
 */
export const section = {
  content: 'block+',
  attrs: { lines: { default: 1, validate: 'number' }, gaps: { default: 0, validate: 'number' } },
  toDOM: ({ attrs }: Pick<Node, 'attrs'>) =>
    ['div', { class: 'section', style: `--lines: ${attrs.lines}; --gaps: ${attrs.gaps}` }, 0] as const,
}

/** The name of the nodes that blocks of that kind are, in every schema. */
export function nodeName(kind: BlockKind) {
  return kind === 'list-item' ? 'list_item' : kind
}

/** The document that the reader shows: sections of display blocks of plain text. Annotations are no marks of it. */
export const articleSchema = new Schema({
  nodes: {
    doc: { content: 'section+' },
    section: { ...section, selectable: false },
    paragraph: { ...blockNode('paragraph'), group: 'block' },
    headline: { ...blockNode('headline'), group: 'block' },
    list_item: { ...blockNode('list-item'), group: 'block' },
    quotation: { ...blockNode('quotation'), group: 'block' },
    text: {},
  },
})

/** The node type that shows a block of that kind. */
export function nodeTypeOf(kind: BlockKind) {
  return articleSchema.nodes[nodeName(kind)]
}
