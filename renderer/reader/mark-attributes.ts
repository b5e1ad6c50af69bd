import type { Segment, SegmentLine } from '../../src/editor/segments'

/** What the DOM says of a segment: how it looks, and which annotations and codes it belongs to. */
export type MarkAttributes = Readonly<Record<'class' | 'style' | 'data-annotations', string>>

const DEEPEST_TINT = 3
const LOWEST_LEVEL = 3

/** The classes and variables from which marks.css paints the segment. */
export function markAttributes({ annotations, codes, tint, lines }: Segment): MarkAttributes {
  const classes = ['mark', ...codes.map((code) => `code-${code.replaceAll(/\s+/g, '-')}`)]
  const style: string[] = []
  if (tint !== null) {
    classes.push('tinted', `depth-${Math.min(tint.depth, DEEPEST_TINT)}`)
    if (tint.begins) classes.push('begins')
    style.push(`--hue: ${tint.hue}`)
  }
  for (const line of lines.filter(({ level }) => level < LOWEST_LEVEL)) show(line, line.level)
  // There is room for four lines. Where more would lie, the lowest says so, and the inspector tells which.
  const [lowest, ...more] = lines.filter(({ level }) => level >= LOWEST_LEVEL)
  if (more.length > 0) classes.push(`line-${LOWEST_LEVEL}-many`)
  else if (lowest !== undefined) show(lowest, LOWEST_LEVEL)

  function show({ line, hue }: SegmentLine, level: number): void {
    classes.push(`line-${level}-${line}`)
    if (hue === null) classes.push(`line-${level}-lost`)
    else style.push(`--hue-${level}: ${hue}`)
  }

  return { class: classes.join(' '), style: style.join('; '), 'data-annotations': annotations.join(' ') }
}
