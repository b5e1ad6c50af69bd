import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

type Colour = readonly [red: number, green: number, blue: number]

const css = ['marks.css', '../styles/tokens.css']
  .map((name) => readFileSync(new URL(`../../../renderer/reader/${name}`, import.meta.url), 'utf8'))
  .join('\n')

/** The declarations of the rules for a theme; what is not dark is light. */
function variables(theme: 'light' | 'dark'): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [, selector = '', body = ''] of css.matchAll(/([^{}]*:root[^{}]*)\{([^}]*)\}/g)) {
    if (selector.includes('dark') !== (theme === 'dark')) continue
    for (const [, name = '', value = ''] of body.matchAll(/(--[\w-]+):\s*([^;]+);/g)) found.set(name, value.trim())
  }
  return found
}

// https://www.w3.org/TR/css-color-4/#color-conversion-code; colours outside sRGB are clipped, as browsers do.
function oklch(lightness: number, chroma: number, hue: number): Colour {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clip = (value: number) => Math.min(Math.max(value, 0), 1)
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}

function hex(value: string): Colour {
  const channel = (at: number) => {
    const encoded = Number.parseInt(value.slice(at, at + 2), 16) / 255
    return encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

const luminance = ([red, green, blue]: Colour) => 0.2126 * red + 0.7152 * green + 0.0722 * blue

/** Ratio by WCAG 2.2, from 1 to 21. */
function contrast(a: Colour, b: Colour): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

const hues = Array.from({ length: 73 }, (_, i) => i * 5)

describe.each(['light', 'dark'] as const)('marks in the %s theme', (theme) => {
  const values = variables(theme)
  const ink = hex(values.get('--ink') ?? '')
  const paper = hex(values.get('--paper') ?? '')
  const shade = (name: string, hue: number) => {
    const [lightness = Number.NaN, chroma = Number.NaN] = (values.get(name) ?? '').split(' ').map(Number)
    return oklch(lightness, chroma, hue)
  }
  const least = (ratios: readonly number[]) => Math.min(...ratios)

  for (const tint of ['--tint-1', '--tint-2', '--tint-3']) {
    it(`has text of 7:1 on ${tint} in every hue`, () => {
      expect(least(hues.map((hue) => contrast(ink, shade(tint, hue))))).toBeGreaterThanOrEqual(7)
    })
    it(`has lines of 3:1 on ${tint} in every pair of hues`, () => {
      const pairs = hues.flatMap((hue) => hues.map((other) => contrast(shade('--line', hue), shade(tint, other))))
      expect(least(pairs)).toBeGreaterThanOrEqual(3)
    })
  }
  it('has lines and brackets of 3:1 on paper in every hue', () => {
    const ratios = hues.flatMap((hue) => ['--line', '--bracket'].map((name) => contrast(shade(name, hue), paper)))
    expect(least(ratios)).toBeGreaterThanOrEqual(3)
  })
  it('deepens the tint by steps that can be told apart', () => {
    for (const hue of hues) {
      const steps = ['--tint-1', '--tint-2', '--tint-3'].map((name) => shade(name, hue))
      expect(contrast(steps[0] ?? paper, steps[1] ?? paper)).toBeGreaterThan(1.1)
      expect(contrast(steps[1] ?? paper, steps[2] ?? paper)).toBeGreaterThan(1.1)
    }
  })
})
