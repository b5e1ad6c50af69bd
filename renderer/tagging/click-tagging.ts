import type { Range } from '../../src/article/range'
import type { Current, Tagged } from '../../src/gesture/tag'
import { revert } from '../../src/record/revert'
import { currentAttribution } from '../place/selection'
import type { AppWindow } from '../window/window'
import { tagRanges } from './marking'

/**
 * Marks what clicks on one spot have selected. When a third click selects the paragraph, the second has marked a word
 * already: that mark is taken back, and only the paragraph's is saved.
 */
export function clickTagging(window: AppWindow) {
  let run = ''
  let before: Current | null = null
  let tagged: Tagged | null = null
  return (code: string, ranges: readonly Range[], clicks: number): void => {
    if (clicks < 2) {
      tagRanges(window, code, ranges)
      return
    }
    if (clicks === 2) {
      run = `clicks ${crypto.randomUUID()}`
      before = window.get(currentAttribution)
    } else if (tagged !== null && window.saver.runs(run)) {
      const reverted = revert(window.view().state, tagged)
      if (reverted.ok) window.perform({ ...tagged, changes: reverted.value }, 'do', run)
      window.set(currentAttribution, before)
    }
    tagged = tagRanges(window, code, ranges, run)
  }
}
