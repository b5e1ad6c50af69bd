import { type Codebook, roleOf } from '../codebook/codebook'
import { following } from '../collection/following'
import { differences, RecordTable } from '../collection/record-table'
import type { AnnotationId } from '../ids'
import { counted } from '../wording/amounts'
import type { Annotation } from './annotation'
import type { Marks } from './marks'
import { openEndsIn } from './open-ends'

/** The figures of an article. Sources are counted by profile: three mentions of one person are one source. */
export interface Counts {
  readonly claims: number
  readonly sources: number
  readonly cues: number
  readonly openEnds: number
}

type Annotations = ReadonlyMap<AnnotationId, Annotation>

/** How many annotations there are of each code, and of each code and whom they mention. */
interface Tally {
  readonly codes: ReadonlyMap<string, number>
  readonly orphans: number
  readonly mentioned: ReadonlyMap<string, RecordTable<string, number>>
}

const tallyOf = following<Annotations, Tally>(
  (annotations) => tallied({ codes: new Map(), orphans: 0, mentioned: new Map() }, [], [...annotations.values()]),
  (before, tally, after) => {
    const changes = differences(before, after)
    return tallied(
      tally,
      changes.flatMap(([, from]) => from ?? []),
      changes.flatMap(([, , to]) => to ?? []),
    )
  },
)

function tallied(tally: Tally, gone: readonly Annotation[], come: readonly Annotation[]): Tally {
  const codes = new Map(tally.codes)
  const mentioned = new Map(tally.mentioned)
  let { orphans } = tally
  const count = ({ code, profile, id, orphan }: Annotation, by: 1 | -1) => {
    if (orphan !== null) orphans += by
    codes.set(code, (codes.get(code) ?? 0) + by)
    const whom = profile ?? id
    const known = mentioned.get(code) ?? RecordTable.from<string, number>([])
    const left = (known.get(whom) ?? 0) + by
    mentioned.set(code, left === 0 ? known.without(whom) : known.with(whom, left))
  }
  for (const each of come) count(each, 1)
  for (const each of gone) count(each, -1)
  return { codes, orphans, mentioned }
}

/** How many annotations of an article have a code. */
export function countOfCode(annotations: Annotations, code: string): number {
  return tallyOf(annotations).codes.get(code) ?? 0
}

/** How many annotations of an article have lost their words. */
export function countOrphans(annotations: Annotations): number {
  return tallyOf(annotations).orphans
}

/** The figures of an article. After an edit only what it touched is counted again. */
export function countMarks(marks: Marks, codebook: Codebook): Counts {
  const { codes, mentioned } = tallyOf(marks.annotations)
  const ofRole = (role: string) => [...codes.keys()].filter((code) => roleOf(codebook, code) === role)
  const sum = (all: readonly number[]) => all.reduce((total, each) => total + each, 0)
  return {
    claims: sum(ofRole('claim').map((code) => codes.get(code) ?? 0)),
    sources: countSources(ofRole('source').map((code) => mentioned.get(code) ?? RecordTable.from<string, number>([]))),
    cues: sum(ofRole('cue').map((code) => codes.get(code) ?? 0)),
    openEnds: openEndsIn(marks, codebook).inOrder.length,
  }
}

// Under several codes one profile may be mentioned more than once.
function countSources(tables: readonly ReadonlyMap<string, number>[]): number {
  const [only] = tables
  if (tables.length < 2) return only?.size ?? 0
  return new Set(tables.flatMap((table) => [...table.keys()])).size
}

/** "6 claims, 5 sources, 4 cues, 2 open ends" */
export function describeCounts(counts: Counts): string {
  return [
    counted(counts.claims, 'claim'),
    counted(counts.sources, 'source'),
    counted(counts.cues, 'cue'),
    counted(counts.openEnds, 'open end'),
  ].join(', ')
}
