import type { Row } from './measure'

/** Rows as a table of Markdown. */
export function tableOf(rows: readonly Row[]): string {
  const line = ({ what, number, goal, met }: Row) =>
    `| ${what} | ${number} | ${goal}${met === false ? ', **missed**' : ''} |`
  return `| what | measured | goal |\n|---|---|---|\n${rows.map(line).join('\n')}`
}

/** The page with a text in the place of what stood between the marks of that name. Throws if they are not there. */
export function withSection(page: string, name: string, text: string): string {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`]
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`The page must have the lines "${begin}" and "${end}".`)
  return `${page.slice(0, from + begin.length)}\n${text}\n${page.slice(to)}`
}
