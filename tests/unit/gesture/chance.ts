import fc from 'fast-check'
import { members } from '../../../src/annotation/attribution'
import { addPart, moveEnd } from '../../../src/gesture/ends'
import { chooseProfile, chooseStatement, setField, setNote } from '../../../src/gesture/fields'
import { addRelay, link, setVoice, toggleRelay, unlink } from '../../../src/gesture/link'
import { changeCodeOfMany, linkMany, removeMany, setFieldOfMany, tagAll } from '../../../src/gesture/many'
import { changeCode, removeMark } from '../../../src/gesture/tag'
import { occurrences } from '../../../src/search/occurrences'
import type { Analyst } from './analyst'

/** A text with most of what gestures look at. */
export const text = `Ada Quill said the bridge is safe. She denied it. 👩‍🚒 The Courier reported that officials had seen "deep cracks" in it.
Repairs are expected to take a year. According to a survey, 340 people cross it. שלום said the baker.`

const steps = [
  'tag',
  'tag',
  'tag',
  'remove',
  'recode',
  'move',
  'part',
  'profile',
  'statement',
  'link',
  'unlink',
  'relay',
  'chain',
  'voice',
  'note',
  'field',
  'end',
  'tag all',
  'change many',
  'set many',
  'remove many',
  'link many',
] as const
/** One gesture of any kind; what it is done to is picked by number among what is there. */
export const step = fc.record({ kind: fc.constantFrom(...steps), a: fc.nat(1000), b: fc.nat(1000), c: fc.nat(1000) })
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

const pick = <T>(from: readonly T[], at: number): T | undefined => from[at % Math.max(1, from.length)]
const codes = ['claim', 'source', 'cue'] as const

/** The offset, or the one after it where it would cut a surrogate pair. */
const border = (words: string, offset: number) => offset + (/[\udc00-\udfff]/.test(words[offset] ?? '') ? 1 : 0)

const anyMatch = { matchCase: false, wholeWord: true }
const picked = (words: string, at: number) => pick(words.match(/\p{L}+/gu) ?? [], at) ?? ''

function performMany(analyst: Analyst, kind: string, { a, b, c }: Pick<Step, 'a' | 'b' | 'c'>): void {
  const ids = [...analyst.marks.annotations.keys()].filter((_, at) => (at + a) % (1 + (b % 3)) === 0)
  analyst.do((desk) => {
    if (kind === 'change many') return changeCodeOfMany(desk, ids, pick(codes, c) ?? 'claim')
    if (kind === 'set many') return setFieldOfMany(desk, ids, 'kind', c % 2 ? 'fact' : '')
    return kind === 'remove many' && c % 4 === 0 ? removeMany(desk, ids) : linkMany(desk, ids)
  })
}

/** Performs the gesture if there is something to do it to. */
export function perform(analyst: Analyst, { kind, a, b, c }: Step): void {
  const { length } = analyst.desk.text
  const start = border(analyst.desk.text, a % (length - 1))
  const range = { start, end: border(analyst.desk.text, Math.min(length, start + 2 + (b % 40))) }
  const mark = pick([...analyst.marks.annotations.values()], a)
  const other = pick([...analyst.marks.annotations.values()], b)
  const attribution = pick(analyst.attributions(), b)
  const code = pick(codes, c) ?? 'claim'
  if (kind === 'tag') analyst.tagRange(code, range.start, range.end)
  else if (kind === 'end') analyst.current = null
  else if (mark === undefined || other === undefined) return
  else if (kind === 'remove') analyst.do((desk) => removeMark(desk, mark.id))
  else if (kind === 'recode') analyst.do((desk) => changeCode(desk, mark.id, code))
  else if (kind === 'move')
    analyst.do((desk) => moveEnd(desk, mark.id, 0, c % 2 ? 'start' : 'end', border(analyst.desk.text, b % length)))
  else if (kind === 'part') analyst.do((desk) => addPart(desk, mark.id, range))
  else if (kind === 'tag all')
    analyst.do((desk) =>
      tagAll(desk, code, occurrences(desk.text, [picked(desk.text, a)], anyMatch), c % 2 ? mark.id : null),
    )
  else if (kind.endsWith('many')) performMany(analyst, kind, { a, b, c })
  else if (kind === 'link') analyst.do((desk) => link(desk, mark.id, other.id))
  else if (kind === 'note') analyst.do((desk) => setNote(desk, mark.id, String(c)))
  else if (kind === 'field') analyst.do((desk) => setField(desk, mark.id, 'kind', c % 2 ? 'fact' : ''))
  else if (kind === 'profile') {
    const to = other.profile
    if (mark.profile && to) analyst.do((desk) => chooseProfile(desk, mark.id, to))
  } else if (kind === 'statement') {
    const to = other.statement
    if (mark.statement && to) analyst.do((desk) => chooseStatement(desk, mark.id, to))
  } else if (attribution === undefined) return
  else if (kind === 'unlink' && members(attribution).includes(mark.id))
    analyst.do((desk) => unlink(desk, mark.id, attribution.id))
  else if (kind === 'relay' && attribution.sources.includes(mark.id))
    analyst.do((desk) => toggleRelay(desk, mark.id, attribution.id))
  else if (kind === 'chain') {
    const to = pick(analyst.attributions(), c)
    if (to) analyst.do((desk) => addRelay(desk, attribution.id, { kind: 'attribution', attribution: to.id }))
  } else if (kind === 'voice')
    analyst.do((desk) => setVoice(desk, attribution.id, pick(['author', 'unattributed', 'open'] as const, c) ?? 'open'))
}
