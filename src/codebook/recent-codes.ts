import type { Annotation } from '../annotation/annotation'
import type { Code } from './codebook'

interface RecentCode {
  readonly code: string
  /** From 0: the digit after it tags under the code. Null where the code has a digit of its own, or none is left. */
  readonly place: number | null
  /** Higher the later it was used. */
  readonly turn: number
}

/** The codes used last, each on a place of its own. */
export type RecentCodes = readonly RecentCode[]

/** One for each digit from 1 to 9. */
const PLACES = [0, 1, 2, 3, 4, 5, 6, 7, 8]

/** What is asked of a code that has a place here. */
type Keyed = Pick<Code, 'id' | 'key'>

/**
 * Notes that a code was used, of those that are offered. It stays on the place that it has, so that a digit keeps its
 * meaning under the hand; when all places are taken, a new code takes that of the one unused for longest. The digits
 * that the codebook gives to codes are no places.
 */
export function noteUse(recent: RecentCodes, code: string, offered: readonly Keyed[]): RecentCodes {
  const turn = Math.max(0, ...recent.map((each) => each.turn)) + 1
  const known = recent.find((each) => each.code === code)
  if (known !== undefined && known.turn === turn - 1) return recent
  const keys = new Set(offered.map(({ key }) => key))
  const isOwn = /\d/.test(offered.find(({ id }) => id === code)?.key ?? '')
  const places = isOwn ? [] : PLACES.filter((place) => !keys.has(`${place + 1}`))
  const others = recent.filter((each) => each.code !== code)
  const placeOf = (each: RecentCode) => each.place !== null && places.includes(each.place)
  const free = places.find((place) => others.every((each) => each.place !== place))
  const oldest = others.filter(placeOf).sort((a, b) => a.turn - b.turn)[0]
  const place = known !== undefined && placeOf(known) ? known.place : (free ?? oldest?.place ?? null)
  return [...others.filter((each) => place === null || each.place !== place), { code, place, turn }]
}

/** The codes of the newest marks, of those that are offered, as if they had been used now; the newest comes first. */
export function recentIn(annotations: Iterable<Annotation>, offered: readonly Keyed[]): RecentCodes {
  const newest = new Map<string, string>()
  for (const { code, madeAt } of annotations) if (madeAt > (newest.get(code) ?? '')) newest.set(code, madeAt)
  const timeOf = (id: string) => newest.get(id) ?? ''
  const codes = offered.filter(({ id }) => newest.has(id)).map(({ id }) => id)
  const inOrder = codes.sort((a, b) => (timeOf(a) === timeOf(b) ? 0 : timeOf(a) < timeOf(b) ? 1 : -1))
  const recent = inOrder.slice(0, PLACES.length).reduce<RecentCodes>((all, id) => noteUse(all, id, offered), [])
  return recent.map((each) => ({ ...each, turn: recent.length - each.turn + 1 }))
}

/** The code on a place. */
export function codeOnPlace(recent: RecentCodes, place: number): string | undefined {
  return recent.find((each) => each.place === place)?.code
}

/** The code that was used last. */
export function lastUsed(recent: RecentCodes): string | null {
  return recent.reduce<RecentCode | null>((a, b) => (a === null || b.turn > a.turn ? b : a), null)?.code ?? null
}
