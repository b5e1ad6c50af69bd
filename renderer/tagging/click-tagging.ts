import type { Range } from '../../src/article/range'
import type { Current, Tagged } from '../../src/gesture/tag'
import { revert } from '../../src/record/revert'
import type { Workbench } from '../window/window'
import { tagRanges } from './marking'

/**
 * Marks what clicks on one spot have selected. When a third click selects the paragraph, the second has marked a word
 * already: that mark is taken back, and only the paragraph's is saved.
 */
export function clickTagging(bench: Workbench) {
  let run = ''
  let before: Current | null = null
  let tagged: Tagged | null = null
  return (code: string, ranges: readonly Range[], clicks: number): void => {
    if (clicks < 2) {
      tagRanges(bench, code, ranges)
      return
    }
    if (clicks === 2) {
      run = `clicks ${crypto.randomUUID()}`
      before = bench.view().current
    } else if (tagged !== null && bench.saver.runs(run)) {
      const reverted = revert(bench.view().state, tagged)
      if (reverted.ok) bench.perform({ ...tagged, changes: reverted.value }, 'do', run)
      bench.set({ current: before })
    }
    tagged = tagRanges(bench, code, ranges, run)
  }
}
