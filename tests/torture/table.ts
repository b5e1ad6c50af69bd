import type { Outcome, Proof } from './proof'

const introduction = `# Durability

What the store promises: an edit that was called "Saved" is never lost, and nothing on the disk is ever misread in
silence. \`npm run torture\` proves it on the machine it runs on and prints these numbers; \`npm run torture -- --short\`
does so in a few minutes, and \`-- --write\` makes this page. Each proof also meets a store that is broken on purpose, and
fails if it doesn't notice.
`

/** The results as a page in Markdown. */
export function tableOf(results: readonly (readonly [Proof, Outcome])[]): string {
  const rows = results.map(([{ title, how }, outcome]) => {
    const result = outcome.kind === 'skipped' ? `skipped: ${outcome.why}` : outcome.numbers
    return `| ${title} | ${how} | ${outcome.kind === 'failed' ? '**failed** · ' : ''}${result} |`
  })
  return `${introduction}\n| proof | how | numbers |\n|---|---|---|\n${rows.join('\n')}\n`
}
