import { type Annotation, startOf } from '../annotation/annotation'
import { members } from '../annotation/attribution'
import { attributionsOf } from '../annotation/ties'
import { blockAt } from '../article/block'
import type { Range } from '../article/range'
import { sentenceAt } from '../article/sentences'
import { roleOf } from '../codebook/codebook'
import { wholeCodebook } from '../codebook/codebooks'
import type { AnnotationId } from '../ids'
import type { Desk } from './desk'

/** Why a mark is offered: the order of these is the order in which they are offered. */
const nearnesses = ['sentence', 'paragraph', 'used', 'article'] as const
export type Nearness = (typeof nearnesses)[number]

export interface LinkCandidate {
  readonly annotation: Annotation
  readonly nearness: Nearness
}

/**
 * The marks that a mark may be linked to, the likeliest first: those in the same sentence, in the same paragraph, those
 * that were used last (given with the last one first), and what else is known in the article, the nearest first.
 * Within each, those that play another part come before those of the same part; a cue from afar is seldom meant. Of one source's mentions in the last
 * two groups only the first is offered, and none when the mark is linked to that source already.
 */
export function linkCandidates(
  desk: Desk,
  id: AnnotationId,
  lastUsed: readonly AnnotationId[],
): readonly LinkCandidate[] {
  const { annotations, attributions } = desk.marks
  const codebook = wholeCodebook(desk.library)
  const subject = annotations.get(id)
  if (subject === undefined) return []
  const at = startOf(subject)
  const sentence = sentenceAt(desk.text, desk.blocks, at)
  const paragraph = blockAt(desk.blocks, at)
  const uses = new Map(lastUsed.map((each, index) => [each, index]))
  const tied = new Set(attributionsOf(attributions, id).flatMap(members))
  const role = roleOf(codebook, subject.code)

  const candidates = [...annotations.values()].flatMap((annotation) => {
    const itsRole = roleOf(codebook, annotation.code)
    if (annotation.id === id || itsRole === 'none' || tied.has(annotation.id)) return []
    const start = startOf(annotation)
    const isPlaced = annotation.orphan === null
    const isIn = (range: Range | undefined) => isPlaced && range && start >= range.start && start < range.end
    const use = uses.get(annotation.id)
    const group = isIn(sentence) ? 0 : isIn(paragraph) ? 1 : use !== undefined ? 2 : 3
    const nearness: Nearness = nearnesses[group] ?? 'article'
    const order = group === 2 ? (use ?? 0) : Math.abs(start - at)
    return [
      { annotation, nearness, group, part: itsRole === role ? 2 : itsRole === 'cue' && group >= 2 ? 1 : 0, order },
    ]
  })
  candidates.sort((a, b) => a.group - b.group || a.part - b.part || a.order - b.order)

  const known = new Set([...tied].map((each) => annotations.get(each)?.profile ?? null))
  return candidates.flatMap(({ annotation, nearness, group }) => {
    const { profile } = annotation
    if (profile !== null && group >= 2 && known.has(profile)) return []
    known.add(profile)
    return [{ annotation, nearness }]
  })
}
