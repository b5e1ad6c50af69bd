import { type Annotation, quotation } from '../annotation/annotation'
import { members } from '../annotation/attribution'
import type { Range } from '../article/range'
import { codeOf, roleOf } from '../codebook/codebook'
import { wholeCodebook } from '../codebook/codebooks'
import type { AnnotationId } from '../ids'
import { isKnownAs } from '../source/naming'
import { counted } from '../wording/amounts'
import { Changes, type Desk, type Done } from './desk'
import { withField } from './fields'
import { isLone } from './link'
import { join, joinAll, putAttribution, withoutMembers } from './membership'
import { attach, pointToProfile } from './mention'
import { newMark, recode, removeAll } from './tag'

/** Gives marks another code, each as `changeCode` does. */
export function changeCodeOfMany(desk: Desk, ids: Iterable<AnnotationId>, code: string): Done {
  const changes = new Changes(desk)
  const all = marksOf(changes, ids)
  for (const each of all) recode(desk, changes, each, code)
  return { gesture: 'change many', subject: `${count(all)} → ${nameOf(desk, code)}`, changes: changes.list() }
}

/** Sets a field of all marks whose code has it; an empty value clears it. */
export function setFieldOfMany(desk: Desk, ids: Iterable<AnnotationId>, key: string, value: string): Done {
  const changes = new Changes(desk)
  const all = marksOf(changes, ids).filter((each) => fieldOf(desk, each.code, key) !== undefined)
  for (const each of all) changes.put('annotation', withField(each, key, value))
  const label = all[0] === undefined ? key : (fieldOf(desk, all[0].code, key)?.label ?? key)
  return { gesture: 'change many', subject: `${label} of ${count(all)}`, changes: changes.list() }
}

/** Removes marks; what was only known from them goes, too. */
export function removeMany(desk: Desk, ids: Iterable<AnnotationId>): Done {
  const changes = new Changes(desk)
  const all = marksOf(changes, ids)
  removeAll(desk, changes, all)
  return { gesture: 'remove many', subject: count(all), changes: changes.list() }
}

/**
 * Ties marks in one attribution: the first that one of them takes part in and that says more than that it is there, or
 * that of the first mark. Attributions that say no more give way; what others say stays, as with `link`.
 */
export function linkMany(desk: Desk, ids: Iterable<AnnotationId>): Done {
  const changes = new Changes(desk)
  const all = marksOf(changes, ids).filter((each) => roleOf(wholeCodebook(desk.library), each.code) !== 'none')
  if (all.length < 2) return { gesture: 'link many', subject: '', changes: [] }
  const known = all.flatMap((each) => changes.attributionsWith(each.id))
  const into = (known.find((each) => !isLone(each)) ?? known[0])?.id ?? null
  for (const other of known.filter((each) => each.id !== into && isLone(each)))
    putAttribution(desk, changes, withoutMembers(other, new Set(members(other))))
  joinAll(desk, changes, all, into)
  return { gesture: 'link many', subject: count(all), changes: changes.list() }
}

/**
 * Tags each range, trimmed and not empty, under a code as a mark of its own. Those that name the person or group whom a
 * mark mentions, `like`, mention the same profile; for other words it is found or made as with `tag`.
 */
export function tagAll(desk: Desk, code: string, ranges: readonly Range[], like: AnnotationId | null): Done {
  const changes = new Changes(desk)
  const profileId = like === null ? null : (changes.annotation(like)?.profile ?? null)
  const first = ranges[0]
  if (first === undefined) return { gesture: 'tag all', subject: '', changes: [] }
  for (const range of ranges) {
    const bare = newMark(desk, changes, code, [range])
    const profile = profileId === null ? null : changes.profile(profileId)
    const isSame = profile !== null && isKnownAs(profile, quotation(bare))
    const role = roleOf(wholeCodebook(desk.library), code)
    const mark =
      isSame && role === 'source' ? pointToProfile(desk, changes, bare, profile.id) : attach(desk, changes, bare)
    if (role !== 'none') join(desk, changes, mark, null)
  }
  const subject = `${nameOf(desk, code)}: ${desk.text.slice(first.start, first.end).slice(0, 80)} (${ranges.length})`
  return { gesture: 'tag all', subject, changes: changes.list() }
}

function marksOf(changes: Changes, ids: Iterable<AnnotationId>): readonly Annotation[] {
  return [...ids].flatMap((id) => changes.annotation(id) ?? [])
}

function fieldOf(desk: Desk, code: string, key: string) {
  return codeOf(wholeCodebook(desk.library), code)?.fields.find((field) => field.key === key)
}

function nameOf(desk: Desk, code: string): string {
  return codeOf(wholeCodebook(desk.library), code)?.name ?? code
}

function count(all: readonly unknown[]): string {
  return counted(all.length, 'mark')
}
