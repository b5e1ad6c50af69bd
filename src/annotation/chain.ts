import type { AnnotationId, AttributionId } from '../ids'
import type { Attribution, Voice } from './attribution'

type Attributions = ReadonlyMap<AttributionId, Attribution>

/** One station of an utterance on its way to the page. */
export type Link =
  /** Sources that are mentioned side by side. */
  | { readonly kind: 'sources'; readonly annotations: readonly AnnotationId[]; readonly attribution: AttributionId }
  /** Nobody who is mentioned: the article's own voice, nobody at all, or not answered yet. */
  | { readonly kind: 'voice'; readonly voice: Voice; readonly attribution: AttributionId | null }
  /** A relay that leads nowhere: back to an attribution that the chain has passed, or to one that is gone. */
  | { readonly kind: 'broken'; readonly why: 'circle' | 'missing'; readonly attribution: AttributionId }
  /** The article's publisher, who ends every chain and has no mark. */
  | { readonly kind: 'publisher' }

const publisher: Link = { kind: 'publisher' }

/** The chain of a claim that no attribution holds. */
export const chainOfNobody: readonly Link[] = [{ kind: 'voice', voice: 'open', attribution: null }, publisher]

/**
 * The way of an utterance from its origin to the page: who said it (always the first link), each relay, nearest to the
 * origin first, and the publisher (always the last). A relay that is another attribution stands for that one's origin
 * and relays. Each attribution is passed once; where a relay leads back, the chain says so and goes on.
 */
export function chainOf(attribution: Attribution, attributions: Attributions): readonly Link[] {
  const path = new Set<AttributionId>()
  const passed = new Set<AttributionId>()
  return [...stationsOf(attribution), publisher]

  function stationsOf(each: Attribution): readonly Link[] {
    path.add(each.id)
    passed.add(each.id)
    const relays = each.relayedBy.flatMap((relay): readonly Link[] => {
      if (relay.kind === 'source') return [{ kind: 'sources', annotations: [relay.annotation], attribution: each.id }]
      const id = relay.attribution
      if (path.has(id)) return [{ kind: 'broken', why: 'circle', attribution: id }]
      // Two relays may share a relay of their own. It is in the chain already, and no circle.
      if (passed.has(id)) return []
      const other = attributions.get(id)
      return other === undefined ? [{ kind: 'broken', why: 'missing', attribution: id }] : stationsOf(other)
    })
    path.delete(each.id)
    return [originOf(each), ...relays]
  }
}

function originOf({ id, sources, voice }: Attribution): Link {
  return sources.length > 0
    ? { kind: 'sources', annotations: sources, attribution: id }
    : { kind: 'voice', voice, attribution: id }
}

/** Whether `from`, relayed by the attribution `to`, would in the end be relayed by itself. */
export function wouldCycle(attributions: Attributions, from: AttributionId, to: AttributionId): boolean {
  const seen = new Set<AttributionId>()
  const open = [to]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === from) return true
    if (seen.has(id)) continue
    seen.add(id)
    for (const relay of attributions.get(id)?.relayedBy ?? []) {
      if (relay.kind === 'attribution') open.push(relay.attribution)
    }
  }
  return false
}

const voices: Readonly<Record<Voice, string>> = {
  open: 'not yet attributed',
  author: 'author’s voice',
  unattributed: 'unattributed',
}

/**
 * A link in words: "Mara Lind and an aide", "author’s voice", "this article". `nameOf` gives the name of the source
 * that an annotation mentions; `publisherName` may be empty.
 */
export function describeLink(link: Link, nameOf: (mention: AnnotationId) => string, publisherName: string): string {
  switch (link.kind) {
    case 'sources':
      return link.annotations.map(nameOf).join(' and ')
    case 'voice':
      return voices[link.voice]
    case 'broken':
      return link.why === 'circle' ? 'a relay that leads back to itself' : 'a relay that is gone'
    case 'publisher':
      return publisherName.trim() || 'this article'
  }
}
