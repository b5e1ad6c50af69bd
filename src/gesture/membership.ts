import type { Annotation } from '../annotation/annotation'
import { type Attribution, type Form, members } from '../annotation/attribution'
import { proposeForm } from '../annotation/form'
import type { Marks } from '../annotation/marks'
import { roleOf } from '../codebook/codebook'
import { wholeCodebook } from '../codebook/codebooks'
import type { AnnotationId, AttributionId } from '../ids'
import type { Changes, Desk } from './desk'

/** An attribution of nothing yet. */
function newAttribution(desk: Desk): Attribution {
  return {
    id: desk.newId() as AttributionId,
    article: desk.article,
    sources: [],
    cues: [],
    contents: [],
    voice: 'open',
    relayedBy: [],
    form: '',
    channel: '',
    uttered: { written: '', on: '' },
  }
}

/** Puts the annotation into the attribution, in the part that its role plays; into a new one when none is given. */
export function join(desk: Desk, changes: Changes, annotation: Annotation, into: AttributionId | null): AttributionId {
  return joinAll(desk, changes, [annotation], into)
}

/** Puts annotations into one attribution, each in the part that its role plays; into a new one when none is given. */
export function joinAll(
  desk: Desk,
  changes: Changes,
  annotations: readonly Annotation[],
  into: AttributionId | null,
): AttributionId {
  const attribution = (into && changes.attribution(into)) ?? newAttribution(desk)
  const there = new Set(members(attribution))
  const joining = annotations.filter((each) => !there.has(each.id))
  if (joining.length === 0) return attribution.id
  const withNew = (part: 'sources' | 'cues' | 'contents') => [
    ...attribution[part],
    ...joining.filter((each) => partOf(desk, each) === part).map((each) => each.id),
  ]
  putAttribution(desk, changes, {
    ...attribution,
    sources: withNew('sources'),
    cues: withNew('cues'),
    contents: withNew('contents'),
  })
  return attribution.id
}

function partOf(desk: Desk, annotation: Annotation): 'sources' | 'cues' | 'contents' {
  const role = roleOf(wholeCodebook(desk.library), annotation.code)
  if (role === 'none') throw new Error('Only sources, cues and claims take part in an attribution.')
  return role === 'claim' ? 'contents' : role === 'cue' ? 'cues' : 'sources'
}

/** Takes the annotation out of the attribution; one that has no member left goes. */
export function leave(desk: Desk, changes: Changes, id: AnnotationId, from: AttributionId): void {
  const attribution = changes.attribution(from)
  if (attribution === null) return
  putAttribution(desk, changes, withoutMember(attribution, id))
}

/** The attribution without that member, in whatever part; it may come out empty. */
export function withoutMember(attribution: Attribution, id: AnnotationId): Attribution {
  return withoutMembers(attribution, new Set([id]))
}

/** The attribution without those members, in whatever part; it may come out empty. */
export function withoutMembers(attribution: Attribution, gone: ReadonlySet<AnnotationId>): Attribution {
  const without = (ids: readonly AnnotationId[]) => ids.filter((each) => !gone.has(each))
  return {
    ...attribution,
    sources: without(attribution.sources),
    cues: without(attribution.cues),
    contents: without(attribution.contents),
    relayedBy: attribution.relayedBy.filter((relay) => relay.kind !== 'source' || !gone.has(relay.annotation)),
  }
}

/**
 * Writes an attribution: its form follows the quotation marks for as long as the analyst has not chosen another, and
 * one without members goes, with every relay that leads to it.
 */
export function putAttribution(desk: Desk, changes: Changes, attribution: Attribution): void {
  if (members(attribution).length === 0) return dropAttribution(changes, attribution.id)
  changes.put('attribution', { ...attribution, form: formOf(desk, changes, attribution) })
}

function formOf(desk: Desk, changes: Changes, attribution: Attribution): Form {
  const stored = desk.marks.attributions.get(attribution.id)
  const follows =
    stored === undefined || stored.form === proposeForm(desk.text, annotationsOf(desk.marks, stored.contents))
  if (!follows) return attribution.form
  return proposeForm(
    desk.text,
    attribution.contents.flatMap((id) => changes.annotation(id) ?? []),
  )
}

function dropAttribution(changes: Changes, id: AttributionId): void {
  changes.remove('attribution', id)
  for (const other of changes.attributionsWith(id)) {
    const relayedBy = other.relayedBy.filter((relay) => relay.kind !== 'attribution' || relay.attribution !== id)
    changes.put('attribution', { ...other, relayedBy })
  }
}

function annotationsOf(marks: Marks, ids: readonly AnnotationId[]): readonly Annotation[] {
  return ids.flatMap((id) => marks.annotations.get(id) ?? [])
}

/** The attributions in which an annotation takes part, in the order in which they were made. */
export function attributionsOf(changes: Changes, id: AnnotationId): readonly Attribution[] {
  return changes.attributionsWith(id)
}
