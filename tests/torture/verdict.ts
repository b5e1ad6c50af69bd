import { isDeepStrictEqual } from 'node:util'
import type { Edit } from '../../src/record/edit'
import type { Inspected } from './inspection'
import { differences, plain, play } from './records'
import type { Testimony } from './testimony'

/** Counts over the cycles of a proof, and a sentence for each thing that was wrong. */
export class Tally {
  cycles = 0
  acknowledged = 0
  refused = 0
  lost = 0
  unreadable = 0
  falseAlarms = 0
  wrong = 0
  /** Journals that ended in the middle of a record and were said to. */
  torn = 0
  crashes = 0
  readonly sentences: string[] = []

  get isClean(): boolean {
    return this.lost + this.unreadable + this.falseAlarms + this.wrong + this.crashes === 0
  }

  complain(sentence: string): void {
    if (this.sentences.length < 8) this.sentences.push(sentence)
  }

  /** The counts, for the line that a proof prints. */
  counts(): string {
    const { cycles, acknowledged, lost, unreadable, falseAlarms, wrong, crashes, torn } = this
    const counts = `${cycles} cycles, ${acknowledged} acknowledged, ${lost} lost, ${unreadable} unreadable`
    const rest = `${falseAlarms} false alarms, ${wrong} wrong states, ${crashes} crashes`
    return `${counts}, ${rest}${torn > 0 ? `, ${torn} torn ends named` : ''}`
  }
}

export interface Case {
  /** The history before the editor began. */
  readonly before: readonly Edit[]
  readonly testimony: Pick<Testimony, 'tries' | 'nots'>
  /** Acknowledgements that count: all, unless the power went. */
  readonly acknowledged: ReadonlySet<string>
  readonly inspected: Inspected
  /** Whether the journal was seen to end in the middle of a record before the store was opened. */
  readonly torn: boolean
  /** Whether refused edits are expected: where they are, they must not come back. */
  readonly mayRefuse: boolean
  readonly crash: string | null
}

/**
 * Adds one case to the tally: every acknowledged edit must be there, the history must be what was there before and
 * then the tries in their order, the state what that history comes to, and nothing may be called damaged that is not.
 * Answers with the history that was found; null when there is none.
 */
export function judge(tally: Tally, given: Case): readonly Edit[] | null {
  const { before, testimony, acknowledged, inspected, torn, mayRefuse, crash } = given
  tally.cycles++
  tally.acknowledged += acknowledged.size
  const unreal = testimony.nots.filter(({ reason }) => reason !== 'nothing')
  tally.refused += unreal.length
  if (crash !== null) {
    tally.crashes++
    tally.complain(`the editor ${crash}`)
  }
  if (!mayRefuse && unreal.length > 0) {
    tally.falseAlarms++
    tally.complain(`refused without cause: ${unreal[0]?.reason}`)
  }
  if (inspected.kind !== 'opened') {
    tally.unreadable++
    tally.complain(`the store ${inspected.kind}: ${inspected.reason}`)
    return null
  }
  const { log, problems, records, can, withoutText, forged } = inspected.found
  const there = new Set<string>(log.map(({ id }) => id))
  const lost = [...before.map(({ id }) => id), ...acknowledged].filter((id) => !there.has(id))
  tally.lost += lost.length
  if (lost.length > 0) tally.complain(`${lost.length} lost of ${before.length} and ${acknowledged.size}`)
  if (withoutText.length > 0) {
    tally.unreadable++
    tally.complain(`no text of ${withoutText.join(', ')}`)
  }
  if (torn && problems.length > 0) tally.torn++
  if (torn ? problems.length !== 1 : problems.length > 0) {
    tally.falseAlarms++
    tally.complain(`${torn ? 'torn' : 'whole'}, and said: ${JSON.stringify(problems)}`)
  }
  for (const sentence of [...forged, ...misfits(before, testimony, log)]) {
    tally.wrong++
    tally.complain(sentence)
  }
  const expected = play(log)
  const differing = differences(expected.records, records)
  const faults = [...expected.faults, ...differing.map((key) => `${key} is not what its history says`)]
  if (can.canUndo !== expected.canUndo || can.canRedo !== expected.canRedo) faults.push('undo or redo is lost')
  if (faults.length > 0) {
    tally.wrong++
    tally.complain(faults.slice(0, 3).join('; '))
  }
  return log
}

/** Where the history is not what was there before and then what was tried, in that order and without gaps. */
function misfits(before: readonly Edit[], { tries, nots }: Case['testimony'], log: readonly Edit[]): readonly string[] {
  const refused = new Set(nots.map(({ id }) => id))
  const ids = [...before.map(({ id }) => id), ...tries.map(({ id }) => id).filter((id) => !refused.has(id as never))]
  const sentences: string[] = []
  const stray = log.findIndex(({ id }, at) => id !== ids[at])
  if (stray >= 0) {
    const id = log[stray]?.id
    const what = refused.has(id as never) ? 'was refused, and is there' : 'is not the one that was tried there'
    sentences.push(`edit ${stray} of the history ${what}`)
  }
  const handed = new Map(tries.map(({ id, changes }) => [id, changes]))
  for (const edit of log) {
    const changes = handed.get(edit.id) ?? null
    if (changes !== null && !isDeepStrictEqual(plain(changes), plain(edit.changes))) {
      sentences.push(`edit ${edit.id} has other changes than those handed in`)
    }
  }
  return sentences
}
