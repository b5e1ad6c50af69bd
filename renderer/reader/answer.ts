import { firstFrame } from '../../src/editor/first-frame'
import { type HighlightName, paintHighlight } from './highlights'
import { taggedName, teachHighlights } from './mark-sheet'
import type { ReaderContent } from './reader-props'
import type { Stage } from './stage'

/** What the frame after a press shows of it, painted over the text and not into it. */
export interface Answer {
  /** Paints how the text would look with this content. Answers false where only the text itself can show it. */
  readonly paint: (content: ReaderContent) => boolean
  /** Takes away what was painted: the text itself shows it. */
  readonly clear: () => void
}

export function answerPainter({ text, layout, scene }: Pick<Stage, 'text' | 'layout' | 'scene'>): Answer {
  let names: readonly HighlightName[] = []
  teachHighlights(scene().content.codebook)

  function paint(content: ReaderContent): boolean {
    const { content: shown, marks, moving } = scene()
    if (content.codebook !== shown.codebook || content.language !== shown.language || moving !== null) return false
    const frame = firstFrame(text, marks, content.layers, content.codebook)
    if (frame === null) return false
    const ranges = new Map<HighlightName, StaticRange[]>()
    const add = (name: HighlightName, range: StaticRange) => ranges.set(name, [...(ranges.get(name) ?? []), range])
    for (const { code, ranges: parts } of frame.tagged)
      for (const part of parts) add(taggedName(code), layout.domRange(part))
    for (const part of frame.covered) add('reader-covered', layout.domRange(part))
    for (const name of names) if (!ranges.has(name)) paintHighlight(name, [])
    for (const [name, here] of ranges) paintHighlight(name, here)
    names = [...ranges.keys()]
    return true
  }

  function clear(): void {
    for (const name of names) paintHighlight(name, [])
    names = []
    teachHighlights(scene().content.codebook)
  }

  return { paint, clear }
}
