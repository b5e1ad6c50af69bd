// `npm run torture`: the proofs of the store, one after the other. See docs/durability.md for what they came to.
import { rmSync } from 'node:fs'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { appKill } from './app-kill'
import { cases } from './cases'
import { randomDamage } from './damage'
import { everyCall } from './every-call'
import { faults } from './faults'
import { fullDisk } from './full-disk'
import { kill } from './kill'
import { model } from './model'
import { rowOf, withRow } from './page'
import { powerCuts } from './power-cut'
import type { Outcome, Proof, Setting } from './proof'
import { torn } from './torn'

const proofs: readonly Proof[] = [
  kill,
  appKill,
  ...powerCuts,
  everyCall,
  faults,
  fullDisk,
  torn,
  randomDamage,
  cases,
  model,
]

const PAGE = 'docs/durability.md'

async function runOne(proof: Proof, setting: Setting): Promise<Outcome> {
  try {
    return await proof.run(setting)
  } catch (error) {
    const sentence = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { kind: 'failed', numbers: 'did not come to its end', sentences: [sentence] }
  }
}

function print(name: string, outcome: Outcome, seconds: number): void {
  if (outcome.kind === 'skipped') return console.log(`- ${name}: skipped, ${outcome.why}`)
  console.log(`${outcome.kind === 'passed' ? '✓' : '✗'} ${name}: ${outcome.numbers} (${seconds} s)`)
  for (const sentence of outcome.sentences) console.log(`    ${sentence}`)
}

/** Puts what a proof came to into the page. A proof that was skipped leaves the numbers of another machine there. */
async function write(proof: Proof, outcome: Outcome, form: Setting['form']): Promise<void> {
  const page = await readFile(PAGE, 'utf8').catch(() => '# Durability\n')
  const row = rowOf(proof, outcome, form, new Date().toISOString().slice(0, 10))
  if (outcome.kind !== 'skipped') await writeFile(PAGE, withRow(page, proof.name, row))
}

async function memoryFolder(): Promise<string> {
  try {
    return await mkdtemp('/dev/shm/sourcemark-torture-')
  } catch {
    return mkdtemp(join(tmpdir(), 'sourcemark-torture-'))
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      short: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      only: { type: 'string' },
      report: { type: 'string' },
      seed: { type: 'string', default: '1' },
    },
  })
  const wanted = values.only?.split(',')
  const unknown = wanted?.filter((name) => !proofs.some((proof) => proof.name === name)) ?? []
  if (unknown.length > 0) throw new Error(`Proofs are ${proofs.map(({ name }) => name).join(', ')}.`)
  const [disk, memory] = [await mkdtemp(join(tmpdir(), 'sourcemark-torture-')), await memoryFolder()]
  const setting: Setting = { form: values.short ? 'short' : 'long', seed: Number(values.seed), disk, memory }
  const outcomes: Outcome[] = []
  // What the store says on the console belongs to the damage that is done to it.
  console.warn = () => undefined
  process.on('exit', () => {
    for (const folder of [disk, memory]) rmSync(folder, { recursive: true, force: true })
  })
  for (const proof of proofs.filter(({ name }) => wanted?.includes(name) ?? true)) {
    const started = performance.now()
    const outcome = await runOne(proof, setting)
    print(proof.name, outcome, Math.round((performance.now() - started) / 1000))
    if (values.write) await write(proof, outcome, setting.form)
    outcomes.push(outcome)
  }
  const count = (kind: Outcome['kind']) => outcomes.filter((outcome) => outcome.kind === kind).length
  const proofCounts = { passed: count('passed'), failed: count('failed'), skipped: count('skipped') }
  const { passed, failed, skipped } = proofCounts
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
  if (values.report !== undefined) await writeFile(values.report, JSON.stringify({ proofCounts }))
  process.exit(failed === 0 ? 0 : 1)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130))
await main()
