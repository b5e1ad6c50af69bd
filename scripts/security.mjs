// `npm run security`: the proofs behind docs/security.md in their long form, and the table of what they came to.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root, run, tool } from './process.mjs'

const specs = (...names) => tool('playwright', 'test', ...names.map((name) => `tests/e2e/security-${name}.e2e.ts`))

/** What is run for each proof; `network` and `package` are followed by what takes longer. */
const PROOFS = {
  network: [specs('network'), tool('vitest', 'run', '--project', 'security')],
  leaks: [specs('leaks')],
  windows: [specs('page', 'window')],
  calls: [specs('calls', 'page')],
  sandbox: [specs('sandbox')],
  hostile: [specs('hostile', 'long')],
  package: [
    tool('vitest', 'run', '--project', 'integration', 'tests/integration/supply-chain.test.ts'),
    specs('package'),
  ],
}

const file = path.join(root, 'test-results/security.jsonl')

/** Runs the proofs that are named, or all, and prints a table; resolves to an exit code. `smoke` packs and looks at that. */
export async function runSecurity(names, env, smoke) {
  const unknown = names.filter((name) => PROOFS[name] === undefined)
  if (unknown.length > 0) throw new Error(`Proofs are ${Object.keys(PROOFS).join(', ')}.`)
  const wanted = names.length > 0 ? names : Object.keys(PROOFS)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, '')
  const proving = { ...env, SOURCEMARK_LONG: '1', SOURCEMARK_MEASURED: file }
  const failed = new Set()
  const done = new Set()
  for (const name of wanted) {
    for (const line of PROOFS[name]) {
      // Some stand in two proofs.
      if (done.has(line.join())) continue
      done.add(line.join())
      if ((await run(line, { env: proving })).code !== 0) failed.add(name)
    }
    if (name === 'package' && (await smoke(proving)) !== 0) failed.add(name)
  }
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  const measured = lines.map((line) => JSON.parse(line))
  console.log('\n| proof | came to |\n|---|---|')
  for (const name of wanted) {
    const numbers = new Set(measured.filter(({ proof }) => proof === name).map(({ number }) => number))
    console.log(
      `| ${name} | ${failed.has(name) ? '**failed** · ' : ''}${[...numbers].join('<br>') || 'nothing measured'} |`,
    )
  }
  rmSync(file)
  return failed.size === 0 ? 0 : 1
}
