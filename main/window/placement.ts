import type { Placement } from './workspace-file'

export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const SMALLEST = { width: 720, height: 480 } as const
const USUAL = { width: 1360, height: 880 } as const

/**
 * Where to put the window: as it was, but wholly on the display that shows most of it; on displays that show none of
 * it, in the middle of the first. All in device-independent pixels.
 */
export function fitPlacement(placement: Placement | null, displays: readonly Area[]): Area {
  const first = displays[0] ?? { x: 0, y: 0, ...USUAL }
  if (placement === null) return centred(USUAL, first)
  const [best = first] = [...displays].sort((a, b) => shared(placement, b) - shared(placement, a))
  if (shared(placement, best) === 0) return centred(placement, first)
  const width = within(placement.width, SMALLEST.width, best.width)
  const height = within(placement.height, SMALLEST.height, best.height)
  return {
    x: within(placement.x, best.x, best.x + best.width - width),
    y: within(placement.y, best.y, best.y + best.height - height),
    width,
    height,
  }
}

function centred(size: Pick<Area, 'width' | 'height'>, area: Area): Area {
  const width = within(size.width, SMALLEST.width, area.width)
  const height = within(size.height, SMALLEST.height, area.height)
  const middle = (start: number, room: number) => start + Math.max(0, Math.round(room / 2))
  return { x: middle(area.x, area.width - width), y: middle(area.y, area.height - height), width, height }
}

function shared(a: Area, b: Area): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return Math.max(0, width) * Math.max(0, height)
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}
