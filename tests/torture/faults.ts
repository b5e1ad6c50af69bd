import { cp, mkdtemp, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Child, orders } from './child'
import { type Filled, fill } from './filled'
import { inspect, isTorn } from './inspection'
import { outcome, type Proof, type Setting } from './proof'
import { lacking, run } from './system'
import type { SaverKind, Testimony } from './testimony'
import { fileThread, noTracing, Tracer } from './tracer'
import { judge, Tally } from './verdict'

// A wake-up of Node's own is a `write`; the store's writes have a position, so theirs is `pwrite64`.
const CALLS = [
  ...['pwrite64', 'fdatasync', 'fsync', 'rename', 'openat', 'ftruncate'],
  // Cutting off what failed fails, too; and all that changes a file fails at once.
  ...['pwrite64,ftruncate', 'fdatasync,fsync,ftruncate', 'pwrite64,fdatasync,fsync,openat,ftruncate,rename'],
]
const CODES = ['ENOSPC', 'EIO', 'EACCES', 'EROFS'] as const
const TIMES = { once: '4', 'five times': '4..8', 'for ever': '4+' } as const

/** How a fault is to be injected, and whether it ends by itself. */
interface Fault {
  readonly injection: string
  readonly ends: boolean
}

/** Counts of what is expected after a fault beside a clean tally. */
interface Aftermath {
  /** Cases in which the process did not go on, or in which nothing was saved after the fault had ended. */
  stuck: number
  /** Cases in which the store said that it was read-only, as it may after a failed sync. */
  readOnly: number
}

async function suffer({ injection, ends }: Fault, from: Filled, saver: SaverKind, setting: Setting, tally: Tally) {
  const room = await mkdtemp(join(setting.disk, 'fault-'))
  const folder = join(room, 'home')
  await cp(from.folder, folder, { recursive: true })
  const gate = join(room, 'gate')
  await run('mkfifo', gate)
  const child = new Child({
    ...orders,
    ...{ folder, seed: setting.seed, most: 5, saver, gate: { path: gate, when: 'after open' } },
  })
  const tracer = await Tracer.attach(await fileThread(child.pid), injection)
  // Subtle: it stays open, since attaching makes the reader begin to open once more.
  const opened = await open(gate, 'r+')
  await child.until(({ tries, nots }) => tries.length > 80 || (!ends && unreal(nots) > 8))
  await tracer.detach()
  await opened.close()
  const goesOn = await savesAgain(child)
  const isReadOnly = child.testimony.nots.some(({ reason }) => reason === 'read-only')
  await child.kill()
  const { testimony } = child
  const torn = await isTorn(folder)
  const acknowledged = new Set<string>(testimony.acks.map(({ id }) => id))
  const given = { before: from.log, testimony, acknowledged, torn, mayRefuse: true, crash: child.crash }
  judge(tally, { ...given, inspected: await inspect(folder) })
  await rm(room, { recursive: true, force: true })
  return { goesOn, isReadOnly }
}

/** Whether ten edits are acknowledged from now on. */
export async function savesAgain(child: Child): Promise<boolean> {
  const sofar = child.testimony.acks.length
  return child.until(({ acks }) => acks.length >= sofar + 10, 5000)
}

function unreal(nots: Testimony['nots']): number {
  return nots.filter(({ reason }) => reason !== 'nothing').length
}

function faultsOf(form: Setting['form']): readonly Fault[] {
  const faults = CALLS.flatMap((call) =>
    CODES.flatMap((code) =>
      Object.entries(TIMES).map(([times, when]) => ({
        injection: `${call}:error=${code}:when=${when}`,
        ends: times !== 'for ever',
      })),
    ),
  )
  const nothing = Object.values(TIMES).map((when) => ({
    injection: `pwrite64:retval=0:when=${when}`,
    ends: !when.endsWith('+'),
  }))
  return [...faults, ...nothing].filter((_, at) => form === 'long' || at % 5 === 2)
}

export const faults: Proof = {
  name: 'faults',
  promise: 'nothing is called “Saved” that a failing disk refused, and work goes on when it does',
  title: 'ENOSPC, EIO, EACCES, EROFS and writes of nothing, once, five times and for ever',
  how: 'strace injects the failure into writes, syncs, renames, opens and truncations of a working store',
  run: async (setting) => {
    const why = noTracing(lacking('strace', 'mkfifo'))
    if (why !== null) return { kind: 'skipped', why }
    const tally = new Tally()
    const from = await fill(setting.disk, { steps: 12, close: true })
    const aftermath: Aftermath = { stuck: 0, readOnly: 0 }
    for (const fault of faultsOf(setting.form)) {
      const { goesOn, isReadOnly } = await suffer(fault, from, 'store', setting, tally)
      if (isReadOnly) aftermath.readOnly++
      const maySayReadOnly = isReadOnly && /sync/.test(fault.injection)
      if (goesOn || maySayReadOnly) continue
      aftermath.stuck++
      tally.complain(`nothing is saved any more after ${fault.injection}`)
    }
    const broken = new Tally()
    await suffer({ injection: 'pwrite64:error=ENOSPC:when=4..8', ends: true }, from, 'swallows-errors', setting, broken)
    const rest = `${tally.refused} refused, ${aftermath.stuck} stuck, ${aftermath.readOnly} read-only`
    const numbers = `${tally.counts()}, ${rest}; self-check: a store that swallows errors has ${wrongs(broken)} wrongs`
    return outcome(tally.isClean && aftermath.stuck === 0 && wrongs(broken) > 0, numbers, tally.sentences)
  },
}

function wrongs({ lost, unreadable, falseAlarms, wrong }: Tally): number {
  return lost + unreadable + falseAlarms + wrong
}
