import type { Plugin } from 'prosemirror-state'
import { quotation } from '../../src/annotation/annotation'
import { isEditable, type LayeredMark } from '../../src/annotation/layer'
import { codeOf } from '../../src/codebook/codebook'
import { afterQuiet } from './deferred'
import { part, type Stage } from './stage'

// Milliseconds: what the screen reader says of the caret itself comes first.
const QUIET = 300
const MOST_WORDS = 8

/** Says to a screen reader which marks the caret stands in, when it comes to stand in others than before. */
export function speech({ view, map, scene }: Stage, region: HTMLElement): Plugin {
  const rest = afterQuiet(QUIET, () => {
    if (!view.hasFocus()) return
    const { marks, content } = scene()
    const caret = map.toOffset(view.state.selection.head)
    const said = marks
      .flatMap(({ layer, at }) => at(caret).map((annotation) => ({ layer, annotation })))
      .map((mark) => wordsFor(mark, codeOf(content.codebook, mark.annotation.code)?.name ?? mark.annotation.code))
      .join('; ')
    if (region.textContent !== said) region.textContent = said
  })
  return part((state, before) => {
    if (!state.selection.eq(before.selection)) rest.ask()
  }, rest.cancel)
}

/** "Claim: negotiations will be held in a closed format, …"; of a layer that is not the analyst's own, with its name. */
function wordsFor({ layer, annotation }: LayeredMark, code: string): string {
  const words = quotation(annotation).split(/\s+/)
  const named = isEditable(layer) ? code : `${layer.name}, ${code}`
  return `${named}: ${words.slice(0, MOST_WORDS).join(' ')}${words.length > MOST_WORDS ? ' …' : ''}`
}
