import { type Annotation, quotation } from '../../src/annotation/annotation'
import { codeOf } from '../../src/codebook/codebook'
import { afterQuiet } from './deferred'
import type { Stage } from './stage'

// Milliseconds: what the screen reader says of the caret itself comes first.
const QUIET = 300
const MOST_WORDS = 8

/** Says to a screen reader which marks the caret stands in, when it comes to stand in others than before. */
export interface Speech {
  readonly caretMoved: () => void
  readonly destroy: () => void
}

export function speech({ view, map, marks, props }: Stage, region: HTMLElement): Speech {
  const rest = afterQuiet(QUIET, () => {
    if (!view.hasFocus()) return
    const said = marks()
      .at(map.toOffset(view.state.selection.head))
      .map((annotation) => wordsFor(annotation, codeOf(props().codebook, annotation.code)?.name ?? annotation.code))
      .join('; ')
    if (region.textContent !== said) region.textContent = said
  })
  return { caretMoved: rest.ask, destroy: rest.cancel }
}

/** "Claim: negotiations will be held in a closed format, …" */
function wordsFor(annotation: Annotation, code: string): string {
  const words = quotation(annotation).split(/\s+/)
  return `${code}: ${words.slice(0, MOST_WORDS).join(' ')}${words.length > MOST_WORDS ? ' …' : ''}`
}
