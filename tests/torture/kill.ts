import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Edit } from '../../src/record/edit'
import { Chance } from './chance'
import { Child, orders } from './child'
import { inspect, isTorn } from './inspection'
import { outcome, type Proof, type Setting } from './proof'
import { pause } from './system'
import type { SaverKind } from './testimony'
import { judge, Tally } from './verdict'

const CYCLES_PER_FOLDER = 5

/**
 * An editor works as fast as it can and is killed at a random moment: 0 to 500 ms after its store is open, or, in one
 * cycle of five, 0 to 150 ms after it was started. Snapshots are written every few edits, so kills hit them, too.
 */
async function killAgainAndAgain(setting: Setting, cycles: number, saver: SaverKind): Promise<Tally> {
  const tally = new Tally()
  const chance = new Chance(setting.seed)
  let folder = ''
  let before: readonly Edit[] | null = null
  for (let cycle = 0; cycle < cycles; cycle++) {
    if (cycle % CYCLES_PER_FOLDER === 0 || before === null) {
      if (folder !== '') await rm(folder, { recursive: true, force: true })
      folder = await mkdtemp(join(setting.disk, 'kill-'))
      before = []
    }
    const most = 1 + chance.below(20)
    const child = new Child({ ...orders, folder, seed: chance.below(1e9), most, saver })
    const early = cycle % 5 === 4
    if (!early) await child.until(({ opened }) => opened)
    await pause(chance.below(early ? 150 : 500))
    await child.kill()
    const { testimony } = child
    const torn = await isTorn(folder)
    const inspected = await inspect(folder)
    const acknowledged = new Set<string>(testimony.acks.map(({ id }) => id))
    before = judge(tally, { before, testimony, acknowledged, inspected, torn, mayRefuse: false, crash: child.crash })
  }
  if (folder !== '') await rm(folder, { recursive: true, force: true })
  return tally
}

export const kill: Proof = {
  name: 'kill',
  promise: 'what was called “Saved” survives the process',
  title: 'killed at a random moment while editing',
  how: 'SIGKILL of a process that edits as fast as it can',
  run: async (setting) => {
    const tally = await killAgainAndAgain(setting, setting.form === 'long' ? 1000 : 60, 'store')
    const broken = await killAgainAndAgain(setting, setting.form === 'long' ? 20 : 3, 'delays-write')
    const numbers = `${tally.counts()}; self-check: a store that acknowledges before it writes loses ${broken.lost}`
    return outcome(tally.isClean && broken.lost > 0, numbers, tally.sentences)
  },
}
