import type { EditorView } from 'prosemirror-view'
import type { Range as TextRange } from '../../src/article/range'
import { firstIndex } from '../../src/collection/search'
import type { PositionMap } from '../../src/editor/position-map'

/** A box in CSS pixels. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** A point in CSS pixels. */
export type Point = Pick<Box, 'left' | 'top'>

/** Where the text is on the screen: boxes in client coordinates, offsets in UTF-16 of the canonical text. */
export interface TextLayout {
  /** The element that shows the block of that index. */
  readonly element: (block: number) => HTMLElement | undefined
  /** Index of the first block whose lower edge lies below the height. */
  readonly blockBelow: (y: number) => number
  /** One box for each line of text in the range. */
  readonly lines: (range: TextRange) => readonly Box[]
  /** The offset that is nearest to a point. */
  readonly offsetAt: (x: number, y: number) => number | null
  /** The range as the DOM has it now, for highlights. */
  readonly domRange: (range: TextRange) => StaticRange
}

export function textLayout(view: EditorView, map: PositionMap): TextLayout {
  // Subtle: one for all, because each live range, until it is collected, costs each change of the DOM some time.
  const ruler = document.createRange()

  function element(block: number): HTMLElement | undefined {
    const found = view.dom.children[Math.floor(block / map.sectionSize)]?.children[block % map.sectionSize]
    return found instanceof HTMLElement ? found : undefined
  }

  // Subtle: sections are searched first, because the box of a block inside one that is not laid out costs its layout.
  function blockBelow(y: number): number {
    const sections = view.dom.children
    const section = Math.min(firstBelow(sections, y), Math.max(sections.length - 1, 0))
    const blocks = sections[section]?.children
    if (blocks === undefined) return 0
    return Math.min(section * map.sectionSize + firstBelow(blocks, y), map.blocks.length - 1)
  }

  function lines(range: TextRange): readonly Box[] {
    const boxes: Box[] = []
    for (let i = map.blockAt(range.start); i < map.blocks.length; i++) {
      const block = map.blocks[i]
      const dom = element(i)
      if (block === undefined || dom === undefined || block.start >= range.end) break
      collectBoxes(ruler, dom, Math.max(range.start - block.start, 0), range.end - block.start, boxes)
    }
    return mergeLines(boxes)
  }

  function offsetAt(x: number, y: number): number | null {
    const found = view.posAtCoords({ left: x, top: y })
    return found === null ? null : map.toOffset(found.pos)
  }

  function domRange({ start, end }: TextRange): StaticRange {
    const from = view.domAtPos(map.toPosition(start, 'after'), 1)
    const to = view.domAtPos(map.toPosition(end, 'before'), -1)
    return new StaticRange({
      startContainer: from.node,
      startOffset: from.offset,
      endContainer: to.node,
      endOffset: to.offset,
    })
  }

  return { element, blockBelow, lines, offsetAt, domRange }
}

/** Index of the first of elements, which stand under each other, whose lower edge lies below the height. */
export function firstBelow(elements: HTMLCollection, y: number): number {
  return firstIndex(elements, (element) => element.getBoundingClientRect().bottom > y)
}

// Of text nodes only: the boxes of the elements that paint marks are taller than the text.
function collectBoxes(ruler: Range, block: HTMLElement, start: number, end: number, boxes: Box[]): void {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  let before = 0
  for (let node = walker.nextNode(); node !== null && before < end; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0
    const from = Math.max(start - before, 0)
    const to = Math.min(end - before, length)
    if (from < to) {
      ruler.setStart(node, from)
      ruler.setEnd(node, to)
      for (const box of ruler.getClientRects()) if (box.width > 0.5) boxes.push(box)
    }
    before += length
  }
}

function mergeLines(boxes: readonly Box[]): readonly Box[] {
  const merged: Box[] = []
  for (const box of boxes) {
    const line = merged.at(-1)
    const shared = line === undefined ? 0 : Math.min(line.bottom, box.bottom) - Math.max(line.top, box.top)
    if (line !== undefined && shared > (box.bottom - box.top) / 2) {
      merged[merged.length - 1] = {
        left: Math.min(line.left, box.left),
        top: Math.min(line.top, box.top),
        right: Math.max(line.right, box.right),
        bottom: Math.max(line.bottom, box.bottom),
      }
    } else merged.push({ left: box.left, top: box.top, right: box.right, bottom: box.bottom })
  }
  return merged
}
