import { type Attribution, members, type Relay, type Voice } from '../annotation/attribution'
import { wouldCycle } from '../annotation/chain'
import type { AnnotationId, AttributionId } from '../ids'
import { Changes, type Desk, type Done } from './desk'
import { attributionsOf, join, leave, putAttribution } from './membership'
import { subjectOf } from './tag'

/** Whether an attribution says nothing but that its one member is there. */
export function isLone(attribution: Attribution): boolean {
  return members(attribution).length === 1 && attribution.voice === 'open' && attribution.channel === ''
}

/**
 * Ties two marks in one attribution. Of two attributions the one with a single member and no answers gives way; when
 * neither does, the first mark joins the second one's attribution and stays in its own as well.
 */
export function link(desk: Desk, from: AnnotationId, to: AnnotationId): Done {
  const changes = new Changes(desk)
  const a = changes.annotation(from)
  const b = changes.annotation(to)
  if (a === null || b === null || from === to) return { gesture: 'link', subject: '', changes: [] }
  const [ofA, ofB] = [attributionsOf(changes, from), attributionsOf(changes, to)]
  const loneA = ofA.length === 1 ? ofA.find(isLone) : undefined
  const loneB = ofB.length === 1 ? ofB.find(isLone) : undefined
  if (loneB !== undefined && loneA === undefined && ofA.length > 0) {
    leave(desk, changes, to, loneB.id)
    join(desk, changes, b, ofA.at(-1)?.id ?? null)
  } else {
    if (loneA !== undefined) leave(desk, changes, from, loneA.id)
    const joined = ofB.at(-1)?.id ?? join(desk, changes, b, null)
    join(desk, changes, a, joined)
  }
  return { gesture: 'link', subject: subjectOf(desk, a), changes: changes.list() }
}

/** Takes a mark out of an attribution. A mark that is in no other gets one of its own: it is an open end again. */
export function unlink(desk: Desk, annotation: AnnotationId, from: AttributionId): Done {
  const changes = new Changes(desk)
  const record = changes.annotation(annotation)
  if (record === null) return { gesture: 'link', subject: '', changes: [] }
  leave(desk, changes, annotation, from)
  if (attributionsOf(changes, annotation).length === 0) join(desk, changes, record, null)
  return { gesture: 'link', subject: subjectOf(desk, record), changes: changes.list() }
}

/** Makes a source of the attribution the one who relays it, or the other way round. */
export function toggleRelay(desk: Desk, annotation: AnnotationId, attribution: AttributionId): Done {
  const changes = new Changes(desk)
  const before = changes.attribution(attribution)
  const record = changes.annotation(annotation)
  if (before === null || record === null) return { gesture: 'relay', subject: '', changes: [] }
  const relays = before.relayedBy.some((each) => each.kind === 'source' && each.annotation === annotation)
  leave(desk, changes, annotation, attribution)
  const rest = changes.attribution(attribution) ?? { ...before, sources: [], relayedBy: [] }
  putAttribution(desk, changes, {
    ...rest,
    ...(relays
      ? { sources: [...rest.sources, annotation] }
      : { relayedBy: [...rest.relayedBy, { kind: 'source' as const, annotation }] }),
  })
  return { gesture: 'relay', subject: subjectOf(desk, record), changes: changes.list() }
}

/** Adds a link to the chain, after those that are there. A chain that would come back to itself is not made. */
export function addRelay(desk: Desk, attribution: AttributionId, relay: Relay): Done {
  const changes = new Changes(desk)
  const before = changes.attribution(attribution)
  const known = before?.relayedBy.some((each) => relayKey(each) === relayKey(relay))
  const cycles = relay.kind === 'attribution' && wouldCycle(desk.marks.attributions, attribution, relay.attribution)
  if (before === null || known || cycles) return { gesture: 'relay', subject: '', changes: [] }
  if (relay.kind === 'source') {
    for (const other of attributionsOf(changes, relay.annotation)) {
      if (other.id !== attribution && isLone(other)) leave(desk, changes, relay.annotation, other.id)
    }
  }
  const now = changes.attribution(attribution) ?? before
  const sources = relay.kind === 'source' ? now.sources.filter((each) => each !== relay.annotation) : now.sources
  putAttribution(desk, changes, { ...now, sources, relayedBy: [...now.relayedBy, relay] })
  return { gesture: 'relay', subject: describeRelay(desk, relay), changes: changes.list() }
}

export function removeRelay(desk: Desk, attribution: AttributionId, relay: Relay): Done {
  const changes = new Changes(desk)
  const before = changes.attribution(attribution)
  if (before === null) return { gesture: 'relay', subject: '', changes: [] }
  putAttribution(desk, changes, {
    ...before,
    relayedBy: before.relayedBy.filter((each) => relayKey(each) !== relayKey(relay)),
  })
  const record = relay.kind === 'source' ? changes.annotation(relay.annotation) : null
  if (record !== null && attributionsOf(changes, record.id).length === 0) join(desk, changes, record, null)
  return { gesture: 'relay', subject: describeRelay(desk, relay), changes: changes.list() }
}

const relayKey = (relay: Relay) => (relay.kind === 'source' ? relay.annotation : relay.attribution)

function describeRelay(desk: Desk, relay: Relay): string {
  const id = relay.kind === 'source' ? relay.annotation : desk.marks.attributions.get(relay.attribution)?.sources[0]
  const annotation = id && desk.marks.annotations.get(id)
  return annotation ? subjectOf(desk, annotation) : ''
}

/** Answers whose claims the contents are while no source is named. */
export function setVoice(desk: Desk, attribution: AttributionId, voice: Voice): Done {
  return setAttribution(desk, attribution, { voice }, 'voice')
}

/** Sets what the analyst says of an utterance: form, channel, when it was said, its voice. */
export function setAttribution(
  desk: Desk,
  id: AttributionId,
  set: Partial<Pick<Attribution, 'form' | 'channel' | 'uttered' | 'voice'>>,
  gesture: 'attribution' | 'voice' = 'attribution',
): Done {
  const changes = new Changes(desk)
  const before = changes.attribution(id)
  if (before === null) return { gesture, subject: '', changes: [] }
  changes.put('attribution', { ...before, ...set })
  const first = members(before)[0]
  const annotation = first && desk.marks.annotations.get(first)
  return { gesture, subject: annotation ? subjectOf(desk, annotation) : '', changes: changes.list() }
}
