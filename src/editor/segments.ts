import type { Layer, LayerLook, MarkPlace } from '../annotation/layer'
import type { AnnotatedPart } from '../annotation/position-index'
import type { Range } from '../article/range'
import { type Code, type Codebook, codeOf } from '../codebook/codebook'
import type { AnnotationId } from '../ids'
import type { PaintedLayer, PaintedMarks } from './painted-marks'

/** A line below the text of a segment. */
export interface SegmentLine {
  readonly line: 'solid' | 'dotted' | 'dashed'
  /** Hue in degrees; null for a code that the codebook has lost. */
  readonly hue: number | null
  /** 0 is the line nearest to the text; lines that run side by side have different levels. */
  readonly level: number
}

/** A tint behind the text of a segment: that of the innermost annotation. */
interface SegmentTint {
  readonly hue: number
  /** How many tinted annotations lie on each other here, from 1. */
  readonly depth: number
  /** Whether the innermost begins here. */
  readonly begins: boolean
}

/** A line above the text of a segment: what a layer that nobody can change has there. */
export interface SegmentRail {
  readonly look: Exclude<LayerLook, 'ground'>
  /** 'many' stands for several marks. */
  readonly line: Code['line'] | 'many'
  /** Hue in degrees; null for several, and for a code that the codebook has lost. */
  readonly hue: number | null
  /** 0 is the rail nearest to the text; each layer has one, and all after the second share that. */
  readonly level: number
  /** Whether a mark begins here. */
  readonly begins: boolean
}

/** A stretch of text within one block on which the same annotations lie throughout: UTF-16 offsets. */
export interface Segment extends Range {
  /** Of the analyst's own marks, the shortest first. */
  readonly annotations: readonly AnnotationId[]
  /** Marks of the other layers, of each the shortest first. */
  readonly others: readonly MarkPlace[]
  /** Ids of the own marks' codes, each once. */
  readonly codes: readonly string[]
  readonly tint: SegmentTint | null
  readonly lines: readonly SegmentLine[]
  readonly rails: readonly SegmentRail[]
}

/** What lies on a stretch of text: parts of the ground, and of each layer above it. */
interface Lying {
  readonly ground: readonly AnnotatedPart[]
  readonly above: readonly { readonly layer: Layer; readonly parts: readonly AnnotatedPart[] }[]
}

const MOST_WIDENINGS = 8
const TOP_RAIL = 1

/**
 * Cuts what is annotated in neighbouring blocks into segments, in the order of the text. Blocks are in UTF-16
 * offsets and ascending; what lies between them is left out.
 */
export function segmentsOf(blocks: readonly Range[], marks: PaintedMarks, codebook: Codebook): readonly Segment[] {
  const [first] = blocks
  const last = blocks.at(-1)
  if (first === undefined || last === undefined) return []
  const ground = marks.find(({ layer }) => layer.look === 'ground')
  const above = marks.filter(({ layer }) => layer.look !== 'ground')
  const levels = lineLevels(ground ? connectedParts(ground, { start: first.start, end: last.end }) : [], codebook)
  return blocks.flatMap((block) => {
    const lying = {
      ground: ground?.partsIn(block) ?? [],
      above: above.map(({ layer, partsIn }) => ({ layer, parts: partsIn(block) })),
    }
    return cut(block, lying, codebook, levels)
  })
}

function cut(
  block: Range,
  { ground, above }: Lying,
  codebook: Codebook,
  levels: ReadonlyMap<AnnotatedPart, number>,
): readonly Segment[] {
  const borders = new Set<number>()
  for (const parts of [ground, ...above.map((each) => each.parts)]) {
    for (const part of parts) {
      borders.add(Math.max(part.start, block.start))
      borders.add(Math.min(part.end, block.end))
    }
  }
  const ordered = [...borders].toSorted((a, b) => a - b)
  const groundAt = partsAlong(ground)
  const aboveAt = above.map(({ layer, parts }) => ({ layer, partsAt: partsAlong(parts) }))
  const segments: Segment[] = []
  ordered.slice(0, -1).forEach((start, i) => {
    const range = { start, end: ordered[i + 1] ?? start }
    const here = groundAt(range)
    const over = aboveAt.map(({ layer, partsAt }) => ({ layer, parts: partsAt(range) }))
    if (here.length === 0 && over.every(({ parts }) => parts.length === 0)) return
    segments.push(segment(range, { ground: here, above: over }, codebook, levels))
  })
  return segments
}

/** Answers which parts lie on a stretch, for stretches that are asked for in the order of the text. */
function partsAlong(parts: readonly AnnotatedPart[]): (range: Range) => readonly AnnotatedPart[] {
  let from = 0
  return ({ start, end }) => {
    // Parts come by their starts, so those that have ended are mostly in front.
    while ((parts[from]?.end ?? Number.POSITIVE_INFINITY) <= start) from++
    const here: AnnotatedPart[] = []
    for (let each = from; each < parts.length; each++) {
      const part = parts[each]
      if (part === undefined || part.start >= end) break
      if (part.end > start) here.push(part)
    }
    return here
  }
}

function segment(
  { start, end }: Range,
  { ground, above }: Lying,
  codebook: Codebook,
  levels: ReadonlyMap<AnnotatedPart, number>,
): Segment {
  const shortest = shortestFirst(ground)
  const lines: SegmentLine[] = []
  const tints: { readonly hue: number; readonly part: AnnotatedPart }[] = []
  for (const part of ground) {
    const code = codeOf(codebook, part.annotation.code)
    if (code?.line === 'tint') tints.push({ hue: code.hue, part })
    else lines.push({ line: lineOf(code), hue: code?.hue ?? null, level: levels.get(part) ?? 0 })
  }
  const innermost = tints.at(-1)
  return {
    start,
    end,
    annotations: [...new Set(shortest.map((part) => part.annotation.id))],
    others: above.flatMap(({ layer, parts }) =>
      [...new Set(shortestFirst(parts).map((part) => part.annotation.id))].map((annotation) => ({
        layer: layer.id,
        annotation,
      })),
    ),
    codes: [...new Set(shortest.map((part) => part.annotation.code))],
    tint:
      innermost === undefined
        ? null
        : { hue: innermost.hue, depth: tints.length, begins: innermost.part.start === start },
    lines,
    rails: above.flatMap(({ layer, parts }, level) => railOf(layer.look, parts, start, level, codebook)),
  }
}

function railOf(
  look: LayerLook,
  parts: readonly AnnotatedPart[],
  start: number,
  level: number,
  codebook: Codebook,
): readonly SegmentRail[] {
  const [first] = parts
  if (first === undefined || look === 'ground') return []
  const code = codeOf(codebook, first.annotation.code)
  const isOne = parts.length === 1
  return [
    {
      look,
      line: isOne ? (code?.line ?? 'dashed') : 'many',
      hue: isOne ? (code?.hue ?? null) : null,
      level: Math.min(level, TOP_RAIL),
      begins: parts.some((part) => part.start === start),
    },
  ]
}

function shortestFirst(parts: readonly AnnotatedPart[]): readonly AnnotatedPart[] {
  return parts.toSorted((a, b) => a.end - a.start - (b.end - b.start))
}

function lineOf(code: Code | undefined): SegmentLine['line'] {
  return code === undefined || code.line === 'tint' ? 'dashed' : code.line
}

/**
 * The parts in a range, and those that overlap them, and so on: so that a line keeps its level wherever the
 * window on the text begins. It gives up after eight steps.
 */
function connectedParts(index: Pick<PaintedLayer, 'partsIn'>, range: Range): readonly AnnotatedPart[] {
  let { start, end } = range
  let parts = index.partsIn(range)
  for (let step = 0; step < MOST_WIDENINGS; step++) {
    const widerStart = Math.min(start, parts[0]?.start ?? start)
    const widerEnd = parts.reduce((most, part) => Math.max(most, part.end), end)
    if (widerStart === start && widerEnd === end) break
    start = widerStart
    end = widerEnd
    parts = index.partsIn({ start, end })
  }
  return parts
}

/** Gives each line the lowest level that is free where it begins: greedy colouring of intervals by their starts. */
function lineLevels(parts: readonly AnnotatedPart[], codebook: Codebook): ReadonlyMap<AnnotatedPart, number> {
  const levels = new Map<AnnotatedPart, number>()
  const ends: number[] = []
  for (const part of parts) {
    if (codeOf(codebook, part.annotation.code)?.line === 'tint') continue
    const free = ends.findIndex((end) => end <= part.start)
    const level = free === -1 ? ends.length : free
    ends[level] = part.end
    levels.set(part, level)
  }
  return levels
}
