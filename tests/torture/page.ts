import type { Form, Outcome, Proof } from './proof'

const HEAD = '| promise | proof | command | what it came to | measured |\n|---|---|---|---|---|\n'

/** A proof and what it came to, as a row of the table in docs/durability.md. */
export function rowOf({ name, promise, title, how }: Proof, outcome: Outcome, form: Form, date: string): string {
  const result = outcome.kind === 'skipped' ? `skipped: ${outcome.why}` : outcome.numbers
  const failed = outcome.kind === 'failed' ? '**failed** · ' : ''
  return `| ${promise} | ${title}: ${how} | ${commandOf(name)} | ${failed}${result} | ${date}, ${form} form |`
}

/** The page with a row in the place of the older one of the same proof, or at the end of the table. */
export function withRow(page: string, name: string, row: string): string {
  const lines = (page.includes(HEAD) ? page : `${page}\n${HEAD}`).split('\n')
  const cell = ` ${commandOf(name)} `
  const at = lines.findIndex((line) => line.startsWith('|') && line.split('|').includes(cell))
  const end = lines.findLastIndex((line) => line.startsWith('|')) + 1
  return (at < 0 ? lines.toSpliced(end, 0, row) : lines.with(at, row)).join('\n')
}

function commandOf(name: string): string {
  return `\`npm run torture -- --only ${name}\``
}
