/** A whole number in English: 12,345. */
export function amount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** "1 claim", "1,200 claims"; the plural is given where it is not formed with "s". */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${amount(count)} ${count === 1 ? noun : plural}`
}

/** A share of a whole as "25 %"; of nothing as "–". */
export function share(count: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((count / whole) * 100)} %`
}
