import { type Annotation, quotation } from '../annotation/annotation'
import type { Range } from '../article/range'
import type { AnnotationId } from '../ids'
import { profileKind } from '../source/naming'
import { Changes, type Desk, type Done } from './desk'
import { attributionsOf, putAttribution } from './membership'
import { restated } from './mention'
import { makeSelectors, subjectOf } from './tag'

/** Moves one end of one part to a UTF-16 offset of the text. A part that would be left without a character stays. */
export function moveEnd(desk: Desk, id: AnnotationId, part: number, end: 'start' | 'end', offset: number): Done {
  const annotation = desk.marks.annotations.get(id)
  const range = annotation?.selectors[part]
  if (annotation === undefined || annotation.orphan !== null || range === undefined)
    return { gesture: 'move ends', subject: '', changes: [] }
  const moved: Range = { start: range.start, end: range.end, [end]: offset }
  const ranges = annotation.selectors.map((each, index) => (index === part && moved.start < moved.end ? moved : each))
  return { ...reselect(desk, annotation, ranges), gesture: 'move ends' }
}

/** Adds a range to an annotation, as a part of its own or, where they touch, as more of one that is there. */
export function addPart(desk: Desk, id: AnnotationId, range: Range): Done {
  const annotation = desk.marks.annotations.get(id)
  if (annotation === undefined || annotation.orphan !== null) return { gesture: 'add part', subject: '', changes: [] }
  return { ...reselect(desk, annotation, [...annotation.selectors, range]), gesture: 'add part' }
}

/** Puts an annotation onto other ranges of the text: one that lost its words stands in the text again. */
export function reanchor(desk: Desk, id: AnnotationId, ranges: readonly Range[]): Done {
  const annotation = desk.marks.annotations.get(id)
  if (annotation === undefined || ranges.length === 0) return { gesture: 're-anchor', subject: '', changes: [] }
  return { ...reselect(desk, annotation, ranges), gesture: 're-anchor' }
}

/** A profile that is called by a mention's words alone, and is mentioned nowhere else, is called by its new words. */
export function rename(changes: Changes, before: Annotation, after: Annotation): void {
  const profile = before.profile && changes.profile(before.profile)
  if (!profile || profile.name !== quotation(before)) return
  if (changes.mentions(profile.id) !== 1 || profile.articles.length > 1) return
  const kind = profile.kind === profileKind(quotation(before)) ? profileKind(quotation(after)) : profile.kind
  changes.put('profile', { ...profile, name: quotation(after), kind })
}

/** Fields, links and note stay. A name or statement that is still word for word the mark's own goes with the words. */
function reselect(desk: Desk, before: Annotation, ranges: readonly Range[]): Omit<Done, 'gesture'> {
  const changes = new Changes(desk)
  const after = { ...before, selectors: makeSelectors(desk.text, ranges), orphan: null }
  changes.put('annotation', after)
  rename(changes, before, after)
  const statement = before.statement && changes.statement(before.statement)
  if (statement && statement.text === restated(quotation(before)) && changes.mentions(statement.id) === 1)
    changes.put('statement', { ...statement, text: restated(quotation(after)) })
  // The form may follow: the quotation marks may now lie inside or outside.
  for (const attribution of attributionsOf(changes, before.id)) putAttribution(desk, changes, attribution)
  return { subject: subjectOf(desk, after), changes: changes.list() }
}
