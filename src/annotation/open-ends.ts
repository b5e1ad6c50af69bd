import { type Codebook, roleOf } from '../codebook/codebook'
import type { Marks } from '../library/library'
import { type Annotation, compareAnnotations } from './annotation'
import { type Attribution, members } from './attribution'

/** What still lacks its counterpart: a claim that is nobody's yet, a source that says nothing, a cue that ties nothing. */
export interface OpenEnd {
  readonly kind: 'claim' | 'source' | 'cue'
  readonly annotation: Annotation
}

/** Whether it is settled whose claim the contents are. "Author's voice" and "unattributed" are answers. */
function isAnswered(attribution: Attribution): boolean {
  return attribution.sources.length > 0 || attribution.voice !== 'open'
}

/** The open ends of an article, in the order of its text. */
export function openEnds(marks: Marks, codebook: Codebook): readonly OpenEnd[] {
  const settled = new Set<string>()
  for (const attribution of marks.attributions.values()) {
    const hasContent = attribution.contents.length > 0
    if (isAnswered(attribution)) for (const id of attribution.contents) settled.add(id)
    if (hasContent) for (const id of members(attribution)) if (!attribution.contents.includes(id)) settled.add(id)
    if (isAnswered(attribution) || hasContent) for (const id of attribution.cues) settled.add(id)
    for (const relay of attribution.relayedBy) {
      if (relay.kind !== 'attribution' || !hasContent) continue
      for (const id of marks.attributions.get(relay.attribution)?.sources ?? []) settled.add(id)
    }
  }
  return [...marks.annotations.values()].sort(compareAnnotations).flatMap((annotation) => {
    const kind = roleOf(codebook, annotation.code)
    return kind === 'none' || settled.has(annotation.id) ? [] : [{ kind, annotation }]
  })
}
