import type { CaseText } from './case-text'
import type { Side } from './side'

/** Puts the text into the element as plain paragraphs. */
export function putParagraphs(element: HTMLElement, { text, blocks }: CaseText): void {
  const fragment = document.createDocumentFragment()
  for (const { start, end } of blocks) {
    const paragraph = document.createElement('p')
    paragraph.textContent = text.slice(start, end)
    fragment.append(paragraph)
  }
  element.append(fragment)
}

/** The limit: the text alone. */
export const plain: Side = {
  version: '',
  hovers: false,
  open: (scroller, content) => {
    const column = document.createElement('div')
    column.className = 'column'
    putParagraphs(column, content)
    scroller.append(column)
  },
  close: () => undefined,
}
