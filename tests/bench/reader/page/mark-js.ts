import type { CaseText, Mark } from './case-text'
import { putParagraphs } from './plain'
import { type Side, withoutBreaks } from './side'

interface Marker {
  markRanges(ranges: readonly { start: number; length: number }[], options: object): void
  mark(words: string, options: object): void
  unmark(options: object): void
}

/** `mark.js`: an element around the words of each mark. */
export function markJs(version: string): Side {
  let marker: Marker | null = null
  let content: CaseText = { text: '', blocks: [], marks: [] }

  function wrap(marks: readonly Mark[]): void {
    const ranges = marks.map((mark) => {
      const { start, end } = withoutBreaks(content, mark)
      return { start, length: end - start, id: mark.id }
    })
    marker?.markRanges(ranges, {
      each: (element: HTMLElement, range: { readonly id: string }) => {
        element.dataset.id = range.id
      },
    })
  }

  return {
    version,
    hovers: true,
    open: (scroller, given) => {
      content = given
      const column = document.createElement('div')
      column.className = 'column'
      putParagraphs(column, given)
      scroller.append(column)
      const { Mark: Marking } = window as unknown as { readonly Mark: new (element: HTMLElement) => Marker }
      marker = new Marking(column)
      // Of ranges that overlap it takes the first only, so those that begin within another go in a second call.
      wrap(given.marks.filter((_, at) => at % 3 !== 2))
      const second = given.marks.filter((_, at) => at % 3 === 2)
      if (second.length > 0) wrap(second)
    },
    add: (mark) => wrap([mark]),
    remove: (mark) => marker?.unmark({ filter: undefined, element: `mark[data-id="${mark.id}"]` }),
    search: (word) => {
      marker?.mark(word, { element: 'i', separateWordSearch: false, diacritics: false })
      return () => marker?.unmark({ element: 'i' })
    },
    close: () => undefined,
  }
}
