import { cp, mkdtemp, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Edit } from '../../src/record/edit'
import { Chance } from './chance'
import { Child, orders } from './child'
import { type Filled, fill } from './filled'
import { inspect, isTorn } from './inspection'
import { outcome, type Proof, type Setting } from './proof'
import { lacking, run } from './system'
import type { SaverKind } from './testimony'
import { fileThread, noTracing, Tracer } from './tracer'
import { judge, Tally } from './verdict'

/** Every call that changes a file or a folder, or makes a change durable. */
const CALLS = [
  'pwrite64',
  'fdatasync',
  'fsync',
  'rename',
  'openat',
  'ftruncate',
  'mkdir',
  'unlink',
  'link',
  'write',
  'fchmod',
  'close',
] as const

/** What a kill at the nth of a kind of call is tried on. */
interface Point {
  readonly call: (typeof CALLS)[number]
  readonly nth: number
  readonly from: Filled | null
  readonly saver: SaverKind
}

/** Kills at one point; answers whether the editor came so far. The kill comes before the call is carried out. */
async function killAt({ call, nth, from, saver }: Point, setting: Setting, tally: Tally): Promise<boolean> {
  const room = await mkdtemp(join(setting.disk, 'call-'))
  const folder = join(room, 'home')
  if (from !== null) await cp(from.folder, folder, { recursive: true })
  const gate = join(room, 'gate')
  await run('mkfifo', gate)
  const most = 4
  const child = new Child({
    ...orders,
    ...{ folder, seed: setting.seed, steps: 6, most, saver, gate: { path: gate, when: 'before open' } },
  })
  await Tracer.attach(await fileThread(child.pid), `${call}:signal=KILL:when=${nth}`)
  // Subtle: 'r+' does not wait for a reader, which may be killed at the gate. It stays open, since attaching makes the
  // reader begin to open once more.
  const opened = await open(gate, 'r+')
  await child.gone(true)
  await opened.close()
  const { testimony } = child
  const torn = await isTorn(folder)
  const acknowledged = new Set<string>(testimony.acks.map(({ id }) => id))
  const before: readonly Edit[] = from?.log ?? []
  const given = { before, testimony, acknowledged, torn, mayRefuse: false, crash: null }
  judge(tally, { ...given, inspected: await inspect(folder) })
  await rm(room, { recursive: true, force: true })
  return !testimony.ended
}

/** All points, or, with a stride, some of them, from another start for each kind of call. */
async function killEverywhere(setting: Setting, stride: number, tally: Tally): Promise<void> {
  const chance = new Chance(setting.seed)
  const filled = await fill(setting.disk, { steps: 20, close: true })
  for (const from of [null, filled]) {
    for (const call of CALLS) {
      let nth = 1 + chance.below(stride)
      while (await killAt({ call, nth, from, saver: 'store' }, setting, tally)) nth += stride
    }
  }
}

async function selfCheck(setting: Setting): Promise<Tally> {
  const tally = new Tally()
  for (const nth of [3, 5, 7]) {
    await killAt({ call: 'fsync', nth: nth + 4, from: null, saver: 'delays-write' }, setting, tally)
  }
  return tally
}

export const everyCall: Proof = {
  name: 'every-call',
  promise: 'there is no moment at which a crash hurts',
  title: 'killed at every write, fsync, rename, unlink …',
  how: 'strace kills the process at the nth call of a kind, for every n, from an empty and from a filled store',
  run: async (setting) => {
    const why = noTracing(lacking('strace', 'mkfifo'))
    if (why !== null) return { kind: 'skipped', why }
    const tally = new Tally()
    await killEverywhere(setting, setting.form === 'long' ? 1 : 24, tally)
    const broken = await selfCheck(setting)
    const numbers = `${tally.counts()}; self-check: a store that acknowledges before it writes loses ${broken.lost}`
    return outcome(tally.isClean && broken.lost > 0, numbers, tally.sentences)
  },
}
