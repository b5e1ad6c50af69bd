import type { Segment } from '../../src/editor/segments'
import { type MarkLook, markLook } from './mark-look'

/** What the DOM says of a segment: how it looks, and which annotations and codes it belongs to. */
export type MarkAttributes = Readonly<Record<'class' | 'data-annotations', string>>

/** `teach` is told of the look that the class names. */
export function markAttributes(segment: Segment, teach: (look: MarkLook) => void): MarkAttributes {
  const { annotations, codes, tint } = segment
  const look = markLook(segment)
  teach(look)
  const classes = ['mark', ...codes.map((code) => `code-${code.replaceAll(/\s+/g, '-')}`)]
  if (tint !== null) classes.push('tinted')
  if (tint?.begins) classes.push('begins')
  return { class: [...classes, look.name].join(' '), 'data-annotations': annotations.join(' ') }
}
