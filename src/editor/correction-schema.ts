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

/**
 * A text while it is corrected: plain blocks in sections, which are there for the speed of the screen alone. A section
 * says how tall it will be before it is laid out: `lines` of text and `gaps` between blocks, estimated.
 */
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
    section: {
      content: 'block+',
      attrs: { lines: { default: 1, validate: 'number' }, gaps: { default: 0, validate: 'number' } },
      parseDOM: [{ tag: '.section' }],
      toDOM: ({ attrs }) => ['div', { class: 'section', style: `--lines: ${attrs.lines}; --gaps: ${attrs.gaps}` }, 0],
    },
    paragraph: blockNode('paragraph'),
    headline: blockNode('headline'),
    list_item: blockNode('list-item'),
    quotation: blockNode('quotation'),
    text: {},
  },
})

/** The node type of blocks of that kind. */
export function correctionNode(kind: BlockKind) {
  return correctionSchema.nodes[kind === 'list-item' ? 'list_item' : kind]
}

/** The kind of the blocks that a node type stands for. */
export function kindOfNode(name: string): BlockKind {
  return name === 'list_item' ? 'list-item' : (name as BlockKind)
}
