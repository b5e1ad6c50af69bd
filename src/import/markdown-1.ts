import type { FootnoteDefinition, FootnoteReference, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import type { Block, BlockKind } from '../article/block'
import { titleOf } from '../article/title'
import type { Reading } from './format'
import type { Loss } from './loss'
import { canonicalNewlines } from './plain-text-1'
import { textReader } from './text-reader'

type ContainerKind = Exclude<BlockKind, 'headline'>

const BETWEEN_BLOCKS = '\n\n'
const BETWEEN_CELLS = ' | '
const LINE_BREAK = /^<br\s*\/?>$/i

/** Frozen: another text from the same bytes is another version. */
export const markdown1 = textReader({ id: 'markdown', version: 1 }, readMarkdown)

/**
 * CommonMark with GitHub's extensions. The canonical text is the readable text with exactly one blank line between
 * blocks: what a reader of the rendered page sees, without markup. Links give their text, images their alternative
 * text, a table row its cells with " | " between them, a footnote its label in brackets at both ends. YAML front
 * matter, link definitions, rules and HTML are not part of the text.
 */
export function readMarkdown(decoded: string): Pick<Reading, 'text' | 'blocks' | 'title' | 'losses'> {
  const source = canonicalNewlines(decoded)
  const body = withoutFrontMatter(source)
  const tree = fromMarkdown(body, {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  })
  const parts: string[] = []
  const blocks: Block[] = []
  let end = 0
  for (const piece of piecesOf(tree.children, 'paragraph')) {
    const content = piece.text.trim()
    if (content === '') continue
    const start = blocks.length === 0 ? 0 : end + BETWEEN_BLOCKS.length
    end = start + content.length
    parts.push(content)
    blocks.push({ kind: piece.kind, start, end })
  }
  const text = parts.join(BETWEEN_BLOCKS)
  const losses = lossesIn(tree.children, body !== source)
  return { text, blocks, title: titleOf(text, blocks), losses }
}

// Without a YAML parser: a document may also begin with a rule, so what follows the first "---" must look like a key.
function withoutFrontMatter(source: string): string {
  const matter = /^---[ \t]*\n\s*(?:#[^\n]*\n\s*)*["']?[\w-]+["']?[ \t]*:/.exec(source)
  if (matter === null) return source
  const closing = /\n(?:---|\.\.\.)[ \t]*(?:\n|$)/g
  closing.lastIndex = matter[0].length
  return closing.test(source) ? source.slice(closing.lastIndex) : source
}

interface Piece {
  readonly kind: BlockKind
  readonly text: string
}

interface Pending {
  readonly node: RootContent
  readonly kind: ContainerKind
  readonly lead: string
}

// A stack of its own instead of recursion: a hostile file nests quotations deeper than calls may.
function piecesOf(nodes: readonly RootContent[], outermost: ContainerKind): readonly Piece[] {
  const pieces: Piece[] = []
  const stack: Pending[] = []
  const descend = (children: readonly RootContent[], kind: ContainerKind, lead = ''): void => {
    for (let i = children.length - 1; i >= 0; i--) {
      const node = children[i]
      if (node !== undefined) stack.push({ node, kind, lead: i === 0 ? lead : '' })
    }
  }
  descend(nodes, outermost)
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, kind, lead } = next
    switch (node.type) {
      case 'heading':
        pieces.push({ kind: 'headline', text: lead + inlineText(node.children) })
        break
      case 'paragraph':
        pieces.push({ kind, text: lead + inlineText(node.children) })
        break
      case 'code':
        pieces.push({ kind: 'paragraph', text: lead + node.value })
        break
      case 'table':
        for (const row of node.children) {
          const cells = row.children.map((cell) => inlineText(cell.children).trim())
          // A row of empty cells would be nothing but separators.
          if (cells.some((cell) => cell !== '')) pieces.push({ kind: 'paragraph', text: cells.join(BETWEEN_CELLS) })
        }
        break
      case 'blockquote':
        descend(node.children, 'quotation', lead)
        break
      case 'list':
        descend(node.children, 'list-item', lead)
        break
      case 'listItem':
        descend(node.children, kind, lead)
        break
      case 'footnoteDefinition':
        descend(node.children, 'paragraph', `${footnoteLabel(node)} `)
        break
      // HTML is markup, not readable text: what a tag means, or hides, is unknown without a browser, and one node may
      // hold a whole script. Text between two inline tags is a node of its own and stays. Definitions and rules
      // show nothing.
      default:
        break
    }
  }
  return pieces
}

function inlineText(nodes: readonly RootContent[]): string {
  let text = ''
  const stack: RootContent[] = nodes.toReversed()
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    switch (node.type) {
      case 'text':
      case 'inlineCode':
        // A soft line break is only where the source was wrapped.
        text += node.value.replace(/[ \t]*\n[ \t]*/g, ' ')
        break
      case 'break':
        text += '\n'
        break
      case 'html':
        if (LINE_BREAK.test(node.value)) text += '\n'
        break
      case 'image':
      case 'imageReference':
        text += node.alt ?? ''
        break
      case 'footnoteReference':
        text += footnoteLabel(node)
        break
      default:
        if ('children' in node) stack.push(...node.children.toReversed())
    }
  }
  return text
}

// Kept in the text at both ends: which sentence rests on which footnote is what a fact-checker wants to know.
const footnoteLabel = (node: FootnoteDefinition | FootnoteReference): string => `[${node.label ?? node.identifier}]`

function lossesIn(nodes: readonly RootContent[], hasFrontMatter: boolean): readonly Loss[] {
  let [html, pictures] = [0, 0]
  const stack: RootContent[] = [...nodes]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'html' && !LINE_BREAK.test(node.value)) html++
    else if (node.type === 'image' || node.type === 'imageReference') pictures++
    else if ('children' in node) for (const child of node.children) stack.push(child)
  }
  const losses: readonly Loss[] = [
    { what: 'front matter', count: hasFrontMatter ? 1 : 0 },
    { what: 'HTML', count: html },
    { what: 'pictures', count: pictures },
  ]
  return losses.filter(({ count }) => count > 0)
}
