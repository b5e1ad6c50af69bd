import type { Box } from './text-layout'

type Point = readonly [x: number, y: number]

const RADIUS = 4

/**
 * The outline of a stretch of text as the data of an SVG path, from the boxes of its lines. Lines that lie on each
 * other have one outline; lines that share no width, such as the end of one and the beginning of the next, have two.
 */
export function contour(lines: readonly Box[], margin: number): string {
  return groupsOf(lines.map((line) => grow(line, margin)))
    .map((group) => roundedPath(cornersOf(group)))
    .join(' ')
}

function grow({ left, top, right, bottom }: Box, margin: number): Box {
  return { left: left - margin, top: top - margin, right: right + margin, bottom: bottom + margin }
}

function groupsOf(lines: readonly Box[]): readonly (readonly Box[])[] {
  const groups: Box[][] = []
  for (const line of lines) {
    const group = groups.at(-1)
    const above = group?.at(-1)
    const near = above !== undefined && line.top - above.bottom < (line.bottom - line.top) / 2
    const shared = above === undefined ? 0 : Math.min(above.right, line.right) - Math.max(above.left, line.left)
    if (group !== undefined && near && shared > RADIUS * 2) group.push(line)
    else groups.push([line])
  }
  return groups
}

// Clockwise: down the right side, up the left one. Neighbouring lines meet halfway.
function cornersOf(lines: readonly Box[]): readonly Point[] {
  const right: Point[] = []
  const left: Point[] = []
  lines.forEach((line, i) => {
    const above = lines[i - 1]
    const below = lines[i + 1]
    const top = above === undefined ? line.top : (above.bottom + line.top) / 2
    const bottom = below === undefined ? line.bottom : (line.bottom + below.top) / 2
    right.push([line.right, top], [line.right, bottom])
    left.unshift([line.left, bottom], [line.left, top])
  })
  return [...right, ...left]
}

function roundedPath(corners: readonly Point[]): string {
  const points = corners.filter((point, i) => !same(point, corners[(i + 1) % corners.length]))
  const steps = points.map((point, i) => {
    const entry = towards(point, points.at(i - 1) ?? point)
    const exit = towards(point, points[(i + 1) % points.length] ?? point)
    return `${i === 0 ? 'M' : 'L'}${written(entry)}Q${written(point)} ${written(exit)}`
  })
  return `${steps.join('')}Z`
}

function same(a: Point, b: Point | undefined): boolean {
  return b !== undefined && Math.abs(a[0] - b[0]) < 0.5 && Math.abs(a[1] - b[1]) < 0.5
}

/** The point on the way from one corner to the next at which the rounding begins. */
function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  const share = length === 0 ? 0 : Math.min(RADIUS, length / 2) / length
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
}

function written([x, y]: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`
}
