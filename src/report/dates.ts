const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** "2026-04-21" as "21 April 2026", "2026-04" as "April 2026"; anything that is no such date as it is. */
export function readableDate(date: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date) ?? []
  const name = months[Number(month) - 1]
  if (year === undefined || name === undefined) return date
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`
}

/** "2026-04-21T14:03:05.000Z" as "21 April 2026, 14:03 UTC". */
export function readableInstant(instant: string): string {
  const [, date, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(instant) ?? []
  return date === undefined ? instant : `${readableDate(date)}, ${time} UTC`
}

/** "21 April 2026 (2026-04-21)"; a year alone only once. */
export function dateBothWays(date: string): string {
  const readable = readableDate(date)
  return readable === date ? date : `${readable} (${date})`
}

/** A stretch of milliseconds as "1 h 5 min"; less than a minute as "under a minute". */
export function readableDuration(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  if (minutes < 1) return 'under a minute'
  const hours = Math.floor(minutes / 60)
  return [hours > 0 ? `${hours} h` : '', minutes % 60 > 0 ? `${minutes % 60} min` : ''].filter(Boolean).join(' ')
}
