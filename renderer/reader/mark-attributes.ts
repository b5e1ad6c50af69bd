import type { MarkPlace } from '../../src/annotation/layer'
import type { Segment } from '../../src/editor/segments'
import type { AnnotationId } from '../../src/ids'
import { type MarkLook, markLook } from './mark-look'

/** What the DOM says of a segment: how it looks, and which annotations and codes it belongs to. */
export type MarkAttributes = Readonly<Record<'class', string>> &
  Partial<Readonly<Record<'data-annotations' | 'data-others', string>>>

/** `teach` is told of the look that the class names. */
export function markAttributes(segment: Segment, teach: (look: MarkLook) => void): MarkAttributes {
  const { annotations, others, codes, tint } = segment
  const look = markLook(segment)
  teach(look)
  const classes = ['mark', ...codes.map((code) => `code-${code.replaceAll(/\s+/g, '-')}`)]
  if (tint !== null) classes.push('tinted')
  if (tint?.begins) classes.push('begins')
  if (others.length > 0) classes.push('railed')
  return {
    class: [...classes, look.name].join(' '),
    ...(annotations.length > 0 ? { 'data-annotations': annotations.join(' ') } : {}),
    ...(others.length > 0 ? { 'data-others': others.map(placeName).join(' ') } : {}),
  }
}

/** A mark in an attribute of the DOM. */
export function placeName({ layer, annotation }: MarkPlace): string {
  return `${annotation}@${layer}`
}

/** The marks that {@link placeName} has named, separated by spaces. */
export function placesNamed(names: string | null | undefined): readonly MarkPlace[] {
  return (names?.split(' ') ?? []).flatMap((name) => {
    const at = name.indexOf('@')
    return at === -1 ? [] : [{ annotation: name.slice(0, at) as AnnotationId, layer: name.slice(at + 1) }]
  })
}
