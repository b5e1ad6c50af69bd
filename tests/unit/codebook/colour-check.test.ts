import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkColour } from '../../../src/codebook/colour-check'
import { colourDistance, contrastOf, drawn, seenBy } from '../../../src/codebook/colour-vision'

const css = ['reader/marks.css', 'styles/tokens.css']
  .map((name) => readFileSync(new URL(`../../../renderer/${name}`, import.meta.url), 'utf8'))
  .join('\n')

const code = (name: string, hue: number, line: 'tint' | 'solid' | 'dotted' = 'tint') => ({ id: name, name, hue, line })
const hues = Array.from({ length: 72 }, (_, at) => at * 5)

describe('the colours of a code', () => {
  it('are those of the style sheets', () => {
    const declared = (theme: 'light' | 'dark', name: string) => {
      const rules = [...css.matchAll(/([^{}]*:root[^{}]*)\{([^}]*)\}/g)]
      const own = rules.filter(([, selector = '']) => selector.includes('dark') === (theme === 'dark'))
      return own.flatMap(([, , body = '']) => new RegExp(`--${name}:\\s*([^;]+);`).exec(body)?.[1] ?? [])[0]
    }
    for (const theme of ['light', 'dark'] as const) {
      expect(declared(theme, 'paper')).toBe(drawn[theme].paper)
      expect(declared(theme, 'ink')).toBe(drawn[theme].ink)
      expect(declared(theme, 'tint-1')).toBe(drawn[theme].tint.join(' '))
      expect(declared(theme, 'line')).toBe(drawn[theme].line.join(' '))
    }
  })

  it('are readable in every hue', () => {
    for (const hue of hues) {
      expect(contrastOf(code('a', hue))).toBeGreaterThanOrEqual(7)
      expect(contrastOf(code('a', hue, 'solid'))).toBeGreaterThanOrEqual(3)
    }
  })
})

describe('an eye without one kind of cone', () => {
  it('sees greys as they are', () => {
    const grey = { mode: 'rgb', r: 0.5, g: 0.5, b: 0.5 } as const
    for (const vision of ['protanopia', 'deuteranopia', 'tritanopia'] as const)
      for (const channel of ['r', 'g', 'b'] as const)
        expect(seenBy(grey, vision)[channel]).toBeCloseTo(grey[channel], 3)
  })

  it.each([
    ['deuteranopia', 25, 125],
    ['protanopia', 0, 165],
    ['tritanopia', 110, 290],
  ] as const)('with %s finds hues alike that others tell apart', (vision, a, b) => {
    const nearest = (from: number, to: number) => {
      const around = [-30, -20, -10, 0, 10, 20, 30]
      return Math.min(...around.map((by) => colourDistance(code('a', from), code('b', to + by), vision)))
    }
    expect(nearest(a, b)).toBeLessThan(7)
    expect(colourDistance(code('a', a), code('b', b), 'normal')).toBeGreaterThan(20)
  })
})

describe('checking a colour', () => {
  it('finds a code that looks the same to everybody', () => {
    const { clashes, freeHue } = checkColour(code('Claim', 85), [code('Rumour', 90)])
    expect(clashes).toEqual([{ name: 'Rumour', visions: ['normal', 'protanopia', 'deuteranopia', 'tritanopia'] }])
    expect(freeHue).not.toBeNull()
    expect(checkColour(code('Claim', freeHue ?? 0), [code('Rumour', 90)]).clashes).toEqual([])
  })

  it('leaves codes alone that are drawn with another line', () => {
    expect(checkColour(code('Claim', 85), [code('Source', 85, 'solid')]).clashes).toEqual([])
  })

  it('does not compare a code with itself', () => {
    expect(checkColour(code('Claim', 85), [code('Claim', 85)]).clashes).toEqual([])
  })

  it('has no free hue when the circle is full', () => {
    expect(
      checkColour(
        code('Claim', 85),
        hues.map((hue) => code(String(hue), hue)),
      ).freeHue,
    ).toBeNull()
  })
})
