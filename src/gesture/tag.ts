import { type Annotation, quotation, startOf } from '../annotation/annotation'
import { type Attribution, members } from '../annotation/attribution'
import { makeSelector, type Selector } from '../annotation/selector'
import { compareRanges, type Range } from '../article/range'
import { sentenceAt } from '../article/sentences'
import { type Code, codeOf, type Role, roleOf } from '../codebook/codebook'
import { wholeCodebook } from '../codebook/codebooks'
import { defaultsOf, fits } from '../codebook/field-value'
import { checkWorthy, claimKind, cueMeaning, timeSpokenOf } from '../codebook/proposals'
import type { AnnotationId, AttributionId } from '../ids'
import { Changes, type Desk, type Done } from './desk'
import { attributionsOf, join, leave, putAttribution, withoutMember, withoutMembers } from './membership'
import { attach, leaveProfile, leaveStatement } from './mention'

/** The attribution that tags join while it is current. `keptOpen`: also those in other sentences. */
export interface Current {
  readonly attribution: AttributionId
  readonly keptOpen: boolean
}

export interface Tagged extends Done {
  readonly annotation: AnnotationId
  /** What is current from now on; null for a code without a role. */
  readonly current: Current | null
}

/**
 * Marks the ranges (trimmed, not empty) under a code, as one annotation, and ties it in: with the current attribution
 * when that lies in the same sentence or is kept open, with a new one otherwise.
 */
export function tag(desk: Desk, code: string, ranges: readonly Range[], current: Current | null): Tagged {
  const changes = new Changes(desk)
  const made = make(desk, changes, code, ranges, current)
  return taggedBy(desk, changes, made)
}

/** What somebody says, as it is tagged: each part under a code. */
export type Parts = readonly { readonly code: string; readonly range: Range }[]

/** Marks the parts of what somebody says, one annotation each and tied together, as one edit. At least one part. */
export function tagUtterance(desk: Desk, parts: Parts, current: Current | null): Tagged {
  const changes = new Changes(desk)
  let made: Made | null = null
  for (const { code, range } of parts) made = make(desk, changes, code, [range], made?.current ?? current)
  if (made === null) throw new Error('An utterance that is tagged must have a part.')
  return taggedBy(desk, changes, made)
}

interface Made {
  readonly annotation: Annotation
  readonly current: Current | null
}

function taggedBy(desk: Desk, changes: Changes, { annotation, current }: Made): Tagged {
  return {
    gesture: 'tag',
    subject: subjectOf(desk, annotation),
    annotation: annotation.id,
    current,
    changes: changes.list(),
  }
}

function make(desk: Desk, changes: Changes, code: string, ranges: readonly Range[], current: Current | null): Made {
  const annotation = attach(desk, changes, newMark(desk, changes, code, ranges))
  return { annotation, current: tie(desk, changes, annotation, current) }
}

/** A mark with the fields that its words propose, tied to nothing yet. */
export function newMark(desk: Desk, changes: Changes, code: string, ranges: readonly Range[]): Annotation {
  const bare: Annotation = {
    id: desk.newId() as AnnotationId,
    article: desk.article,
    code,
    selectors: makeSelectors(desk.text, ranges),
    fields: {},
    note: '',
    orphan: null,
    profile: null,
    statement: null,
    author: desk.author,
    madeAt: desk.now,
  }
  const filled = { ...bare, fields: firstFields(desk, bare) }
  changes.put('annotation', filled)
  return filled
}

function tie(desk: Desk, changes: Changes, annotation: Annotation, current: Current | null): Current | null {
  if (roleOf(wholeCodebook(desk.library), annotation.code) === 'none') return null
  const attribution = current && changes.attribution(current.attribution)
  const joins =
    current !== null &&
    attribution !== null &&
    (current.keptOpen || sharesSentence(desk, changes, annotation, attribution))
  const joined = join(desk, changes, annotation, joins ? current.attribution : null)
  return { attribution: joined, keptOpen: joins && current.keptOpen }
}

function sharesSentence(desk: Desk, changes: Changes, annotation: Annotation, attribution: Attribution): boolean {
  const sentence = sentenceAt(desk.text, desk.blocks, startOf(annotation))
  return members(attribution).some((id) => {
    const member = changes.annotation(id)
    return member?.selectors.some((each) => each.start < sentence.end && each.end > sentence.start) ?? false
  })
}

/** Selectors in the order of the text; ranges that overlap or touch become one. */
export function makeSelectors(text: string, ranges: readonly Range[]): readonly Selector[] {
  const merged: Range[] = []
  for (const range of [...ranges].sort(compareRanges)) {
    const last = merged.at(-1)
    if (last !== undefined && range.start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end) }
    else merged.push(range)
  }
  return merged.map((range) => makeSelector(text, range))
}

/** "Claim: the bridge is safe", cut at 80 characters. */
export function subjectOf(desk: Desk, annotation: Annotation): string {
  const name = codeOf(wholeCodebook(desk.library), annotation.code)?.name ?? annotation.code
  const words = quotation(annotation)
  return `${name}: ${words.length > 80 ? `${words.slice(0, 79)}…` : words}`
}

/** What the fields of a mark hold at first: what its words propose, else what the codebook says. */
function firstFields(desk: Desk, annotation: Annotation): Readonly<Record<string, string>> {
  const words = quotation(annotation)
  const proposals: Record<Role, Readonly<Record<string, string>>> = {
    claim: { kind: claimKind(words), 'check-worthy': checkWorthy(claimKind(words)), time: timeSpokenOf(words) },
    source: {},
    cue: { meaning: cueMeaning(words) },
    none: {},
  }
  const code = codeOf(wholeCodebook(desk.library), annotation.code)
  if (code === undefined) return {}
  const proposed = Object.entries(proposals[code.role]).filter(
    ([key, value]) => value !== '' && holds(code, key, value),
  )
  return { ...defaultsOf(code), ...Object.fromEntries(proposed) }
}

/** Whether a code offers a field under that key in which the value can stand. */
function holds(code: Code, key: string, value: string): boolean {
  const field = code.fields.find((each) => each.key === key)
  return field !== undefined && !field.retired && fits(field, value)
}

/** Removes a mark: it leaves its attributions, and what was only known from it goes, too. */
export function removeMark(desk: Desk, id: AnnotationId): Done {
  const changes = new Changes(desk)
  const annotation = changes.annotation(id)
  if (annotation === null) return { gesture: 'remove mark', subject: '', changes: [] }
  removeAll(desk, changes, [annotation])
  return { gesture: 'remove mark', subject: subjectOf(desk, annotation), changes: changes.list() }
}

/** Removes marks with what was only known from them. */
export function removeAll(desk: Desk, changes: Changes, annotations: readonly Annotation[]): void {
  const gone = new Set(annotations.map((each) => each.id))
  const left = new Set(annotations.flatMap((each) => attributionsOf(changes, each.id)).map((each) => each.id))
  for (const id of left) {
    const attribution = changes.attribution(id)
    if (attribution !== null) putAttribution(desk, changes, withoutMembers(attribution, gone))
  }
  for (const { id } of annotations) changes.remove('annotation', id)
  for (const profile of new Set(annotations.map((each) => each.profile)))
    if (profile !== null) leaveProfile(desk, changes, profile)
  for (const statement of new Set(annotations.map((each) => each.statement)))
    if (statement !== null) leaveStatement(desk, changes, statement)
}

/** Gives a mark another code; the fields that the new code has, too, and the note stay, and so does its attribution. */
export function changeCode(desk: Desk, id: AnnotationId, code: string): Done {
  const changes = new Changes(desk)
  const before = changes.annotation(id)
  if (before === null || before.code === code) return { gesture: 'change code', subject: '', changes: [] }
  const recoded = recode(desk, changes, before, code)
  return { gesture: 'change code', subject: subjectOf(desk, recoded), changes: changes.list() }
}

/** Writes the mark under another code. */
export function recode(desk: Desk, changes: Changes, before: Annotation, code: string): Annotation {
  if (before.code === code) return before
  const { id } = before
  const roleBefore = roleOf(wholeCodebook(desk.library), before.code)
  const role = roleOf(wholeCodebook(desk.library), code)
  const fields = codeOf(wholeCodebook(desk.library), code)?.fields ?? []
  const kept = Object.fromEntries(
    Object.entries(before.fields).filter(([key, value]) =>
      fields.some((each) => each.key === key && fits(each, value)),
    ),
  )
  const bare = { ...before, code, ...(role === roleBefore ? {} : { profile: null, statement: null }) }
  const recoded = { ...bare, fields: { ...firstFields(desk, bare), ...kept } }
  changes.put('annotation', recoded)
  if (role !== roleBefore) {
    const attributions = attributionsOf(changes, id)
    attach(desk, changes, recoded)
    if (role !== 'none' && attributions.length === 0) join(desk, changes, recoded, null)
    for (const attribution of attributions) {
      // Subtle: joins before it leaves, so that an attribution of which it is the only member survives.
      if (role === 'none') leave(desk, changes, id, attribution.id)
      else {
        changes.put('attribution', withoutMember(attribution, id))
        join(desk, changes, recoded, attribution.id)
      }
    }
    if (before.profile !== null) leaveProfile(desk, changes, before.profile)
    if (before.statement !== null) leaveStatement(desk, changes, before.statement)
  }
  return recoded
}
