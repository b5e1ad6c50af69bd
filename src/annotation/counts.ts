import { type Codebook, roleOf } from '../codebook/codebook'
import type { Marks } from '../library/library'
import { openEnds } from './open-ends'

/** The figures of an article. Sources are counted by profile: three mentions of one person are one source. */
export interface Counts {
  readonly claims: number
  readonly sources: number
  readonly cues: number
  readonly openEnds: number
}

export function countMarks(marks: Marks, codebook: Codebook): Counts {
  let claims = 0
  let cues = 0
  const sources = new Set<string>()
  for (const annotation of marks.annotations.values()) {
    const role = roleOf(codebook, annotation.code)
    if (role === 'claim') claims++
    else if (role === 'cue') cues++
    else if (role === 'source') sources.add(annotation.profile ?? annotation.id)
  }
  return { claims, sources: sources.size, cues, openEnds: openEnds(marks, codebook).length }
}

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

/** "6 claims, 5 sources, 4 cues, 2 open ends" */
export function describeCounts(counts: Counts): string {
  return [
    plural(counts.claims, 'claim'),
    plural(counts.sources, 'source'),
    plural(counts.cues, 'cue'),
    plural(counts.openEnds, 'open end'),
  ].join(', ')
}
