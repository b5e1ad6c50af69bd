import type { Row } from '../measure'
import { exponent } from '../numbers'
import { type CaseKey, cases, growing } from './cases'
import { OURS } from './rounds'
import type { Samples } from './samples'

/** One frame of a screen of 60 Hz, in milliseconds. */
const FRAME = 16.7
/** What browsers call a long frame, in milliseconds. */
const LONG_FRAME = 50

/** What most presses are to take, in milliseconds. */
const QUICK = 8

const ANNOTATORS = ['text-annotator, spans', 'text-annotator, highlights'] as const
const ALONE = 'reader alone'

const say = (ms: number | null) => (ms === null ? '–' : `${ms < 100 ? ms.toFixed(1) : ms.toFixed(0)} ms`)

/** What the speed of the whole app was to be, and what it is. Goals whose case was not measured are left out. */
export function goalRows(samples: Samples, keys: readonly CaseKey[]): readonly Row[] {
  const rows: (Row | null)[] = (['add', 'remove', 'select', 'key', 'undo'] as const).map(withinFrame)
  for (const key of ['small', 'long', 'onePiece', 'book'] as const) rows.push(againstAnnotators(key))
  rows.push(opening('book', 'ProseMirror decorations'), opening('shelf', 'plain paragraphs'))
  rows.push(...keys.map(scrolling))
  const grown = growing.filter((key) => keys.includes(key))
  if (grown.length > 1) {
    rows.push(growth('add', 0.15), growth('hover', 0.15), growth('open', 0.9), growth('process', 0.8))
  }
  return rows.flatMap((row) => row ?? [])

  /** Whether a press is painted in one frame, whatever the text: of all texts the slowest. */
  function withinFrame(operation: string): Row | null {
    const found = keys.flatMap((key) => {
      const { name } = cases[key]
      const [middle, p95] = [samples.median(name, OURS, operation), samples.p95(name, OURS, operation)]
      return middle === null || p95 === null ? [] : [{ name, middle, p95 }]
    })
    const slowest = found.toSorted((a, b) => b.p95 - a.p95)[0]
    if (slowest === undefined) return null
    const middle = Math.max(...found.map((each) => each.middle))
    return {
      what: `${operation === 'key' ? 'To the next mark' : operation}, in every text`,
      number: `p95 **${say(slowest.p95)}** at most (${slowest.name}), medians ${say(middle)} at most`,
      goal: `p95 ${FRAME} ms, medians ${QUICK} ms`,
      met: slowest.p95 <= FRAME && middle <= QUICK,
    }
  }

  /** Adding against the better of the annotators, each behind a real key. */
  function againstAnnotators(key: CaseKey): Row | null {
    const { name } = cases[key]
    const times = ANNOTATORS.flatMap((peer) => samples.median(name, peer, 'add') ?? [])
    const ours = samples.median(name, OURS, 'add')
    if (times.length === 0 || ours === null) return null
    const best = Math.min(...times)
    const ratio = ours / best
    return {
      what: `${name}: add, against text-annotator`,
      number: `**${ratio.toFixed(2)}** ×: ${say(ours)} against ${say(best)}; its reader alone ${say(samples.median(name, ALONE, 'add'))}`,
      goal: key === 'small' ? 'level' : 'ahead',
      met: ratio <= (key === 'small' ? 1.05 : 1),
    }
  }

  function opening(key: CaseKey, peer: string): Row | null {
    const { name } = cases[key]
    const [ours, inWindow, theirs] = [
      samples.median(name, OURS, 'open'),
      samples.median(name, OURS, 'open in the window'),
      samples.median(name, peer, 'open'),
    ]
    if (ours === null || theirs === null) return null
    const ratio = ours / theirs
    return {
      what: `${name}: open, against ${peer}`,
      number: `**${ratio.toFixed(2)}** ×: ${say(ours)} from the press on its name, ${say(inWindow)} of these in the window, against ${say(theirs)}`,
      goal: '0.5 ×',
      met: ratio <= 0.5,
    }
  }

  function scrolling(key: CaseKey): Row | null {
    const { name } = cases[key]
    const ours = samples.of(name, OURS, 'scroll')
    const limit = samples.of(name, 'plain paragraphs', 'scroll')
    if (ours.length === 0) return null
    const longest = Math.max(...ours)
    const over = (frames: readonly number[]) => frames.filter((frame) => frame > LONG_FRAME).length
    const number = `longest **${say(longest)}**, ${over(ours)} of ${ours.length} frames over ${LONG_FRAME} ms, median ${say(samples.median(name, OURS, 'scroll'))}; plain paragraphs longest ${say(limit.length === 0 ? null : Math.max(...limit))}, ${over(limit)} of ${limit.length}`
    return {
      what: `${name}: scrolling by 1,500 px a frame`,
      number,
      goal: `none over ${LONG_FRAME} ms`,
      met: longest <= LONG_FRAME,
    }
  }

  function growth(operation: 'add' | 'hover' | 'open' | 'process', goal: number): Row | null {
    const points = grown.flatMap((key) => {
      const value = samples.median(cases[key].name, OURS, operation)
      return value === null ? [] : [[cases[key].words, value] as const]
    })
    if (points.length < 2) return null
    const found = exponent(points)
    const isMemory = operation === 'process'
    const said = points.map(([words, value]) => {
      const shown = isMemory ? `${(value / 1e6).toFixed(0)} MB` : say(value)
      return `${shown} at ${words.toLocaleString('en')}`
    })
    const what = isMemory ? 'memory of the window’s process' : operation
    return {
      what: `Growth with the words, ten for each mark, as an exponent: ${what}`,
      number: `**${found.toFixed(2)}**: ${said.join(', ')}`,
      goal: `${goal}`,
      met: found <= goal,
    }
  }
}
