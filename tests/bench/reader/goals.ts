import type { Row } from '../measure'
import { exponent } from '../numbers'
import { type CaseKey, cases, growing } from './cases'
import { OURS } from './rounds'
import type { Samples } from './samples'

/** One frame of a screen of 60 Hz, in milliseconds. */
const FRAME = 16.7
/** What browsers call a long frame, in milliseconds. */
const LONG_FRAME = 50

const PEERS = ['text-annotator, spans', 'text-annotator, highlights', 'mark.js', 'ProseMirror decorations'] as const
const ALONE = 'reader alone'

const say = (ms: number | null) => (ms === null ? '–' : `${ms < 100 ? ms.toFixed(1) : ms.toFixed(0)} ms`)

/** What the speed of tagging was to be, and what it is. Goals whose case was not measured are left out. */
export function goalRows(samples: Samples, keys: readonly CaseKey[]): readonly Row[] {
  const rows: (Row | null)[] = []
  if (keys.includes('book')) {
    rows.push(againstPeers('book', 'add', 0.25, true), againstPeers('book', 'open', 0.15), openAgainstFlat())
  }
  if (keys.includes('onePiece')) rows.push(againstPeers('onePiece', 'add', 0.15))
  if (keys.includes('shelf')) {
    const operations = ['add', 'remove', 'select', 'hover', 'key'] as const
    rows.push(...operations.map((operation) => withinFrame('shelf', operation)), scrolling('shelf'))
  }
  if (keys.includes('small')) rows.push(againstPeers('small', 'add', 1), againstPeers('small', 'open', 1.5))
  const grown = growing.filter((key) => keys.includes(key))
  if (grown.length > 1) {
    rows.push(growth('add', 0.15), growth('hover', 0.15), growth('open', 0.9), growth('process', 0.8))
  }
  return rows.flatMap((row) => row ?? [])

  /** The app against whichever peer is fastest at it, and its reader alone beside it. */
  function againstPeers(key: CaseKey, operation: 'add' | 'open', goal: number, inFrame = false): Row | null {
    const { name } = cases[key]
    const times = PEERS.flatMap((peer) => {
      const time = samples.median(name, peer, operation)
      return time === null ? [] : [{ peer, time }]
    })
    const best = times.toSorted((a, b) => a.time - b.time)[0]
    const ours = samples.median(name, OURS, operation)
    const p95 = samples.p95(name, OURS, operation)
    const alone = samples.median(name, ALONE, operation)
    if (best === undefined || ours === null || p95 === null || alone === null) return null
    const ratio = ours / best.time
    const number = `**${ratio.toFixed(2)}** × ${best.peer}: ${say(ours)} (p95 ${say(p95)}) against ${say(best.time)}; its reader alone ${(alone / best.time).toFixed(2)} ×, ${say(alone)}`
    const what = `${name}: ${operation}, against the best peer`
    const met = ratio <= goal && (!inFrame || p95 <= FRAME)
    return { what, number, goal: `${goal} ×${inFrame ? `, p95 ${FRAME} ms` : ''}`, met }
  }

  function openAgainstFlat(): Row | null {
    const { name } = cases.book
    const [ours, inWindow, alone, flat] = [
      samples.median(name, OURS, 'open'),
      samples.median(name, OURS, 'open in the window'),
      samples.median(name, ALONE, 'open'),
      samples.median(name, 'ProseMirror, no marks', 'open'),
    ]
    if (ours === null || flat === null) return null
    const number = `**${(ours / flat).toFixed(2)}** ×: ${say(ours)} from the press on its name, ${say(inWindow)} of these in the window, against ${say(flat)}; its reader alone ${say(alone)}`
    return {
      what: `${name}: open, against one flat ProseMirror document without marks`,
      number,
      goal: '0.35 ×',
      met: ours / flat <= 0.35,
    }
  }

  function withinFrame(key: CaseKey, operation: string): Row | null {
    const { name } = cases[key]
    const p95 = samples.p95(name, OURS, operation)
    if (p95 === null) return null
    const what = operation === 'key' ? 'a key press (to the next mark)' : operation
    const number = `p95 **${say(p95)}**, median ${say(samples.median(name, OURS, operation))}; its reader alone p95 ${say(samples.p95(name, ALONE, operation))}`
    return { what: `${name}: ${what}`, number, goal: `p95 ${FRAME} ms`, met: p95 <= FRAME }
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
