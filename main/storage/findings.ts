import type { StoreProblem } from '../../src/ipc/contract'
import type { Finding } from '../../src/ipc/recovery'
import type { Leftover } from './disk/leftovers'
import type { JournalDamage } from './journal/journal'

/** What is wrong, in the words of the recovery window. */
export function findingsOf(
  problems: readonly StoreProblem[],
  damage: JournalDamage | null,
  leftovers: readonly Leftover[],
): readonly Finding[] {
  const found = problems.map((problem): Finding => {
    const { code, file, movedTo } = problem
    if (code === 'newer-schema') return { code: 'newer-version', file }
    if (code === 'not-copied') return { code: 'not-migrated', file }
    if (damage !== null && problem === damage.problem) {
      const { before, lost, after } = damage
      if (damage.kind === 'mended') return { code: 'mended-journal', file, movedTo, before, lost }
      if (damage.kind === 'torn') return { code: 'torn-journal', file, movedTo, before }
      return { code: 'damaged-journal', file, movedTo, before, after }
    }
    if (file.startsWith('journal')) return { code: 'lost-edits', file }
    return { code: 'damaged-file', file, movedTo }
  })
  return [...found, ...leftovers.map(({ file, movedTo }): Finding => ({ code: 'leftover', file, movedTo }))]
}
