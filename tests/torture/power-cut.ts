import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Edit } from '../../src/record/edit'
import { Chance } from './chance'
import { Child, orders } from './child'
import { inspect, isTorn } from './inspection'
import { outcome, type Proof, type Setting } from './proof'
import { controlFile } from './savers'
import { isRoot, lacking, pause } from './system'
import type { SaverKind, Testimony } from './testimony'
import { judge, Tally } from './verdict'
import { type Cut, type FileSystem, makerOf, Volume } from './volume'

const CYCLES_PER_FOLDER = 5

/** An editor at work on a volume whose power goes at a random moment, up to 400 ms after its store is open. */
async function workUntilCut(volume: Volume, folder: string, saver: SaverKind, chance: Chance) {
  const cut = await volume.prepareCut()
  const child = new Child({ ...orders, folder, seed: chance.below(1e9), most: 1 + chance.below(20), saver })
  await child.until(({ opened }) => opened)
  await pause(chance.below(400))
  const moment = await cut()
  // Long enough to see whether anything is acknowledged without power.
  await pause(10)
  await child.kill()
  return { child, moment }
}

/** The edits that were acknowledged strictly before the cut. */
function acknowledgedBefore({ acks }: Testimony, { before }: Cut): ReadonlySet<string> {
  return new Set(acks.filter(({ at }) => BigInt(at) < before).map(({ id }) => id))
}

/** What was refused after the cut may be on the disk or not: only refusals before it count. */
function answeredBefore({ tries, nots }: Testimony, { before }: Cut): Pick<Testimony, 'tries' | 'nots'> {
  return { tries, nots: nots.filter(({ at, reason }) => BigInt(at) < before || reason === 'nothing') }
}

/** Edits that were begun after the cut, and acknowledged all the same. */
function falselyAcknowledged({ tries, acks }: Testimony, { after }: Cut): number {
  const late = new Set(tries.filter(({ at }) => BigInt(at) > after).map(({ id }) => id))
  return acks.filter(({ id }) => late.has(id)).length
}

async function cutAgainAndAgain(volume: Volume, cycles: number, seed: number, saver: SaverKind): Promise<Tally> {
  const tally = new Tally()
  const chance = new Chance(seed)
  const folder = join(volume.folder, 'home')
  let before: readonly Edit[] | null = null
  await volume.mount()
  for (let cycle = 0; cycle < cycles; cycle++) {
    if (cycle % CYCLES_PER_FOLDER === 0 || before === null) {
      await rm(folder, { recursive: true, force: true })
      await mkdir(folder)
      await flush(volume)
      before = []
    }
    const { child, moment } = await workUntilCut(volume, folder, saver, chance)
    await volume.unmount()
    await volume.mount()
    const { testimony } = child
    const acknowledged = acknowledgedBefore(testimony, moment)
    const torn = await isTorn(folder)
    const answered = answeredBefore(testimony, moment)
    const given = { before, testimony: answered, acknowledged, torn, mayRefuse: false, crash: child.crash }
    before = judge(tally, { ...given, inspected: await inspect(folder) })
    const falsely = falselyAcknowledged(testimony, moment)
    if (falsely > 0) tally.complain(`${falsely} acknowledged without power`)
    tally.wrong += falsely
  }
  await volume.unmount()
  return tally
}

/** What lowdb's own file loses under the same cuts. */
async function cutControl(volume: Volume, cycles: number, seed: number) {
  const chance = new Chance(seed)
  const folder = join(volume.folder, 'control')
  const control = { acknowledged: 0, lost: 0, unreadable: 0 }
  await volume.mount()
  for (let cycle = 0; cycle < cycles; cycle++) {
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder)
    await flush(volume)
    const { child, moment } = await workUntilCut(volume, folder, 'json-file', chance)
    await volume.unmount()
    await volume.mount()
    const acknowledged = acknowledgedBefore(child.testimony, moment)
    control.acknowledged += acknowledged.size
    try {
      const there = new Set((await controlFile(folder).read())?.ids)
      control.lost += [...acknowledged].filter((id) => !there.has(id)).length
    } catch {
      control.unreadable++
      control.lost += acknowledged.size
    }
  }
  await volume.unmount()
  return control
}

async function flush(volume: Volume): Promise<void> {
  await volume.unmount()
  await volume.mount()
}

function whyNot(system: FileSystem): string | null {
  if (process.platform !== 'linux') return 'loop devices need Linux'
  if (!isRoot()) return 'mounting a loop device needs root'
  const missing = lacking(makerOf(system), 'mount', 'umount', 'perl')
  return missing.length > 0 ? `${missing.join(' and ')} not installed` : null
}

function powerCut(system: FileSystem): Proof {
  return {
    name: `power-cut-${system.replace(' ', '-')}`,
    promise: 'what was called “Saved” survives a power cut',
    title: `power cut on ${system}`,
    how: 'FS_IOC_SHUTDOWN of a loop device at a random moment, remount; the control is lowdb’s JSONFile',
    run: async (setting: Setting) => {
      const why = whyNot(system)
      if (why !== null) return { kind: 'skipped', why }
      const volume = await Volume.make(system, setting.disk)
      try {
        await volume.mount()
      } catch (error) {
        return { kind: 'skipped', why: `no loop device can be mounted (${String(error).split('\n')[0]})` }
      }
      await volume.unmount()
      const long = setting.form === 'long'
      const tally = await cutAgainAndAgain(volume, long ? 300 : 10, setting.seed, 'store')
      const control = await cutControl(volume, long ? 30 : 3, setting.seed)
      const broken = await cutAgainAndAgain(volume, long ? 20 : 4, setting.seed, 'forgets-sync')
      const lost = `${control.lost} of ${control.acknowledged} lost, ${control.unreadable} unreadable`
      const selfCheck = `self-check: a store that forgets fdatasync loses ${broken.lost} of ${broken.acknowledged}`
      const passed = tally.isClean && control.lost > 0 && broken.lost > 0
      return outcome(passed, `${tally.counts()}; control: ${lost}; ${selfCheck}`, tally.sentences)
    },
  }
}

export const powerCuts: readonly Proof[] = [powerCut('ext4'), powerCut('ext4 noauto_da_alloc'), powerCut('xfs')]
