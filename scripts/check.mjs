// Types, lint, format and unused code. No tests.
import { run, tool } from './process.mjs'

const CHECKS = {
  'types of src': tool('tsc', '-p', 'src'),
  'types of main': tool('tsc', '-p', 'main'),
  'types of renderer': tool('tsc', '-p', 'renderer'),
  'types of tests': tool('tsc', '-p', 'tests'),
  'lint (oxlint)': tool('oxlint', '--type-aware', '--deny-warnings'),
  'lint and format (biome)': tool('biome', 'check', '--error-on-warnings'),
  'unused code (knip)': tool('knip', '--treat-config-hints-as-errors'),
}

/** Runs every check and prints what fails; resolves to an exit code. */
export async function check() {
  const outcomes = await Promise.all(
    Object.entries(CHECKS).map(async ([name, line]) => ({ name, ...(await run(line, { quiet: true })) })),
  )
  for (const { name, code, output } of outcomes) {
    console.log(`${code === 0 ? '✓' : '✗'} ${name}`)
    if (code !== 0) console.log(output)
  }
  return outcomes.every(({ code }) => code === 0) ? 0 : 1
}

/** Mends format and what lint can mend by itself; resolves to an exit code. */
export async function fix() {
  const lint = await run(tool('oxlint', '--fix'))
  const format = await run(tool('biome', 'check', '--write'))
  return lint.code || format.code
}
