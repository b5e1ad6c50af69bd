// `npm run bench`: what the app costs, measured in one run against what it is compared with.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { blocks } from './blocks'
import { bytes } from './bytes'
import { manyEdits } from './many-edits'
import type { Measure, Row, Section } from './measure'
import { tableOf, withSection } from './page'
import { before, reader } from './reader/reader'
import { saving } from './saving'
import { search } from './search'
import { sentences } from './sentences'
import { size } from './size'
import { windowSaving } from './window-saving'

const PAGE = 'docs/performance.md'
const measures: readonly Measure[] = [
  saving,
  windowSaving,
  bytes,
  size,
  search,
  blocks,
  manyEdits,
  sentences,
  reader,
  before,
]

const machine = () => `${cpus()[0]?.model ?? ''}, ${availableParallelism()} processors, Node ${process.version}`
const today = () => new Date().toISOString().slice(0, 10)
const load = () => loadavg()[0]?.toFixed(1) ?? ''

async function runOne(measure: Measure, folder: string): Promise<Section & { readonly isSection: boolean }> {
  const { name } = measure
  const own = join(folder, name)
  await mkdir(own)
  const loadBefore = load()
  const found = await measure.run(own, values.quick)
  const isSection = 'rows' in found
  const { rows, details } = isSection ? found : { rows: found, details: '' }
  await rm(own, { recursive: true, force: true })
  console.log(`${name} (load ${loadBefore} before, ${load()} after)`)
  for (const { what, number, goal, met } of rows) {
    console.log(`  ${met === false ? '✗' : met ? '✓' : '-'} ${what}: ${number}${goal === '' ? '' : ` (goal ${goal})`}`)
  }
  return { rows, details, isSection }
}

/** Puts what was found in the place of what the page had. */
async function write(name: string, text: string): Promise<void> {
  await writeFile(PAGE, withSection(await readFile(PAGE, 'utf8'), name, text))
}

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    // Less of what takes long.
    quick: { type: 'boolean', default: false },
    // Puts those sections into docs/performance.md that are made there.
    write: { type: 'boolean', default: false },
  },
})
const wanted = values.only?.split(',')
const unknown = wanted?.filter((name) => !measures.some((each) => each.name === name)) ?? []
if (unknown.length > 0) throw new Error(`What can be measured is ${measures.map(({ name }) => name).join(', ')}.`)
const folder = await mkdtemp(join(tmpdir(), 'sourcemark-bench-'))
const rows: Row[] = []
try {
  for (const each of measures.filter(({ name }) => wanted?.includes(name) ?? true)) {
    const loadBefore = load()
    const { rows: found, details, isSection } = await runOne(each, folder)
    if (!isSection) rows.push(...found)
    else {
      const text = `${today()}, ${machine()}; load ${loadBefore} before, ${load()} after:\n\n${tableOf(found)}\n\n${details}`
      console.log(`\n${text}`)
      if (values.write) await write(each.name, text)
    }
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
if (rows.length > 0) console.log(`\n${machine()}\n\n${tableOf(rows)}`)
