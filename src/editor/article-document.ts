import type { Node } from 'prosemirror-model'
import type { DisplayBlock } from '../article/display-blocks'
import { type PositionMap, positionMap } from './position-map'
import { articleSchema, nodeTypeOf } from './schema'

/** Blocks to a section: few enough to lay one out in a frame, many enough that sections stay few. */
const SECTION_SIZE = 80

// Code units that fit on one line of the reading column, for the estimate of a section's height.
const LINE_LENGTH = 71

/** An article as ProseMirror shows it, and the way between its positions and the offsets of the canonical text. */
export interface ArticleDocument {
  readonly doc: Node
  readonly map: PositionMap
}

/** Builds the document of a text. Offsets of the blocks are UTF-16 offsets into `text`, in its order. */
export function articleDocument(
  text: string,
  blocks: readonly DisplayBlock[],
  sectionSize = SECTION_SIZE,
): ArticleDocument {
  // A document must hold a section, and a section a block: of a text without blocks it is one empty paragraph.
  const shown: readonly DisplayBlock[] =
    blocks.length > 0 ? blocks : [{ kind: 'paragraph', start: 0, end: 0, continued: false }]
  const sections: Node[] = []
  for (let i = 0; i < shown.length; i += sectionSize) {
    sections.push(sectionNode(text, shown.slice(i, i + sectionSize)))
  }
  return { doc: articleSchema.node('doc', null, sections), map: positionMap(shown, sectionSize) }
}

function sectionNode(text: string, blocks: readonly DisplayBlock[]): Node {
  let lines = 0
  let gaps = 0
  for (const block of blocks) {
    lines += Math.max(Math.ceil((block.end - block.start) / LINE_LENGTH), 1)
    if (!block.continued) gaps++
  }
  return articleSchema.node(
    'section',
    { lines, gaps },
    blocks.map((block) => blockNode(text, block)),
  )
}

function blockNode(text: string, { kind, start, end, continued }: DisplayBlock): Node {
  const type = nodeTypeOf(kind)
  if (type === undefined) throw new Error(`The schema must have a node for blocks of the kind ${kind}.`)
  return type.create({ start, continued }, start < end ? articleSchema.text(text.slice(start, end)) : null)
}
