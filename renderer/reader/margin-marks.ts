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

/** What a sign shows and stands for. */
interface Sign {
  readonly kind: Code['line'] | 'more'
  readonly hue: number
  readonly isSelected: boolean
  readonly letters: string
  readonly marks: string
  readonly title: string
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
  // By what they show and where: a row that stays is not touched.
  let rows: ReadonlyMap<string, HTMLElement> = new Map()
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
    const next = new Map<string, HTMLElement>()
    for (const { box, parts } of lines) {
      const signs = signsOf(parts, room)
      const top = box.top - origin.top
      const height = box.bottom - box.top
      const name = JSON.stringify([top, height, signs])
      next.set(name, rows.get(name) ?? rowOf(top, height, signs))
    }
    margin.style.inlineSize = `${left - origin.left - GAP}px`
    for (const [name, row] of rows) if (!next.has(name)) row.remove()
    for (const [name, row] of next) if (!rows.has(name)) margin.append(row)
    rows = next
  }

  function rowOf(top: number, height: number, signs: readonly Sign[]): HTMLElement {
    const row = document.createElement('div')
    row.style.top = `${top}px`
    row.style.height = `${height}px`
    row.append(...signs.map(elementOf))
    return row
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

  function signsOf(parts: readonly AnnotatedPart[], room: number): readonly Sign[] {
    const shown = parts.length > room ? parts.slice(0, room - 1) : parts
    const rest = parts.slice(shown.length)
    const signs = shown.map((part) => signOf([part]))
    return rest.length === 0 ? signs : [...signs, signOf(rest)]
  }

  function signOf(parts: readonly AnnotatedPart[]): Sign {
    const { codebook, selected } = props()
    const code = codeOf(codebook, parts[0]?.annotation.code ?? '')
    const one = parts.length === 1
    return {
      kind: one ? (code?.line ?? 'dashed') : 'more',
      hue: code?.hue ?? 0,
      isSelected: parts.some((part) => part.annotation.id === selected),
      letters: one ? letterOf(code) : `+${parts.length}`,
      marks: parts.map((part) => part.annotation.id).join(' '),
      title: parts.map(wordsFor).join('\n'),
    }
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

function elementOf({ kind, hue, isSelected, letters, marks, title }: Sign): HTMLElement {
  const sign = document.createElement('span')
  sign.className = ['sign', kind, ...(isSelected ? ['selected'] : [])].join(' ')
  if (kind !== 'more') sign.style.setProperty('--hue', String(hue))
  sign.textContent = letters
  sign.dataset.marks = marks
  sign.title = title
  return sign
}
