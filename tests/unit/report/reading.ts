import { Window } from 'happy-dom'
import type { Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

/** What a reader of a report can find of one part of a mention. */
export interface ReadPart {
  readonly annotation: string
  readonly start: number
  readonly end: number
  readonly quotation: string
}

/** The page as a browser parses it; nothing in it runs. */
export function parsePage(page: string) {
  // A window of its own each time: one that is shared keeps all its documents.
  const window = new Window()
  return new window.DOMParser().parseFromString(page, 'text/html')
}

export function partsInPage(page: string): readonly ReadPart[] {
  return [...parsePage(page).querySelectorAll('[data-annotation]')].map((element) => ({
    annotation: element.getAttribute('data-annotation') ?? '',
    start: Number(element.getAttribute('data-start')),
    end: Number(element.getAttribute('data-end')),
    quotation: element.textContent,
  }))
}

export function parseMarkdown(markdown: string): Root {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
}

/** The text of a node; a hard line break is a newline. */
export function textOf(node: Nodes): string {
  if (node.type === 'break') return '\n'
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

const position = /^Position: .* \(UTF-16 (\d+)–(\d+)\) · annotation (\S+)$/

/** Each block quotation that a line with its position follows. */
export function partsInMarkdown(markdown: string): readonly ReadPart[] {
  const { children } = parseMarkdown(markdown)
  return children.flatMap((node, index) => {
    const next = children[index + 1]
    const [, start, end, annotation] = (next && position.exec(textOf(next))) ?? []
    if (node.type !== 'blockquote' || annotation === undefined) return []
    return [{ annotation, start: Number(start), end: Number(end), quotation: textOf(node) }]
  })
}
