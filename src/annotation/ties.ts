import { recordIndex } from '../collection/record-index'
import { RecordTable } from '../collection/record-table'
import type { AnnotationId, AttributionId } from '../ids'
import type { Annotation } from './annotation'
import { type Attribution, members } from './attribution'

/** What leads to an attribution: its members, and the attributions that relay it. */
export function tiesOf(attribution: Attribution): readonly string[] {
  return [
    ...members(attribution),
    ...attribution.relayedBy.flatMap((relay) => (relay.kind === 'attribution' ? [relay.attribution] : [])),
  ]
}

/** Finds the attributions in which an annotation takes part, or which an attribution relays, by its id. */
export const attributionsWith = recordIndex<AttributionId, Attribution>(tiesOf)

/** The attributions in which an annotation takes part, in the order in which they were made. */
export function attributionsOf(
  attributions: ReadonlyMap<AttributionId, Attribution>,
  id: AnnotationId,
): readonly Attribution[] {
  const table = RecordTable.of(attributions)
  return attributionsWith(attributions)(id)
    .toSorted((a, b) => table.placeOf(a) - table.placeOf(b))
    .flatMap((each) => attributions.get(each) ?? [])
}

/** What a mention points to: its profile or its statement. */
export function pointsTo({ profile, statement }: Annotation): readonly string[] {
  return [profile, statement].filter((each) => each !== null)
}

/** Finds the mentions of a profile or a statement, by its id. */
export const mentionsOf = recordIndex<AnnotationId, Annotation>(pointsTo)
