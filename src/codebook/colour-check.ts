import type { Code } from './codebook'
import { colourDistance, contrastOf, type Vision, visions } from './colour-vision'

/**
 * Colours nearer than this are taken for each other when they don't touch: three times the difference that can just
 * be noticed, 2.3 (Mahy, Van Eycken, Oosterlinck 1994). In units of CIEDE2000.
 */
const TOO_NEAR = 7

/** Text on a tint (WCAG AAA), a line on paper (WCAG 1.4.11). */
const LEAST_CONTRAST = { tint: 7, solid: 3, dotted: 3, dashed: 3 } as const

type Look = Pick<Code, 'id' | 'name' | 'hue' | 'line'>

/** Another code whose marks look the same, and to whom. */
export interface Clash {
  readonly name: string
  readonly visions: readonly Vision[]
}

export interface ColourCheck {
  /** By WCAG 2.2, the less of both themes. */
  readonly contrast: number
  readonly isReadable: boolean
  readonly clashes: readonly Clash[]
  /** The hue that is farthest from all others of this line kind; null when no hue is far enough from all. */
  readonly freeHue: number | null
}

/** Compares a code's colour with those codes that are drawn in the same way; another kind of line tells enough. */
export function checkColour(code: Look, others: readonly Look[]): ColourCheck {
  const alike = others.filter((other) => other.id !== code.id && other.line === code.line)
  const contrast = contrastOf(code)
  return {
    contrast,
    isReadable: contrast >= LEAST_CONTRAST[code.line],
    clashes: alike.flatMap((other) => {
      const mistaken = visions.filter((vision) => colourDistance(code, other, vision) < TOO_NEAR)
      return mistaken.length === 0 ? [] : [{ name: other.name, visions: mistaken }]
    }),
    freeHue: freeHue(code, alike),
  }
}

function freeHue(code: Look, alike: readonly Look[]): number | null {
  let best: { readonly hue: number; readonly distance: number } | null = null
  for (let hue = 0; hue < 360; hue += 5) {
    const candidate = { ...code, hue }
    if (contrastOf(candidate) < LEAST_CONTRAST[code.line]) continue
    const distances = alike.flatMap((other) => visions.map((vision) => colourDistance(candidate, other, vision)))
    const distance = Math.min(...distances, 1000)
    if (distance >= TOO_NEAR && (best === null || distance > best.distance)) best = { hue, distance }
  }
  return best?.hue ?? null
}
