import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Child, orders } from './child'
import { savesAgain } from './faults'
import { inspect, isTorn } from './inspection'
import { outcome, type Proof, type Setting } from './proof'
import { isRoot, lacking, run } from './system'
import type { SaverKind } from './testimony'
import { judge, Tally } from './verdict'
import { mounted, unmount } from './volume'

/** Lets an editor work until the disk refuses, gives it room, and sees whether it saves again. */
async function fillUp(folder: string, seed: number, giveRoom: () => Promise<unknown>, tally: Tally): Promise<boolean> {
  const child = new Child({ ...orders, folder, seed, most: 5 })
  const refused = await child.until(({ nots }) => nots.filter(({ reason }) => reason !== 'nothing').length > 6, 60_000)
  await giveRoom()
  const goesOn = refused && (await savesAgain(child))
  await child.kill()
  const { testimony } = child
  const acknowledged = new Set<string>(testimony.acks.map(({ id }) => id))
  const torn = await isTorn(folder)
  const given = { before: [], testimony, acknowledged, torn, mayRefuse: true, crash: child.crash }
  judge(tally, { ...given, inspected: await inspect(folder) })
  return goesOn
}

async function onTinyDisk(setting: Setting, seed: number, tally: Tally): Promise<boolean> {
  const folder = await mkdtemp(join(setting.disk, 'tiny-'))
  await run('mount', '-t', 'tmpfs', '-o', `size=${200 + 8 * (seed % 40)}k`, 'tmpfs', folder)
  mounted.add(folder)
  try {
    return await fillUp(folder, seed, () => run('mount', '-o', 'remount,size=64m', folder), tally)
  } finally {
    await unmount(folder)
  }
}

/** A limit in the middle of a record: the system writes up to it, byte for byte, and refuses the rest. */
async function underLimit(setting: Setting, seed: number, tally: Tally, saver: SaverKind = 'store'): Promise<boolean> {
  const folder = await mkdtemp(join(setting.disk, 'limit-'))
  const child = new Child({ ...orders, folder, seed, most: 5, saver })
  await child.until(({ acks }) => acks.length > 20)
  const size = async () => (await stat(join(folder, 'journal.jsonl')).catch(() => ({ size: 40_000 }))).size
  await run('prlimit', '--pid', String(child.pid), `--fsize=${(await size()) + 1500 + (seed % 977)}:unlimited`)
  const refused = await child.until(({ nots }) => nots.filter(({ reason }) => reason !== 'nothing').length > 6, 5000)
  await run('prlimit', '--pid', String(child.pid), '--fsize=unlimited')
  const goesOn = refused && (await savesAgain(child))
  await child.kill()
  const { testimony } = child
  const acknowledged = new Set<string>(testimony.acks.map(({ id }) => id))
  const given = { before: [], testimony, acknowledged, torn: await isTorn(folder), mayRefuse: true, crash: child.crash }
  judge(tally, { ...given, inspected: await inspect(folder) })
  await rm(folder, { recursive: true, force: true })
  return goesOn
}

/** A system that takes seven bytes at a time: nothing is refused, and all is there. */
async function inSmallBites(setting: Setting, seed: number, tally: Tally): Promise<boolean> {
  const folder = await mkdtemp(join(setting.disk, 'bites-'))
  await mkdir(folder, { recursive: true })
  const child = new Child({ ...orders, folder, seed, most: 5, steps: 12, saver: 'writes-seven-bytes' })
  await child.gone()
  const { testimony } = child
  const acknowledged = new Set<string>(testimony.acks.map(({ id }) => id))
  const given = { before: [], testimony, acknowledged, torn: false, mayRefuse: false, crash: child.crash }
  judge(tally, { ...given, inspected: await inspect(folder) })
  await rm(folder, { recursive: true, force: true })
  return testimony.ended
}

export const fullDisk: Proof = {
  name: 'full-disk',
  promise: 'a full disk takes nothing that was saved, and is saved to again when there is room',
  title: 'a disk that runs full, and short writes',
  how: 'a tiny tmpfs that is given room later; a size limit in the middle of a record; seven bytes at a time',
  run: async (setting) => {
    const missing = lacking('mount', 'umount', 'prlimit')
    if (!isRoot() || missing.length > 0) return { kind: 'skipped', why: `root and ${missing.join(', ')} are needed` }
    const tally = new Tally()
    let stuck = 0
    for (let seed = 1; seed <= (setting.form === 'long' ? 60 : 2); seed++) {
      for (const way of [onTinyDisk, underLimit, inSmallBites]) {
        if (await way(setting, seed + setting.seed, tally)) continue
        stuck++
        tally.complain(`${way.name} did not end in saved edits`)
      }
    }
    const broken = new Tally()
    await underLimit(setting, 1, broken, 'swallows-errors')
    const found = broken.lost + broken.wrong + broken.falseAlarms
    const selfCheck = `self-check: ${found} wrongs of a store that swallows errors`
    const numbers = `${tally.counts()}, ${tally.refused} refused, ${stuck} stuck; ${selfCheck}`
    return outcome(tally.isClean && stuck === 0 && tally.refused > 0 && found > 0, numbers, tally.sentences)
  },
}
