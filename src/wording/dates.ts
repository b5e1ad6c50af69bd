const inUtc = { timeZone: 'UTC', month: 'long', year: 'numeric' } as const
const dayFormat = new Intl.DateTimeFormat('en-GB', { ...inUtc, day: 'numeric' })
const monthFormat = new Intl.DateTimeFormat('en-GB', inUtc)
const localFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** "2026-04-21" as "21 April 2026", "2026-04" as "April 2026"; anything that is no such date as it is. */
export function readableDate(date: string): string {
  if (!/^\d{4}-\d{2}(-\d{2})?$/.test(date)) return date
  const instant = new Date(date)
  // Subtle: the 31st of a month of thirty days would be read as the first of the next one.
  if (Number.isNaN(instant.getTime()) || !instant.toISOString().startsWith(date)) return date
  return (date.length > 7 ? dayFormat : monthFormat).format(instant)
}

/** "2026-04-21T14:03:05.000Z" as "21 April 2026, 14:03 UTC". */
export function readableInstant(instant: string): string {
  const [, date, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(instant) ?? []
  return date === undefined ? instant : `${readableDate(date)}, ${time} UTC`
}

/** An instant as the date and time of the clock of this machine: "21 Apr 2026, 16:03". */
export function localInstant(instant: string): string {
  return localFormat.format(new Date(instant))
}

/** "21 April 2026 (2026-04-21)"; a year alone only once. */
export function dateBothWays(date: string): string {
  const readable = readableDate(date)
  return readable === date ? date : `${readable} (${date})`
}

/** A stretch of milliseconds in whole minutes that have passed: "1 h 5 min", "2 h"; before the first "under a minute". */
export function readableDuration(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 1) return 'under a minute'
  const hours = Math.floor(minutes / 60)
  return [hours > 0 ? `${hours} h` : '', minutes % 60 > 0 ? `${minutes % 60} min` : ''].filter(Boolean).join(' ')
}
