import { type Codebook, codeOf } from '../codebook/codebook'
import { missingFields } from '../codebook/field-value'
import { following } from '../collection/following'
import { differences, RecordTable } from '../collection/record-table'
import { SortedList } from '../collection/sorted-list'
import type { AnnotationId } from '../ids'
import { type Annotation, compareAnnotations } from './annotation'
import { type Attribution, members } from './attribution'
import type { Marks } from './marks'
import { attributionsWith } from './ties'

/**
 * What is unfinished: a claim that is nobody's yet, a source that says nothing, a cue that ties nothing; "fields" when
 * nothing but required fields are empty.
 */
export interface OpenEnd {
  readonly kind: 'claim' | 'source' | 'cue' | 'fields'
  readonly annotation: Annotation
  /** The labels of the required fields that are empty. */
  readonly missing: readonly string[]
}

/** The annotations that are open ends: in the order of the text, and by id. */
export interface OpenEnds {
  readonly inOrder: SortedList<Annotation>
  readonly byId: ReadonlyMap<AnnotationId, Annotation>
}

/** The open ends of an article, in the order of its text. */
export function openEnds(marks: Marks, codebook: Codebook): readonly OpenEnd[] {
  return [...openEndsIn(marks, codebook).inOrder].flatMap((annotation): readonly OpenEnd[] => {
    const code = codeOf(codebook, annotation.code)
    if (code === undefined) return []
    const missing = missingFields(code, annotation.fields).map((field) => field.label)
    const lacksCounterpart = code.role !== 'none' && !isSettled(marks, annotation.id)
    return [{ kind: lacksCounterpart ? code.role : 'fields', annotation, missing }]
  })
}

/** The open ends of an article. After an edit only what it touched is looked at again. */
export function openEndsIn(marks: Marks, codebook: Codebook): OpenEnds {
  return underCodebook(codebook)(marks)
}

const underCodebook = following(openEndsUnder, (_before, _made, codebook) => openEndsUnder(codebook))

function openEndsUnder(codebook: Codebook): (marks: Marks) => OpenEnds {
  const codes = new Map(codebook.codes.map((code) => [code.id, code]))
  const isOpen = (marks: Marks, annotation: Annotation) => {
    const code = codes.get(annotation.code)
    if (code === undefined) return false
    const lacksCounterpart = code.role !== 'none' && !isSettled(marks, annotation.id)
    return lacksCounterpart || missingFields(code, annotation.fields).length > 0
  }

  function start(marks: Marks): OpenEnds {
    const open = [...marks.annotations.values()].filter((each) => isOpen(marks, each))
    return {
      inOrder: SortedList.of(open, compareAnnotations),
      byId: RecordTable.from(open.map((each) => [each.id, each])),
    }
  }

  function step(before: Marks, made: OpenEnds, marks: Marks): OpenEnds {
    let byId = RecordTable.of(made.byId)
    const gone: Annotation[] = []
    const come: Annotation[] = []
    for (const id of touchedBetween(before, marks)) {
      const annotation = marks.annotations.get(id)
      const was = byId.get(id)
      const is = annotation !== undefined && isOpen(marks, annotation) ? annotation : undefined
      if (was === is) continue
      if (was !== undefined) gone.push(was)
      if (is !== undefined) come.push(is)
      byId = is === undefined ? byId.without(id) : byId.with(id, is)
    }
    return gone.length + come.length === 0 ? made : { inOrder: made.inOrder.edited(gone, come), byId }
  }

  return following(start, step)
}

/** Whether it is settled whose claim the contents are. "Author's voice" and "unattributed" are answers. */
function isAnswered(attribution: Attribution): boolean {
  return attribution.sources.length > 0 || attribution.voice !== 'open'
}

function isSettled({ attributions }: Marks, id: AnnotationId): boolean {
  const withTie = attributionsWith(attributions)
  const found = (tie: string) => withTie(tie).flatMap((each) => attributions.get(each) ?? [])
  return found(id).some((attribution) => {
    const hasContent = attribution.contents.length > 0
    if (attribution.contents.includes(id)) {
      if (isAnswered(attribution)) return true
    } else if (hasContent) return true
    if (attribution.cues.includes(id) && isAnswered(attribution)) return true
    // What a source says may be that others said something.
    return attribution.sources.includes(id) && found(attribution.id).some((each) => each.contents.length > 0)
  })
}

/** The annotations of which something changed, or of what they are tied to. */
function touchedBetween(before: Marks, after: Marks): ReadonlySet<AnnotationId> {
  const touched = new Set(differences(before.annotations, after.annotations).map(([id]) => id))
  for (const [, from, to] of differences(before.attributions, after.attributions)) {
    for (const [attribution, marks] of [[from, before] as const, [to, after] as const]) {
      if (attribution === undefined) continue
      for (const id of members(attribution)) touched.add(id)
      for (const relay of attribution.relayedBy) {
        if (relay.kind !== 'attribution') continue
        for (const id of marks.attributions.get(relay.attribution)?.sources ?? []) touched.add(id)
      }
    }
  }
  return touched
}
