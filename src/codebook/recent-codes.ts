/** The codes used last, each on a place of its own; the most recent use has the highest `turn`. */
export type RecentCodes = readonly { readonly code: string; readonly turn: number }[]

/** One for each digit from 1 to 9. */
const PLACES = 9

/**
 * Notes that a code was used. A code stays on the place that it has, so that a digit keeps its meaning under the
 * hand; when all places are taken, a new code takes that of the one unused for longest.
 */
export function noteUse(recent: RecentCodes, code: string): RecentCodes {
  const turn = Math.max(0, ...recent.map((each) => each.turn)) + 1
  const last = recent.findIndex((each) => each.code === code)
  if (last >= 0 && recent[last]?.turn === turn - 1) return recent
  const place = last >= 0 ? last : recent.length < PLACES ? recent.length : longestUnused(recent)
  return recent.toSpliced(place, 1, { code, turn })
}

/** The code that was used last. */
export function lastUsed(recent: RecentCodes): string | null {
  return (
    recent.reduce<RecentCodes[number] | null>((a, b) => (a === null || b.turn > a.turn ? b : a), null)?.code ?? null
  )
}

function longestUnused(recent: RecentCodes): number {
  return recent.reduce((oldest, each, at) => (each.turn < (recent[oldest]?.turn ?? 0) ? at : oldest), 0)
}
