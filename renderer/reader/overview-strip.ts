import type { Plugin } from 'prosemirror-state'
import { isEditable, type Layer, type MarkPlace } from '../../src/annotation/layer'
import type { Range as TextRange } from '../../src/article/range'
import type { Code } from '../../src/codebook/codebook'
import { codeOf } from '../../src/codebook/codebook'
import { type Lane, laneOf, type Overview, overviewOf } from '../../src/editor/overview'
import { whenIdle } from './deferred'
import { sceneOf } from './scene'
import { firstEndingAfter } from './search-hits'
import { part, type Stage } from './stage'

// CSS pixels from the left of the strip: claims, other marks, search hits, marks of other layers, for which the strip
// grows. The kind of line is told by the width.
const LEFT: Readonly<Record<Lane | 'hits' | 'layers', number>> = { claims: 2, others: 10, hits: 16, layers: 22 }
const WIDTH: Readonly<Record<Code['line'], number>> = { tint: 7, solid: 4, dashed: 3, dotted: 2 }
const HIT_WIDTH = 4
const LAYER_WIDTH = 3
// What is alone on its row must be seen, and be hit by a click.
const LEAST = 2
const NEAR = 3

/** What a click asks for: a mark that is near, or a place in the text (UTF-16 offset). */
export interface OverviewActions {
  readonly pick: (place: MarkPlace) => void
  readonly reveal: (range: TextRange) => void
}

/** The whole article beside the text: where claims and other marks are, what is untagged, where the search hits are. */
export function overviewStrip(
  strip: HTMLElement,
  { root, text, map, layout, scene }: Stage,
  actions: OverviewActions,
): Plugin {
  const canvas = document.createElement('canvas')
  const seen = document.createElement('div')
  seen.className = 'seen'
  strip.append(canvas, seen)
  let overview = overviewOf(text, 1)
  let hitRows = new Uint32Array(1)
  let counted: readonly TextRange[] = []
  const soon = whenIdle(draw)
  const stopping = new AbortController()
  const { signal } = stopping
  const resizes = new ResizeObserver(soon.ask)
  resizes.observe(strip)
  const theme = new MutationObserver(soon.ask)
  theme.observe(document.documentElement, { attributeFilter: ['data-theme'] })

  function draw(): void {
    const rows = Math.max(Math.floor(strip.clientHeight), 1)
    const { layers, hits } = scene().content
    if (overview.rows !== rows) overview = overviewOf(text, rows)
    if (hitRows.length !== rows || counted !== hits) hitRows = countHits(hits, overview)
    counted = hits
    overview.update(layers)
    strip.classList.toggle('layered', layers.length > 1)
    paint(rows)
    follow()
  }

  function paint(rows: number): void {
    const scale = window.devicePixelRatio
    canvas.width = Math.round(strip.clientWidth * scale)
    canvas.height = Math.round(rows * scale)
    const pen = canvas.getContext('2d')
    if (pen === null) return
    pen.scale(scale, scale)
    const { codebook, layers } = scene().content
    const codes = new Map(codebook.codes.map((code) => [code.id, code]))
    const ink = inksOf(strip)
    const lane = (wanted: Lane) =>
      Array.from({ length: rows }, (_, row) =>
        overview.foremost(row, (code, layer) => isEditable(layer) && laneOf(codes.get(code)) === wanted),
      )
    const lanes = { claims: lane('claims'), others: lane('others') }
    for (const wanted of ['claims', 'others'] as const) {
      runs(lanes[wanted], (id, top, height) => {
        const code = codes.get(id)
        pen.fillStyle = ink.mark(code)
        pen.fillRect(LEFT[wanted], top, WIDTH[code?.line ?? 'dashed'], Math.max(height, LEAST))
      })
    }
    const untagged = lanes.claims.map((code, row) => (code === null && lanes.others[row] === null ? '' : null))
    pen.fillStyle = ink.untagged
    runs(untagged, (_, top, height) => {
      if (height > LEAST) pen.fillRect(LEFT.claims + 3, top + 1, 1, height - 1)
    })
    if (layers.length > 1) {
      const others = Array.from({ length: rows }, (_, row) =>
        overview.foremost(row, (_code, layer) => !isEditable(layer)),
      )
      runs(others, (id, top, height) => {
        pen.fillStyle = ink.mark(codes.get(id))
        pen.fillRect(LEFT.layers, top, LAYER_WIDTH, Math.max(height, LEAST))
      })
    }
    pen.fillStyle = ink.hit
    const found = Array.from(hitRows, (count) => (count > 0 ? '' : null))
    runs(found, (_, top, height) => pen.fillRect(LEFT.hits, top, HIT_WIDTH, Math.max(height, LEAST)))
  }

  function follow(): void {
    const { top, bottom } = root.getBoundingClientRect()
    const share = (y: number) => offsetAt(y) / Math.max(text.length, 1)
    const from = share(top)
    const to = share(bottom)
    seen.style.top = `${from * 100}%`
    seen.style.height = `${Math.max(to - from, 0) * 100}%`
  }

  function offsetAt(y: number): number {
    const at = layout.blockBelow(y)
    const block = map.blocks[at]
    const box = layout.element(at)?.getBoundingClientRect()
    if (block === undefined || box === undefined) return 0
    const share = Math.min(Math.max((y - box.top) / Math.max(box.height, 1), 0), 1)
    return block.start + share * (block.end - block.start)
  }

  function rowAt({ clientY }: MouseEvent): number {
    const { top, height } = strip.getBoundingClientRect()
    const row = Math.floor(((clientY - top) / Math.max(height, 1)) * overview.rows)
    return Math.min(Math.max(row, 0), overview.rows - 1)
  }

  /** The text that a point on the strip means, and that of the rows around it, too. */
  function placeAt(event: MouseEvent): { readonly at: number; readonly near: TextRange } {
    const row = rowAt(event)
    const near = overview.rangeOf(Math.max(row - NEAR, 0), Math.min(row + NEAR, overview.rows - 1))
    return { at: overview.rangeOf(row, row).start, near }
  }

  function click(event: MouseEvent): void {
    const { at, near } = placeAt(event)
    const { hits } = scene().content
    const x = event.clientX - strip.getBoundingClientRect().left
    const onHits = x >= LEFT.hits - 1 && x < LEFT.layers
    const holds = (layer: Layer) => isEditable(layer) === x < LEFT.hits - 1
    const hit = onHits ? nearest(hits.slice(firstEndingAfter(hits, near.start)), near, at) : undefined
    if (hit !== undefined) return actions.reveal(hit)
    const marks = scene().marks.flatMap(({ layer, partsIn }) => partsIn(near).map((found) => ({ ...found, layer })))
    const mark =
      nearest(
        marks.filter((each) => holds(each.layer)),
        near,
        at,
      ) ?? nearest(marks, near, at)
    if (mark !== undefined) actions.pick({ layer: mark.layer.id, annotation: mark.annotation.id })
    else actions.reveal({ start: at, end: Math.min(at + 1, text.length) })
  }

  function describe(event: MouseEvent): void {
    const { near } = placeAt(event)
    const { codebook, hits } = scene().content
    const counts = new Map<string, number>()
    for (const { layer, partsIn } of scene().marks) {
      for (const { code } of new Set(partsIn(near).map((found) => found.annotation))) {
        const name = codeOf(codebook, code)?.name ?? code
        const named = isEditable(layer) ? name : `${layer.name}, ${name}`
        counts.set(named, (counts.get(named) ?? 0) + 1)
      }
    }
    const words = [...counts].map(([name, count]) => `${name}: ${count}`)
    if (words.length === 0) words.push('Nothing is tagged here')
    const found = firstEndingAfter(hits, near.end) - firstEndingAfter(hits, near.start)
    if (found > 0) words.push(`Search hits: ${found}`)
    const title = words.join('\n')
    if (strip.title !== title) strip.title = title
  }

  strip.addEventListener('mousedown', (event) => event.preventDefault(), { signal })
  strip.addEventListener('click', click, { signal })
  strip.addEventListener('mousemove', describe, { signal })
  soon.ask()

  return part(
    (state, before) => {
      const [now, then] = [sceneOf(state), sceneOf(before)]
      if (now.moves !== then.moves) follow()
      if (
        now.content.layers !== then.content.layers ||
        now.content.codebook !== then.content.codebook ||
        now.content.hits !== then.content.hits
      )
        soon.ask()
    },
    () => {
      soon.cancel()
      stopping.abort()
      resizes.disconnect()
      theme.disconnect()
      strip.replaceChildren()
    },
  )
}

/** Tells of each stretch of rows with the same value, other than null, where it begins and how long it is. */
function runs(rows: readonly (string | null)[], tell: (value: string, first: number, length: number) => void): void {
  for (let first = 0; first < rows.length; ) {
    const value = rows[first] ?? null
    let next = first + 1
    while (next < rows.length && rows[next] === value) next++
    if (value !== null) tell(value, first, next - first)
    first = next
  }
}

function countHits(hits: readonly TextRange[], { rows, rowOf }: Overview): Uint32Array<ArrayBuffer> {
  const counts = new Uint32Array(rows)
  for (const { start } of hits) {
    const row = rowOf(start)
    counts[row] = (counts[row] ?? 0) + 1
  }
  return counts
}

/** Of ranges, the one within a stretch whose beginning is nearest to an offset. */
function nearest<R extends TextRange>(ranges: readonly R[], within: TextRange, offset: number): R | undefined {
  let found: R | undefined
  for (const range of ranges) {
    if (range.start >= within.end) continue
    const distance = Math.abs(range.start - offset)
    if (found === undefined || distance < Math.abs(found.start - offset)) found = range
  }
  return found
}

/** The colours of the theme; under forced colours the system's. */
function inksOf(element: HTMLElement) {
  const values = getComputedStyle(element)
  const variable = (name: string) => values.getPropertyValue(name).trim()
  const forced = window.matchMedia('(forced-colors: active)').matches
  return {
    mark: (code: Code | undefined) => {
      if (forced) return 'CanvasText'
      if (code === undefined) return variable('--ink-soft')
      return `oklch(${variable(laneOf(code) === 'claims' ? '--bracket' : '--line')} ${code.hue})`
    },
    untagged: forced ? 'GrayText' : variable('--rule-strong'),
    hit: forced ? 'Highlight' : variable('--ink'),
  }
}
