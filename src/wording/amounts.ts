const numbers = new Intl.NumberFormat('en')
const plurals = new Intl.PluralRules('en')

/** A number in English: 12,345. */
export function amount(count: number): string {
  return numbers.format(count)
}

/** The form that goes with a number; the plural is given where it is not formed with "s". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return plurals.select(count) === 'one' ? one : many
}

/** "1 claim", "1,200 claims". */
export function counted(count: number, noun: string, many?: string): string {
  return `${amount(count)} ${plural(count, noun, many)}`
}

/** A share of a whole as "25 %"; of nothing as "–". */
export function share(count: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((count / whole) * 100)} %`
}
