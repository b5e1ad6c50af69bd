import type { Plugin } from 'prosemirror-state'
import { quotation } from '../../src/annotation/annotation'
import { isEditable, type Layer, type MarkPlace, samePlace } from '../../src/annotation/layer'
import { type AnnotatedPart, compareParts } from '../../src/annotation/position-index'
import { type Code, codeOf } from '../../src/codebook/codebook'
import { whenIdle } from './deferred'
import { placeName, placesNamed } from './mark-attributes'
import { windowRange } from './mark-window'
import { sceneOf } from './scene'
import { part, type Stage } from './stage'
import type { Box } from './text-layout'

// CSS pixels: between two signs, and between the last one and the text.
const STEP = 17
const GAP = 10
const MOST_SIGNS = 3
const MOST_WORDS = 80

/** Where a mark of a layer begins. */
interface Beginning {
  readonly layer: Layer
  readonly part: AnnotatedPart
}

/** A line of text on which marks begin, in client coordinates. */
interface MarkedLine {
  readonly box: Box
  readonly beginnings: readonly Beginning[]
}

/** What a sign shows and stands for. */
interface Sign {
  readonly kind: Code['line'] | 'more'
  readonly hue: number
  /** How the layer is drawn when it is not the analyst's own. */
  readonly layer: Layer['look'] | null
  readonly isSelected: boolean
  readonly letters: string
  readonly marks: string
  readonly title: string
}

/**
 * Signs at the side of the text, beside the lines on which marks begin. `pick` is called with the mark that was clicked;
 * a further click on the same sign takes the next of its line.
 */
export function marginMarks({ layer, map, layout, scene }: Stage, pick: (place: MarkPlace) => void): Plugin {
  const margin = document.createElement('div')
  margin.className = 'margin'
  layer.append(margin)
  let drawn = ''
  // By what they show and where: a row that stays is not touched.
  let rows: ReadonlyMap<string, HTMLElement> = new Map()
  // After the frame, whose layout is there to be asked: a scrolled or tagged text is shown without waiting for this.
  const soon = whenIdle(() => {
    const { start, end } = windowRange(map, scene())
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
    for (const { box, beginnings } of lines) {
      const signs = signsOf(beginnings, room)
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
    const seen = windowRange(map, scene())
    const lines: { box: Box; beginnings: Beginning[] }[] = []
    for (const beginning of beginningsFrom(seen.start, seen.end)) {
      const { start } = beginning.part
      const [box] = layout.lines({ start, end: start + 1 })
      if (box === undefined) continue
      const line = lines.at(-1)
      if (line !== undefined && (box.top + box.bottom) / 2 < line.box.bottom) line.beginnings.push(beginning)
      else lines.push({ box, beginnings: [beginning] })
    }
    return lines
  }

  function beginningsFrom(start: number, end: number): readonly Beginning[] {
    const found = scene().marks.flatMap(({ layer, partsIn }) =>
      partsIn({ start, end }).flatMap((part) => (part.part > 0 || part.start < start ? [] : [{ layer, part }])),
    )
    return scene().marks.length === 1 ? found : found.toSorted((a, b) => compareParts(a.part, b.part))
  }

  function signsOf(beginnings: readonly Beginning[], room: number): readonly Sign[] {
    const shown = beginnings.length > room ? beginnings.slice(0, room - 1) : beginnings
    const rest = beginnings.slice(shown.length)
    const signs = shown.map((each) => signOf([each]))
    return rest.length === 0 ? signs : [...signs, signOf(rest)]
  }

  function signOf(beginnings: readonly Beginning[]): Sign {
    const { codebook, selected } = scene().content
    const [first] = beginnings
    const code = codeOf(codebook, first?.part.annotation.code ?? '')
    const one = beginnings.length === 1
    const places = beginnings.map(placeOf)
    return {
      kind: one ? (code?.line ?? 'dashed') : 'more',
      hue: code?.hue ?? 0,
      layer: first === undefined || !one || isEditable(first.layer) ? null : first.layer.look,
      isSelected: places.some((place) => samePlace(place, selected)),
      letters: one ? letterOf(code) : `+${beginnings.length}`,
      marks: places.map(placeName).join(' '),
      title: beginnings.map(wordsFor).join('\n'),
    }
  }

  // The letter that tags under the code, which tells Claim from Cue; else its name's first one.
  function letterOf(code: Code | undefined): string {
    const key = scene()
      .content.codeKeys.get(code?.id ?? '')
      ?.find((each) => /^[A-Z]$/.test(each))
    return key ?? (code?.name ?? '?').slice(0, 1).toUpperCase()
  }

  function wordsFor({ layer, part: { annotation } }: Beginning): string {
    const words = quotation(annotation)
    const name = codeOf(scene().content.codebook, annotation.code)?.name ?? annotation.code
    const named = isEditable(layer) ? name : `${layer.name}, ${name}`
    return `${named}: ${words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS)}…` : words}`
  }

  // The focus and the selection of the text stay where they are.
  margin.addEventListener('mousedown', (event) => event.preventDefault())
  margin.addEventListener('click', ({ target }) => {
    const places = target instanceof HTMLElement ? placesNamed(target.dataset.marks) : []
    const { selected } = scene().content
    const next = places[(places.findIndex((place) => samePlace(place, selected)) + 1) % places.length]
    if (next !== undefined) pick(next)
  })

  soon.ask()
  return part((state, before) => {
    const [now, then] = [sceneOf(state), sceneOf(before)]
    const isChanged =
      now.marks !== then.marks ||
      now.content.codebook !== then.content.codebook ||
      now.content.selected !== then.content.selected
    if (isChanged) drawn = ''
    if (isChanged || now.moves !== then.moves || now.window !== then.window) soon.ask()
  }, soon.cancel)
}

function placeOf({ layer, part }: Beginning): MarkPlace {
  return { layer: layer.id, annotation: part.annotation.id }
}

function elementOf({ kind, hue, layer, isSelected, letters, marks, title }: Sign): HTMLElement {
  const sign = document.createElement('span')
  sign.className = ['sign', kind, ...(layer === null ? [] : [layer]), ...(isSelected ? ['selected'] : [])].join(' ')
  if (kind !== 'more') sign.style.setProperty('--hue', String(hue))
  sign.textContent = letters
  sign.dataset.marks = marks
  sign.title = title
  return sign
}
