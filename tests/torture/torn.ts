import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Edit } from '../../src/record/edit'
import { type Filled, fill } from './filled'
import { FolderImage } from './folder-image'
import { inspect } from './inspection'
import { outcome, type Proof, type Setting } from './proof'
import { differences, play } from './records'
import { Tally } from './verdict'

/** A journal as it is when only its first bytes came to the disk. */
interface Cut {
  readonly bytes: Buffer
  readonly length: number
  /** The history that is whole in it. */
  readonly whole: readonly Edit[]
  readonly isBetweenRecords: boolean
}

function cutAt(bytes: Buffer, length: number, log: readonly Edit[]): Cut {
  const kept = bytes.subarray(0, length)
  const lines = kept.filter((byte) => byte === 10).length
  return { bytes, length, whole: log.slice(0, lines), isBetweenRecords: length === 0 || kept.at(-1) === 10 }
}

/** What is wrong with a store that was opened on the cut journal; null when nothing is. */
async function fault(folder: string, { bytes, length, whole, isBetweenRecords }: Cut): Promise<string | null> {
  const inspected = await inspect(folder)
  if (inspected.kind !== 'opened') return `${inspected.kind}: ${inspected.reason}`
  const { log, records, can, problems } = inspected.found
  const expected = play(whole)
  if (log.length !== whole.length || log.some(({ id }, at) => id !== whole[at]?.id)) return 'another history'
  if (differences(expected.records, records).length > 0) return 'another state'
  if (can.canUndo !== expected.canUndo || can.canRedo !== expected.canRedo) return 'undo or redo is lost'
  if (isBetweenRecords) return problems.length === 0 ? null : `a false alarm: ${JSON.stringify(problems)}`
  const [problem, ...others] = problems
  if (problem === undefined || others.length > 0 || problem.movedTo === null) return 'the torn end is not named'
  const kept = await readFile(join(folder, 'quarantine', problem.movedTo))
  const tail = bytes.subarray(bytes.lastIndexOf(10, length - 1) + 1, length)
  return kept.equals(tail) ? null : 'the torn end is not kept'
}

async function cutEverywhere(setting: Setting, { folder, log }: Filled, stride: number, tally: Tally): Promise<void> {
  const image = await FolderImage.read(folder)
  const journal = image.file('journal.jsonl')
  for (let length = 0; length <= journal.length; length++) {
    const isNearEnd = journal[length - 1] === 10
    if (length % stride !== 0 && !isNearEnd) continue
    const place = await image.lay(setting.memory, new Map([['journal.jsonl', journal.subarray(0, length)]]))
    const cut = cutAt(journal, length, log)
    const found = await fault(place, cut)
    tally.cycles++
    if (!cut.isBetweenRecords) tally.torn++
    if (found === null) continue
    tally.wrong++
    tally.complain(`cut at byte ${length}: ${found}`)
  }
}

/** Whether the checker hears of a history that lacks an edit, and of a torn end that is not there. */
async function selfCheck(setting: Setting, { folder, log }: Filled): Promise<number> {
  const image = await FolderImage.read(folder)
  const journal = image.file('journal.jsonl')
  const whole = cutAt(journal, journal.length, log)
  const lies = [
    { ...whole, whole: log.slice(0, -1) },
    { ...whole, whole: log.toSpliced(3, 1) },
    { ...whole, isBetweenRecords: false },
  ]
  let noticed = 0
  for (const lie of lies) if ((await fault(await image.lay(setting.memory), lie)) !== null) noticed++
  return noticed
}

export const torn: Proof = {
  name: 'torn',
  promise: 'a journal that was cut anywhere keeps every whole edit, and names the torn one',
  title: 'the journal cut at every byte',
  how: 'every beginning of the journal of a library without snapshots',
  run: async (setting) => {
    const tally = new Tally()
    const filled = await fill(setting.memory, { steps: 11, close: false })
    await cutEverywhere(setting, filled, setting.form === 'long' ? 1 : 149, tally)
    const noticed = await selfCheck(setting, filled)
    const counts = `${tally.cycles} cuts of ${filled.log.length} edits, ${tally.torn} torn ends, ${tally.wrong} wrong`
    return outcome(
      tally.isClean && noticed === 3,
      `${counts}; self-check: ${noticed} of 3 lies noticed`,
      tally.sentences,
    )
  },
}
