import type { AnnotatedPart } from '../annotation/position-index'
import type { Range } from '../article/range'
import { type Code, type Codebook, codeOf } from '../codebook/codebook'
import type { AnnotationId } from '../ids'
import type { PaintedMarks } from './painted-marks'

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

/** A stretch of text within one block on which the same annotations lie throughout: UTF-16 offsets. */
export interface Segment extends Range {
  /** The shortest first. */
  readonly annotations: readonly AnnotationId[]
  /** Ids of their codes, each once. */
  readonly codes: readonly string[]
  readonly tint: SegmentTint | null
  readonly lines: readonly SegmentLine[]
}

const MOST_WIDENINGS = 8

/**
 * Cuts what is annotated in neighbouring blocks into segments, in the order of the text. Blocks are in UTF-16
 * offsets and ascending; what lies between them is left out.
 */
export function segmentsOf(
  blocks: readonly Range[],
  index: Pick<PaintedMarks, 'partsIn'>,
  codebook: Codebook,
): readonly Segment[] {
  const [first] = blocks
  const last = blocks.at(-1)
  if (first === undefined || last === undefined) return []
  const levels = lineLevels(connectedParts(index, { start: first.start, end: last.end }), codebook)
  return blocks.flatMap((block) => cut(block, index.partsIn(block), codebook, levels))
}

function cut(
  block: Range,
  parts: readonly AnnotatedPart[],
  codebook: Codebook,
  levels: ReadonlyMap<AnnotatedPart, number>,
): readonly Segment[] {
  if (parts.length === 0) return []
  const borders = new Set<number>()
  for (const part of parts) {
    borders.add(Math.max(part.start, block.start))
    borders.add(Math.min(part.end, block.end))
  }
  const ordered = [...borders].toSorted((a, b) => a - b)
  const segments: Segment[] = []
  let from = 0
  ordered.slice(0, -1).forEach((start, i) => {
    const end = ordered[i + 1] ?? start
    // Parts come by their starts, so those that have ended are mostly in front.
    while ((parts[from]?.end ?? Number.POSITIVE_INFINITY) <= start) from++
    const here: AnnotatedPart[] = []
    for (let each = from; each < parts.length; each++) {
      const part = parts[each]
      if (part === undefined || part.start >= end) break
      if (part.end > start) here.push(part)
    }
    if (here.length > 0) segments.push(segment({ start, end }, here, codebook, levels))
  })
  return segments
}

function segment(
  { start, end }: Range,
  parts: readonly AnnotatedPart[],
  codebook: Codebook,
  levels: ReadonlyMap<AnnotatedPart, number>,
): Segment {
  const shortestFirst = parts.toSorted((a, b) => a.end - a.start - (b.end - b.start))
  const lines: SegmentLine[] = []
  const tints: { readonly hue: number; readonly part: AnnotatedPart }[] = []
  for (const part of parts) {
    const code = codeOf(codebook, part.annotation.code)
    if (code?.line === 'tint') tints.push({ hue: code.hue, part })
    else lines.push({ line: lineOf(code), hue: code?.hue ?? null, level: levels.get(part) ?? 0 })
  }
  const innermost = tints.at(-1)
  return {
    start,
    end,
    annotations: [...new Set(shortestFirst.map((part) => part.annotation.id))],
    codes: [...new Set(shortestFirst.map((part) => part.annotation.code))],
    tint:
      innermost === undefined
        ? null
        : { hue: innermost.hue, depth: tints.length, begins: innermost.part.start === start },
    lines,
  }
}

function lineOf(code: Code | undefined): SegmentLine['line'] {
  return code === undefined || code.line === 'tint' ? 'dashed' : code.line
}

/**
 * The parts in a range, and those that overlap them, and so on: so that a line keeps its level wherever the
 * window on the text begins. It gives up after eight steps.
 */
function connectedParts(index: Pick<PaintedMarks, 'partsIn'>, range: Range): readonly AnnotatedPart[] {
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
