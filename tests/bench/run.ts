// `npm run bench`: what the app costs, measured in one run against what it is compared with.
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { blocks } from './blocks'
import { bytes } from './bytes'
import { manyEdits } from './many-edits'
import type { Measure, Row } from './measure'
import { saving } from './saving'
import { search } from './search'
import { sentences } from './sentences'
import { size } from './size'
import { windowSaving } from './window-saving'

const measures: readonly Measure[] = [saving, windowSaving, bytes, size, search, blocks, manyEdits, sentences]

const machine = () => `${cpus()[0]?.model ?? ''}, ${availableParallelism()} processors, Node ${process.version}`
const load = () => loadavg()[0]?.toFixed(1) ?? ''

async function runOne(measure: Measure, folder: string): Promise<readonly Row[]> {
  const { name } = measure
  const own = join(folder, name)
  await mkdir(own)
  const before = load()
  const rows = await measure.run(own)
  await rm(own, { recursive: true, force: true })
  console.log(`${name} (load ${before} before, ${load()} after)`)
  for (const { what, number, goal, met } of rows) {
    console.log(`  ${met === false ? '✗' : met ? '✓' : '-'} ${what}: ${number}${goal === '' ? '' : ` (goal ${goal})`}`)
  }
  return rows
}

function tableOf(rows: readonly Row[]): string {
  const line = ({ what, number, goal, met }: Row) =>
    `| ${what} | ${number} | ${goal}${met === false ? ', **missed**' : ''} |`
  return `| what | measured | goal |\n|---|---|---|\n${rows.map(line).join('\n')}`
}

const { values } = parseArgs({ options: { only: { type: 'string' } } })
const wanted = values.only?.split(',')
const unknown = wanted?.filter((name) => !measures.some((each) => each.name === name)) ?? []
if (unknown.length > 0) throw new Error(`What can be measured is ${measures.map(({ name }) => name).join(', ')}.`)
const folder = await mkdtemp(join(tmpdir(), 'sourcemark-bench-'))
const rows: Row[] = []
try {
  for (const each of measures.filter(({ name }) => wanted?.includes(name) ?? true)) {
    rows.push(...(await runOne(each, folder)))
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
console.log(`\n${machine()}\n\n${tableOf(rows)}`)
