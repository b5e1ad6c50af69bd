import { loadavg } from 'node:os'
import { AppWindow } from './app-window'
import { type Case, type CaseKey, cases, growing } from './cases'
import { hasPeers, PeersWindow } from './peers-window'
import { Samples } from './samples'

// Frames come as soon as they can, not at the beat of a screen: so a time is what the work took, and no waiting.
const SWITCHES = ['--disable-frame-rate-limit', '--disable-gpu-vsync']

/** How often each operation is done in a round. */
const TIMES = 6
/** A side that takes longer than this to open, in milliseconds, is given up. */
const PATIENCE = 20_000

export interface Extent {
  readonly rounds: number
  readonly cases: readonly CaseKey[]
}

export const whole: Extent = { rounds: 5, cases: Object.keys(cases) as CaseKey[] }
export const quick: Extent = { rounds: 2, cases: ['small', 'onePiece'] }

/** The name that the app's own window has among the sides. */
export const OURS = 'the app'

/** The name of the app as another checkout has it. */
export const BEFORE = 'the app before'

/** Measures the app beside the one of another checkout, which is built there: both take turns in one run. */
export async function measureBefore(folder: string, extent: Extent, checkout: string): Promise<Samples> {
  const samples = new Samples()
  const wanted = extent.cases.map((key) => cases[key])
  const sides = [
    [OURS, await AppWindow.launch(`${folder}/app`, wanted, SWITCHES)],
    [BEFORE, await AppWindow.launch(`${folder}/before`, wanted, SWITCHES, checkout)],
  ] as const
  for (const one of wanted) {
    for (let round = 0; round < extent.rounds; round++)
      for (const [name, app] of round % 2 === 0 ? sides : sides.toReversed()) await measureApp(app, one, samples, name)
    console.log(`  ${one.name}: done (load ${loadavg()[0]?.toFixed(1)})`)
  }
  for (const [, app] of sides) await app.close()
  return samples
}

/** Measures every case: the app and the others take turns, so that what else the machine does hits them alike. */
export async function measureReaders(
  folder: string,
  extent: Extent,
): Promise<{ readonly samples: Samples; readonly runtime: string }> {
  const samples = new Samples()
  const wanted = extent.cases.map((key) => cases[key])
  const app = await AppWindow.launch(`${folder}/app`, wanted, SWITCHES)
  const peers = await PeersWindow.launch(await app.textSize(), SWITCHES)
  for (const one of wanted) {
    const slow = new Set<string>()
    for (let round = 0; round < extent.rounds; round++) {
      await measureApp(app, one, samples, OURS)
      for (const side of one.sides) {
        if (!hasPeers() && (side.startsWith('text-') || side === 'mark.js')) continue
        if (slow.has(side)) continue
        const opened = await peers.open(side, one, PATIENCE)
        if (opened === null) {
          slow.add(side)
          console.log(`  ${one.name}: ${side} was given up after ${PATIENCE / 1000} s`)
          continue
        }
        const note = (operation: string, values: readonly number[]) => samples.add(one.name, side, operation, values)
        note('open', [opened])
        const memory = round < 3 ? await peers.memory() : null
        if (memory !== null) note('heap', [memory.heap])
        if (memory?.process) note('process', [memory.process])
        for (const [operation, values] of Object.entries(await peers.keys(TIMES))) note(operation, values)
        note('search', await peers.search(TIMES))
        note('hover', await peers.hover(TIMES))
        note('scroll', await peers.scroll())
      }
    }
    console.log(`  ${one.name}: done (load ${loadavg()[0]?.toFixed(1)})`)
  }
  const runtime = await peers.runtime()
  await peers.close()
  await app.close()
  await measureMemory(
    folder,
    growing.filter((key) => extent.cases.includes(key)),
    samples,
  )
  return { samples, runtime }
}

async function measureApp(app: AppWindow, { name }: Case, samples: Samples, side: string): Promise<void> {
  const note = (operation: string, values: readonly number[]) => samples.add(name, side, operation, values)
  const opened = await app.open(name)
  note('open', [opened.all])
  note('open in the window', [opened.inWindow])
  for (const [operation, times] of Object.entries(await app.tagAndRemove(TIMES))) note(operation, times)
  for (const [operation, times] of Object.entries(await app.undoAndRedo(TIMES))) note(operation, times)
  note('select', await app.select(TIMES))
  note('hover', await app.hover(TIMES))
  note('key', await app.travel(TIMES))
  note('scroll', await app.scroll())
  note('jump', await app.jump(4))
  note('search', await app.search(3))
  note('note', await app.note(TIMES))
  note('next article', await app.nextArticle())
}

/** What an article takes in memory: each in an app that has opened nothing else. */
async function measureMemory(folder: string, keys: readonly CaseKey[], samples: Samples): Promise<void> {
  for (const key of keys) {
    const one = cases[key]
    const app = await AppWindow.launch(`${folder}/memory of ${key}`, [one], SWITCHES)
    await app.open(one.name)
    const { heap, process } = await app.memory()
    await app.close()
    samples.add(one.name, OURS, 'heap', [heap])
    if (process !== null) samples.add(one.name, OURS, 'process', [process])
  }
}
