import type { Range } from '../../src/article/range'
import { firstIndex } from '../../src/collection/search'
import { finderOf, type Query } from '../../src/search/finder'
import type { Field } from '../window/field'
import type { AppWindow } from '../window/window'

/** Milliseconds for which a search goes on at once. */
const STRETCH = 8
/** Milliseconds after which a long search tells what it has found so far. */
const NEWS = 300
/** So many places are painted and travelled through; no one reads more. */
const MOST = 100_000

/** Where the words that are searched for stand in the text, as UTF-16 offsets in order. */
export type Hits =
  | { readonly kind: 'none'; readonly ranges: readonly []; readonly at: null }
  | { readonly kind: 'bad'; readonly ranges: readonly []; readonly at: null; readonly reason: string }
  | {
      readonly kind: 'searching' | 'found' | 'too-many'
      readonly ranges: readonly Range[]
      /** The place that was gone to last. */
      readonly at: number | null
    }

/** A search that goes on, whose places are not told yet. */
interface Searching {
  /** Those that were found so far, in the order of the text. */
  readonly ranges: readonly Range[]
  /** Tells them. */
  readonly tell: () => void
  /** Settles when it is over, or given up for another. */
  readonly over: Promise<void>
}

const noHits: Hits = { kind: 'none', ranges: [], at: null }

/** Where the words that are searched for stand in the text on screen. */
export const textHits: Field<Hits> = { name: 'hits', init: noHits }

/** A search of the text that goes on; null when none does. */
export const currentSearch: Field<Searching | null> = { name: 'search', init: null }

/** Searches a text in short stretches, so that the window goes on answering; the answer ends the search. */
export function searchText(window: AppWindow, text: string, query: Query): () => void {
  const finder = finderOf(query)
  if (!finder.ok) {
    window.set(textHits, { kind: 'bad', ranges: [], at: null, reason: finder.error.reason })
    return () => undefined
  }
  if (finder.value === null) {
    if (window.get(textHits).kind !== 'none') window.set(textHits, noHits)
    return () => undefined
  }
  const places = finder.value.places(text)[Symbol.iterator]()
  const ranges: Range[] = []
  let told = performance.now()
  let timer: ReturnType<typeof setTimeout> | undefined
  let end: () => void = () => undefined
  const over = new Promise<void>((resolve) => {
    end = resolve
  })
  // At once: who types and presses Enter means what was typed.
  goOn()
  // Subtle: or the places of what was searched for before would count as this search's.
  if (timer !== undefined) window.set(currentSearch, { ranges, over, tell: () => tell('searching') })

  function goOn(): void {
    const until = performance.now() + STRETCH
    while (performance.now() < until) {
      const next = places.next()
      if (next.done) return tell('found')
      if (next.value === null) continue
      if (ranges.push(next.value) === MOST) return tell('too-many')
    }
    if (performance.now() - told > NEWS) tell('searching')
    timer = setTimeout(goOn)
  }

  function tell(kind: 'searching' | 'found' | 'too-many'): void {
    told = performance.now()
    window.set(textHits, { kind, ranges: kind === 'searching' ? [...ranges] : ranges, at: null })
    if (kind !== 'searching') stop()
  }

  function stop(): void {
    clearTimeout(timer)
    if (window.get(currentSearch)?.over === over) window.set(currentSearch, null)
    end()
  }

  return stop
}

/**
 * Goes to the next or previous place from the caret, around the end of the text. Where the search has not come so far,
 * inputs wait until it has.
 */
export function goToHit(window: AppWindow, direction: 1 | -1): unknown {
  const searching = window.get(currentSearch)
  if (searching === null) return goToFound(window, direction)
  const caret = window.reader?.caret() ?? 0
  if (direction === 1 && fromCaret(searching.ranges, caret + 1, 1) < searching.ranges.length) {
    searching.tell()
    return goToFound(window, direction)
  }
  return window.inputs.hold('what is searched for', async () => {
    await searching.over
    goToHit(window, direction)
  })
}

function goToFound(window: AppWindow, direction: 1 | -1): void {
  const hits = window.get(textHits)
  const count = hits.ranges.length
  if (count === 0) return window.announce('Nothing is found in the text')
  const caret = window.reader?.caret() ?? 0
  const isThere = hits.at !== null && hits.ranges[hits.at]?.end === caret
  const index = isThere ? (hits.at ?? 0) + direction : fromCaret(hits.ranges, caret, direction)
  const at = (index + count) % count
  const range = hits.ranges[at]
  if (range === undefined || hits.kind === 'none' || hits.kind === 'bad') return
  window.set(textHits, { ...hits, at })
  window.reader?.reveal(range)
  window.reader?.select({ anchor: range.start, head: range.end })
}

function fromCaret(ranges: readonly Range[], caret: number, direction: 1 | -1): number {
  const next = firstIndex(ranges, ({ start }) => start >= caret)
  return direction === 1 ? next : next - 1
}
