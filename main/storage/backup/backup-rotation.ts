/** So many hours, days and weeks back there is a backup of each in which one was made. */
const KEPT = [
  { count: 24, ms: 3_600_000 },
  { count: 14, ms: 24 * 3_600_000 },
  { count: 8, ms: 7 * 24 * 3_600_000 },
] as const

/**
 * Which backups stay, of the times at which they were made (ISO 8601, UTC): the newest of each of the last 24 hours
 * that have one, of the last 14 such days and of the last 8 such weeks. Weeks begin on Thursday, as the epoch did.
 */
export function backupsToKeep(times: readonly string[]): ReadonlySet<string> {
  const newestFirst = [...times].sort((a, b) => Date.parse(b) - Date.parse(a))
  const kept = new Set<string>()
  for (const { count, ms } of KEPT) {
    const spans = new Set<number>()
    for (const time of newestFirst) {
      const span = Math.floor(Date.parse(time) / ms)
      if (spans.has(span)) continue
      if (spans.size === count) break
      spans.add(span)
      kept.add(time)
    }
  }
  return kept
}
