import type { CaseText, Mark } from './case-text'
import { putParagraphs } from './plain'
import { type Side, withoutBreaks } from './side'

interface Annotator {
  setAnnotations(annotations: readonly unknown[], replace: boolean): void
  addAnnotation(annotation: unknown): void
  removeAnnotation(id: string): void
  setSelected(id: string): void
  destroy(): void
  readonly renderer: { on(event: 'onRedraw', then: () => void): () => void }
}

interface Library {
  createTextAnnotator(
    element: HTMLElement,
    options: { readonly renderer: 'SPANS' | 'CSS_HIGHLIGHTS'; readonly annotatingEnabled: boolean },
  ): Annotator
}

/** `@recogito/text-annotator` with one of its two renderers. It draws 10 ms after the last change. */
export function textAnnotator(version: string, renderer: 'SPANS' | 'CSS_HIGHLIGHTS'): Side {
  let annotator: Annotator | null = null
  let content: CaseText = { text: '', blocks: [], marks: [] }

  let records: readonly unknown[] = []

  function use(): Annotator {
    if (annotator === null) throw new Error('A text must be open.')
    return annotator
  }

  function recordOf(mark: Mark) {
    const quote = content.text.slice(mark.start, mark.end)
    const selector = [{ quote, ...withoutBreaks(content, mark) }]
    return { id: mark.id, bodies: [], target: { annotation: mark.id, selector } }
  }

  function drawn(): Promise<void> {
    return new Promise((resolve) => {
      const stop = use().renderer.on('onRedraw', () => {
        stop()
        resolve()
      })
    })
  }

  async function thenDrawn(act: () => void): Promise<void> {
    const done = drawn()
    act()
    await done
  }

  return {
    version,
    waits: 10,
    hovers: true,
    drawn,
    prepare: (given) => {
      content = given
      records = given.marks.map(recordOf)
    },
    open: async (scroller, given) => {
      const column = document.createElement('div')
      column.className = 'column'
      putParagraphs(column, given)
      scroller.append(column)
      const { RecogitoJS } = window as unknown as { readonly RecogitoJS: Library }
      annotator = RecogitoJS.createTextAnnotator(column, { renderer, annotatingEnabled: true })
      await thenDrawn(() => use().setAnnotations(records, true))
    },
    add: (mark) => thenDrawn(() => use().addAnnotation(recordOf(mark))),
    remove: (mark) => thenDrawn(() => use().removeAnnotation(mark.id)),
    select: (mark) => thenDrawn(() => use().setSelected(mark.id)),
    close: () => annotator?.destroy(),
  }
}
