import type { Segment, SegmentLine } from '../../src/editor/segments'

/** What the DOM says of a segment: how it looks, and which annotations and codes it belongs to. */
export type MarkAttributes = Readonly<Record<'class' | 'style' | 'data-annotations', string>>

const DEEPEST_TINT = 3
const LOWEST_LEVEL = 2

/** The classes and variables from which marks.css paints the segment. */
export function markAttributes({ annotations, codes, tint, lines }: Segment): MarkAttributes {
  const classes = ['mark', ...codes.map((code) => `code-${code.replaceAll(/\s+/g, '-')}`)]
  const style: string[] = []
  if (tint !== null) {
    classes.push('tinted', `depth-${Math.min(tint.depth, DEEPEST_TINT)}`)
    if (tint.begins) classes.push('begins')
    style.push(`--hue: ${tint.hue}`)
  }
  for (const [level, line] of levelled(lines)) {
    classes.push(`line-${level}-${line.line}`)
    if (line.hue === null) classes.push(`line-${level}-lost`)
    else style.push(`--hue-${level}: ${line.hue}`)
  }
  return { class: classes.join(' '), style: style.join('; '), 'data-annotations': annotations.join(' ') }
}

// There is room for three lines; those that would lie deeper share the lowest level, where the last one shows.
function levelled(lines: readonly SegmentLine[]): ReadonlyMap<number, SegmentLine> {
  return new Map(lines.map((line) => [Math.min(line.level, LOWEST_LEVEL), line]))
}
