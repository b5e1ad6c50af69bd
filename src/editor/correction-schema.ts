import { Schema } from 'prosemirror-model'
import type { BlockKind } from '../article/block'
import { nodeName, section, tags } from './schema'

function blockNode(kind: BlockKind) {
  return {
    content: 'text*',
    marks: '',
    group: 'block',
    // Subtle: what is typed is read back from the DOM, where line breaks and runs of spaces would become one space.
    whitespace: 'pre' as const,
    attrs: {
      /** What stands between the block and the one before it; null for what stands between most blocks. */
      gap: { default: null, validate: 'string|null' },
    },
    parseDOM: [{ tag: `.${kind}` }],
    toDOM: () => [tags[kind], { class: `block ${kind}` }, 0] as const,
  }
}

/** A text while it is corrected: plain blocks in sections. */
export const correctionSchema = new Schema({
  nodes: {
    doc: {
      content: 'section+',
      attrs: {
        /** The text before the first block, and after the last. */
        head: { default: '', validate: 'string' },
        tail: { default: '', validate: 'string' },
        /** What stands between two blocks of which one is new. */
        separator: { default: '\n\n', validate: 'string' },
      },
    },
    section: { ...section, parseDOM: [{ tag: '.section' }] },
    paragraph: blockNode('paragraph'),
    headline: blockNode('headline'),
    list_item: blockNode('list-item'),
    quotation: blockNode('quotation'),
    text: {},
  },
})

/** The node type of blocks of that kind. */
export function correctionNode(kind: BlockKind) {
  return correctionSchema.nodes[nodeName(kind)]
}

/** The kind of the blocks that a node type stands for. */
export function kindOfNode(name: string): BlockKind {
  return name === 'list_item' ? 'list-item' : (name as BlockKind)
}
