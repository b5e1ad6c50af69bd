// `npm run torture`: the proofs of the store, one after the other. See docs/durability.md for what they came to.
import { rmSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
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
import { powerCuts } from './power-cut'
import type { Outcome, Proof, Setting } from './proof'
import { tableOf } from './table'
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
      seed: { type: 'string', default: '1' },
    },
  })
  const wanted = values.only?.split(',')
  const unknown = wanted?.filter((name) => !proofs.some((proof) => proof.name === name)) ?? []
  if (unknown.length > 0) throw new Error(`Proofs are ${proofs.map(({ name }) => name).join(', ')}.`)
  const [disk, memory] = [await mkdtemp(join(tmpdir(), 'sourcemark-torture-')), await memoryFolder()]
  const setting: Setting = { form: values.short ? 'short' : 'long', seed: Number(values.seed), disk, memory }
  const results: (readonly [Proof, Outcome])[] = []
  // What the store says on the console belongs to the damage that is done to it.
  console.warn = () => undefined
  process.on('exit', () => {
    for (const folder of [disk, memory]) rmSync(folder, { recursive: true, force: true })
  })
  for (const proof of proofs.filter(({ name }) => wanted?.includes(name) ?? true)) {
    const started = performance.now()
    const outcome = await runOne(proof, setting)
    print(proof.name, outcome, Math.round((performance.now() - started) / 1000))
    results.push([proof, outcome])
  }
  const table = tableOf(results)
  console.log(`\n${table}`)
  if (values.write) await writeFile('docs/durability.md', table)
  const count = (kind: Outcome['kind']) => results.filter(([, outcome]) => outcome.kind === kind).length
  console.log(`${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`)
  process.exit(count('failed') === 0 ? 0 : 1)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130))
await main()
