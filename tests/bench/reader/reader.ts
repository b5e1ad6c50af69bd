import type { Measure } from '../measure'
import { median, quantile } from '../numbers'
import { cases } from './cases'
import { firstPaints } from './first-paint'
import { goalRows } from './goals'
import { hasPeers, versions } from './peers-window'
import { BEFORE, measureBefore, measureReaders, OURS, quick, whole } from './rounds'
import { OPERATIONS, tablesOf } from './tables'

/** The reader in the real app beside peers, its limit, and itself alone, in windows of the same Electron. */
export const reader: Measure = {
  name: 'reader',
  run: async (folder, isQuick) => {
    const missing = process.env.SOURCEMARK_NO_APP
    if (missing !== undefined)
      return [{ what: 'Reading and tagging', number: `not measured: ${missing}`, goal: '', met: null }]
    if (!hasPeers()) console.warn('The peers are not installed: the reader is measured without them.')
    const extent = isQuick ? quick : whole
    const { samples, runtime } = await measureReaders(folder, extent)
    const paints = await firstPaints(`${folder}/first paint`, extent.rounds)
    const ratio = median(paints.app) / median(paints.minimal)
    const said = (times: readonly number[]) =>
      `${median(times).toFixed(0)} ms (p95 ${quantile(times, 0.95).toFixed(0)})`
    const paint = {
      what: 'First paint of the window, from the start of the process, against a minimal window of Electron and React',
      number: `**${ratio.toFixed(2)}** ×: ${said(paints.app)} against ${said(paints.minimal)}`,
      goal: '1.3 ×',
      met: ratio <= 1.3,
    }
    const known = versions()
    const named = {
      'text-annotator, spans': known.textAnnotator,
      'text-annotator, highlights': known.textAnnotator,
      'mark.js': known.markJs,
      'ProseMirror decorations': known.proseMirror,
      'ProseMirror, no marks': known.proseMirror,
    }
    return {
      rows: [...goalRows(samples, extent.cases), paint],
      details: `${runtime}. Milliseconds: median (p95; of scrolling the longest frame).\n\n${tablesOf(samples, extent.cases, named)}`,
    }
  },
}

/** Operations of which it is said how they compare with before. */
const COMPARED = OPERATIONS.filter((operation) => operation !== 'add, all')

/** The app beside another checkout of itself, which SOURCEMARK_BEFORE names and which must be built. */
export const before: Measure = {
  name: 'before',
  run: async (folder, isQuick) => {
    const checkout = process.env.SOURCEMARK_BEFORE
    if (checkout === undefined) return []
    const extent = isQuick ? quick : { ...whole, rounds: 3 }
    const samples = await measureBefore(folder, extent, checkout)
    const ratios = extent.cases.map((key) => {
      const { name } = cases[key]
      const found = COMPARED.flatMap((operation) => {
        const [now, then] = [OURS, BEFORE].map((side) => samples.median(name, side, operation))
        return now && then ? [`${operation} ${(now / then).toFixed(2)}`] : []
      })
      return { what: `${name}: medians against those of before`, number: found.join(', '), goal: '', met: null }
    })
    return { rows: ratios, details: tablesOf(samples, extent.cases, {}) }
  },
}
