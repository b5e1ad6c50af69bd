import { chainOf } from '../annotation/chain'
import type { Marks } from '../annotation/marks'
import type { AnnotationId, AttributionId } from '../ids'
import { type Mention, mentionOf } from './mention'
import type { Ref } from './numbering'
import type { Survey } from './survey'

/** A cue, and what it ties. */
export interface CueEntry extends Mention {
  readonly ties: readonly Tie[]
}

/** The sources of one attribution, and the mentions of claims that they say or pass on; either may be empty. */
export interface Tie {
  readonly sources: readonly Ref[]
  readonly claims: readonly Ref[]
}

/** The cues in the order of their numbers. */
export function cuesOf(survey: Survey): readonly CueEntry[] {
  const { pages, numbering } = survey
  const ties = new Map<string, Tie[]>()
  for (const { marks } of pages) {
    const saidThrough = contentsThrough(marks)
    for (const { id: attribution, cues, sources } of marks.attributions.values()) {
      const tie: Tie = {
        sources: [...new Set(sources.flatMap((id) => numbering.groupOf.get(id) ?? []))],
        claims: [...(saidThrough.get(attribution) ?? [])].flatMap((id) => numbering.mentions.get(id) ?? []),
      }
      for (const id of cues) ties.set(id, [...(ties.get(id) ?? []), tie])
    }
  }
  return numbering.groups.cue.flatMap(({ mentions }) =>
    mentions.map((each) => ({ ...mentionOf(each, survey), ties: ties.get(each.annotation.id) ?? [] })),
  )
}

/** The contents of each attribution and of those that it relays. */
function contentsThrough({ attributions }: Marks): ReadonlyMap<AttributionId, ReadonlySet<AnnotationId>> {
  const through = new Map<AttributionId, Set<AnnotationId>>()
  for (const attribution of attributions.values()) {
    for (const link of chainOf(attribution, attributions)) {
      if (link.kind === 'publisher' || link.attribution === null) continue
      const contents = through.get(link.attribution) ?? new Set()
      through.set(link.attribution, contents)
      for (const id of attribution.contents) contents.add(id)
    }
  }
  return through
}
