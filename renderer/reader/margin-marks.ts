import { quotation } from '../../src/annotation/annotation'
import type { AnnotatedPart } from '../../src/annotation/position-index'
import type { Range as TextRange } from '../../src/article/range'
import { type Code, codeOf } from '../../src/codebook/codebook'
import { whenIdle } from './deferred'
import type { Stage } from './stage'
import type { Box } from './text-layout'

// CSS pixels: between two signs, and between the last one and the text.
const STEP = 17
const GAP = 10
const MOST_SIGNS = 3
const MOST_WORDS = 80

/** A line of text on which marks begin, in client coordinates. */
interface MarkedLine {
  readonly box: Box
  readonly parts: readonly AnnotatedPart[]
}

/** Signs at the side of the text, beside the lines on which marks begin. */
export interface MarginMarks {
  /** Draws them soon where the text is then; `changed`: also where neither text nor window has moved. */
  readonly draw: (changed: boolean) => void
  readonly destroy: () => void
}

/** `pick` is called with the mark that was clicked; a further click on the same sign takes the next of its line. */
export function marginMarks(
  { layer, layout, marks, props }: Stage,
  within: () => TextRange,
  pick: (id: string) => void,
): MarginMarks {
  const margin = document.createElement('div')
  margin.className = 'margin'
  layer.append(margin)
  let drawn = ''
  // After the frame, whose layout is there to be asked: a scrolled or tagged text is shown without waiting for this.
  const soon = whenIdle(() => {
    const { start, end } = within()
    const { width, height } = layer.getBoundingClientRect()
    const place = `${start} ${end} ${width} ${height}`
    if (place === drawn) return
    drawn = place
    paint()
  })

  function paint(): void {
    const origin = layer.getBoundingClientRect()
    const lines = markedLines()
    const left = layout.element(0)?.getBoundingClientRect().left ?? 0
    const room = Math.min(Math.max(Math.floor((left - origin.left - GAP) / STEP), 1), MOST_SIGNS)
    margin.style.inlineSize = `${left - origin.left - GAP}px`
    margin.replaceChildren(
      ...lines.map(({ box, parts }) => {
        const line = document.createElement('div')
        line.style.top = `${box.top - origin.top}px`
        line.style.height = `${box.bottom - box.top}px`
        line.append(...signsOf(parts, room))
        return line
      }),
    )
  }

  function markedLines(): readonly MarkedLine[] {
    const seen = within()
    const lines: { box: Box; parts: AnnotatedPart[] }[] = []
    for (const part of marks().partsIn(seen)) {
      if (part.part > 0 || part.start < seen.start) continue
      const [box] = layout.lines({ start: part.start, end: part.start + 1 })
      if (box === undefined) continue
      const line = lines.at(-1)
      if (line !== undefined && (box.top + box.bottom) / 2 < line.box.bottom) line.parts.push(part)
      else lines.push({ box, parts: [part] })
    }
    return lines
  }

  function signsOf(parts: readonly AnnotatedPart[], room: number): readonly HTMLElement[] {
    const shown = parts.length > room ? parts.slice(0, room - 1) : parts
    const rest = parts.slice(shown.length)
    const signs = shown.map((part) => signOf([part]))
    return rest.length === 0 ? signs : [...signs, signOf(rest)]
  }

  function signOf(parts: readonly AnnotatedPart[]): HTMLElement {
    const { codebook, selected } = props()
    const sign = document.createElement('span')
    const code = codeOf(codebook, parts[0]?.annotation.code ?? '')
    const one = parts.length === 1
    sign.className = one ? `sign ${code?.line ?? 'dashed'}` : 'sign more'
    if (one) sign.style.setProperty('--hue', String(code?.hue ?? 0))
    if (parts.some((part) => part.annotation.id === selected)) sign.classList.add('selected')
    sign.textContent = one ? letterOf(code) : `+${parts.length}`
    sign.dataset.marks = parts.map((part) => part.annotation.id).join(' ')
    sign.title = parts.map(wordsFor).join('\n')
    return sign
  }

  // The letter that tags under the code, which tells Claim from Cue; else its name's first one.
  function letterOf(code: Code | undefined): string {
    const key = props()
      .codeKeys.get(code?.id ?? '')
      ?.find((each) => /^[A-Z]$/.test(each))
    return key ?? (code?.name ?? '?').slice(0, 1).toUpperCase()
  }

  function wordsFor({ annotation }: AnnotatedPart): string {
    const words = quotation(annotation)
    const name = codeOf(props().codebook, annotation.code)?.name ?? annotation.code
    return `${name}: ${words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS)}…` : words}`
  }

  // The focus and the selection of the text stay where they are.
  margin.addEventListener('mousedown', (event) => event.preventDefault())
  margin.addEventListener('click', ({ target }) => {
    const ids = target instanceof HTMLElement ? target.dataset.marks?.split(' ') : undefined
    const next = ids?.[(ids.indexOf(props().selected ?? '') + 1) % ids.length]
    if (next !== undefined) pick(next)
  })

  return {
    draw: (changed) => {
      if (changed) drawn = ''
      soon.ask()
    },
    destroy: soon.cancel,
  }
}
