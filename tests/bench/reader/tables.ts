import { type CaseKey, cases } from './cases'
import { BEFORE, OURS } from './rounds'
import type { Samples } from './samples'

/** What is measured of every side, in the order of the tables. */
export const OPERATIONS = [
  'open',
  'next article',
  'add',
  'add, all',
  'remove',
  'undo',
  'redo',
  'select',
  'key',
  'hover',
  'jump',
  'search',
  'note',
  'scroll',
] as const

const digits = (value: number) => value.toFixed(value < 100 ? 1 : 0)

/** A table for each case: medians with their p95, in milliseconds, of every side. */
export function tablesOf(
  samples: Samples,
  keys: readonly CaseKey[],
  versions: Readonly<Record<string, string>>,
): string {
  return keys.map((key) => tableOf(samples, key, versions)).join('\n\n')
}

function tableOf(samples: Samples, key: CaseKey, versions: Readonly<Record<string, string>>): string {
  const { name, sides } = cases[key]
  const cell = (side: string, operation: string) => {
    const [middle, p95] = [samples.median(name, side, operation), samples.p95(name, side, operation)]
    if (middle === null || p95 === null) return ''
    const most = operation === 'scroll' ? Math.max(...samples.of(name, side, operation)) : p95
    return `${digits(middle)} (${digits(most)})`
  }
  const memory = (side: string) => {
    const [heap, process] = [samples.median(name, side, 'heap'), samples.median(name, side, 'process')]
    if (heap === null) return ''
    return `${(heap / 1e6).toFixed(1)}${process === null ? '' : ` / ${(process / 1e6).toFixed(0)}`}`
  }
  const measured = [OURS, BEFORE, ...sides].filter((side) => samples.of(name, side, 'open').length > 0)
  const shown = OPERATIONS.filter((operation) => measured.some((side) => samples.of(name, side, operation).length > 0))
  const lines = measured.map((side) => {
    const version = versions[side] === undefined ? '' : ` ${versions[side]}`
    return `| ${side}${version} | ${shown.map((each) => cell(side, each)).join(' | ')} | ${memory(side)} |`
  })
  const head = `| **${name}** | ${shown.join(' | ')} | MB of values / process |\n|---${'|---'.repeat(shown.length + 1)}|`
  return `${head}\n${lines.join('\n')}`
}
