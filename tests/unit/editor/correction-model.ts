import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import type { Range } from '../../../src/article/range'
import { trimRange } from '../../../src/article/snap'
import { wantsSpace } from '../../../src/article/spacing'
import { clusterAround } from '../../../src/article/words'
import { joinBlocks } from '../../../src/editor/correction-commands'
import { correctionDocument } from '../../../src/editor/correction-document'
import { readPlainText } from '../../../src/import/plain-text-1'

/** A code unit of the text, or the border before a paragraph: it is itself wherever it goes. */
interface Unit {
  readonly unit: string
}
interface Paragraph {
  readonly border: Unit
  readonly units: readonly Unit[]
}

/** What a person does next; numbers are taken modulo what there is. */
type Action =
  | { readonly kind: 'insert'; readonly at: number; readonly words: string }
  | { readonly kind: 'replace'; readonly at: number; readonly length: number; readonly words: string }
  | { readonly kind: 'split'; readonly at: number }
  | { readonly kind: 'join'; readonly at: number }

/** A text, ranges marked in it, and how it is corrected. */
export interface Case {
  readonly text: string
  readonly marks: readonly (readonly Range[])[]
  readonly actions: readonly Action[]
}

const piece = fc.constantFrom(
  'the',
  'cat',
  'said',
  'a',
  'É',
  'e\u0301',
  '😀',
  '👩\u200d💻',
  ',',
  '.',
  '“',
  ' ',
  ' ',
  ' ',
  '  ',
)
const words = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''))
const gap = fc.constantFrom('\n\n', '\n\n', '\n', '\n \n', '\n\n  ')
const text = fc
  .array(fc.tuple(fc.array(piece, { minLength: 1, maxLength: 25 }), gap), { minLength: 1, maxLength: 6 })
  .map((paragraphs) => paragraphs.map(([pieces, between]) => pieces.join('') + between).join(''))
const place = fc.nat(10_000)
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), at: place, words }),
  fc.record({
    kind: fc.constant('replace' as const),
    at: place,
    length: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 60 })),
    words: fc.oneof(fc.constant(''), words),
  }),
  fc.record({ kind: fc.constant('split' as const), at: place }),
  fc.record({ kind: fc.constant('join' as const), at: place }),
)

/** Ranges of the text: at most three parts, as a person can mark them. */
function partsOf(source: string, starts: readonly (readonly [number, number])[]): readonly Range[] {
  const { text: canonical, blocks } = readPlainText(source)
  const parts: Range[] = []
  for (const [at, length] of starts.toSorted((a, b) => (a[0] % canonical.length) - (b[0] % canonical.length))) {
    const start = Math.max(at % canonical.length, parts.at(-1)?.end ?? 0, blocks[0]?.start ?? 0)
    const range = trimRange(canonical, { start, end: Math.min(start + length, blocks.at(-1)?.end ?? 0) })
    const cuts = (offset: number) => clusterAround(canonical, offset) !== undefined
    if (range.start < range.end && !cuts(range.start) && !cuts(range.end)) parts.push(range)
  }
  return parts
}

export const cases: fc.Arbitrary<Case> = fc
  .tuple(
    text.filter((each) => each.trim() !== ''),
    fc.array(fc.array(fc.tuple(place, fc.integer({ min: 1, max: 50 })), { minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 12,
    }),
    fc.array(action, { minLength: 1, maxLength: 12 }),
  )
  .map(([source, marks, actions]) => ({
    text: readPlainText(source).text,
    marks: marks.map((starts) => partsOf(source, starts)).filter((parts) => parts.length > 0),
    actions,
  }))

/** The same correction done twice: by ProseMirror's steps, and on units that are followed one by one. */
export class CorrectionModel {
  readonly before: Node
  readonly transform: Transform
  /** What stands at each UTF-16 offset of the text before; undefined between paragraphs. */
  readonly #old: readonly (Unit | undefined)[]
  readonly #bordersBefore: ReadonlyMap<number, Unit>
  #paragraphs: readonly Paragraph[]

  constructor(source: string) {
    const { text: canonical, blocks } = readPlainText(source)
    const old: (Unit | undefined)[] = Array.from({ length: canonical.length }, () => undefined)
    this.#paragraphs = blocks.map(({ start, end }) => {
      const units = Array.from(canonical.slice(start, end).split(''), (unit) => ({ unit }))
      units.forEach((unit, i) => {
        old[start + i] = unit
      })
      return { border: { unit: '\n' }, units }
    })
    this.#old = old
    this.#bordersBefore = new Map(blocks.map(({ start }, i) => [start, this.#paragraphs[i]?.border as Unit]))
    this.before = correctionDocument({ text: canonical, blocks })
    this.transform = new Transform(this.before)
  }

  do(action: Action): void {
    if (action.kind === 'insert') this.#replace(action.at, 0, action.words)
    else if (action.kind === 'replace') this.#replace(action.at, action.length, action.words)
    else if (action.kind === 'split') this.#split(action.at)
    else this.#join(action.at)
  }

  /** The units of a range of the old text with the borders of paragraphs between them, none of them replaced. */
  unitsIn({ start, end }: Range): readonly Unit[] {
    const units: Unit[] = []
    for (let offset = start; offset < end; offset++) {
      const border = offset > start ? this.#bordersBefore.get(offset) : undefined
      if (border !== undefined) units.push(border)
      const unit = this.#old[offset]
      if (unit !== undefined) units.push(unit)
    }
    return units
  }

  /** The document position at which the units stand side by side as they did; null when they do so nowhere. */
  positionOf(wanted: readonly Unit[]): number | null {
    const all: (readonly [Unit, number])[] = []
    this.#paragraphs.forEach((paragraph, i) => {
      const start = this.#startOf(i)
      all.push([paragraph.border, start])
      paragraph.units.forEach((unit, j) => all.push([unit, start + j]))
    })
    const first = all.findIndex(([unit]) => unit === wanted[0])
    if (first < 0) return null
    return wanted.every((unit, i) => all[first + i]?.[0] === unit) ? (all[first]?.[1] ?? null) : null
  }

  /** Document position of the first unit of a paragraph. */
  #startOf(index: number): number {
    let position = -1
    this.transform.doc.descendants((node, at) => {
      if (!node.isTextblock) return true
      if (index-- === 0) position = at + 1
      return false
    })
    return position
  }

  #place(at: number): { readonly paragraph: number; readonly offset: number } {
    const places = this.#paragraphs.reduce((sum, { units }) => sum + units.length + 1, 0)
    let rest = at % places
    for (const [paragraph, { units }] of this.#paragraphs.entries()) {
      if (rest <= units.length) return { paragraph, offset: rest }
      rest -= units.length + 1
    }
    return { paragraph: 0, offset: 0 }
  }

  #replace(at: number, length: number, by: string): void {
    const start = this.#place(at)
    const end = this.#place(at + length)
    const isForwards =
      end.paragraph > start.paragraph || (end.paragraph === start.paragraph && end.offset >= start.offset)
    const stop = isForwards ? end : start
    const from = this.#startOf(start.paragraph) + start.offset
    const to = this.#startOf(stop.paragraph) + stop.offset
    if (from < to) this.transform.delete(from, to)
    if (by !== '') this.transform.insert(from, this.before.type.schema.text(by))
    const [first, last] = [this.#paragraphs[start.paragraph], this.#paragraphs[stop.paragraph]]
    if (first === undefined || last === undefined) return
    const inserted = by.split('').map((unit) => ({ unit }))
    const units = [...first.units.slice(0, start.offset), ...inserted, ...last.units.slice(stop.offset)]
    this.#paragraphs = this.#paragraphs.toSpliced(start.paragraph, stop.paragraph - start.paragraph + 1, {
      border: first.border,
      units,
    })
  }

  #split(at: number): void {
    const { paragraph, offset } = this.#place(at)
    const type = this.before.type.schema.nodes.paragraph
    const before = this.#paragraphs[paragraph]
    if (type === undefined || before === undefined) return
    this.transform.split(this.#startOf(paragraph) + offset, 1, [{ type, attrs: { gap: null } }])
    this.#paragraphs = this.#paragraphs.toSpliced(
      paragraph,
      1,
      { border: before.border, units: before.units.slice(0, offset) },
      { border: { unit: '\n' }, units: before.units.slice(offset) },
    )
  }

  #join(at: number): void {
    const index = this.#place(at).paragraph
    const [first, second] = [this.#paragraphs[index], this.#paragraphs[index + 1]]
    if (first === undefined || second === undefined) return
    joinBlocks(this.transform, this.#startOf(index) + first.units.length, this.#startOf(index + 1))
    const between = wantsSpace(textOf(first), textOf(second)) ? [{ unit: ' ' }] : []
    this.#paragraphs = this.#paragraphs.toSpliced(index, 2, {
      border: first.border,
      units: [...first.units, ...between, ...second.units],
    })
  }
}

function textOf({ units }: Paragraph): string {
  return units.map(({ unit }) => unit).join('')
}
