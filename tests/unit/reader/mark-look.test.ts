import { describe, expect, it } from 'vitest'
import { markLook } from '../../../renderer/reader/mark-look'
import type { Segment, SegmentLine, SegmentRail } from '../../../src/editor/segments'

const line = (level: number, hue: number | null = level * 10): SegmentLine => ({ line: 'solid', hue, level })
const look = (tint: Segment['tint'], ...lines: readonly SegmentLine[]) => {
  const { name, rules } = markLook({ tint, lines, rails: [] })
  return { name, rules: rules() }
}

describe('markLook', () => {
  it('gives each of four lines a level of its own, the first next to the text', () => {
    const { name, rules } = look(null, line(0), line(1), line(2), line(3))
    expect(name).toBe('look-solid-0-0-solid-1-10-solid-2-20-solid-3-30')
    const layers = [0, 1, 2, 3].map(
      (level) =>
        `linear-gradient(oklch(var(--line) ${level * 10}) 0 0) 0 calc(100% - ${9 - level * 3}px) / 100% 2px repeat-x`,
    )
    expect(rules[0]).toBe(`.${name} { background: ${layers.join(', ')} }`)
  })
  it('says at the lowest level that several lines lie there', () => {
    expect(look(null, line(2), line(3), line(4)).name).toBe('look-solid-2-20-many-3-lost')
  })
  it('shows the one line that lies deeper at the lowest level', () => {
    expect(look(null, line(5, 70)).name).toBe('look-solid-3-70')
  })
  it('draws a code that the codebook has lost without a hue', () => {
    const { name, rules } = look(null, line(0, null))
    expect(name).toBe('look-solid-0-lost')
    expect(rules[0]).toContain('var(--ink-soft')
  })
  it('tints the text alone, under lines and the bracket where it begins', () => {
    const { name, rules } = look({ hue: 250, depth: 5, begins: true }, line(0))
    expect(name).toBe('look-tint-3-250-begins-solid-0-0')
    expect(rules[0]).toMatch(
      /linear-gradient\(oklch\(var\(--bracket\) 250\).*, content-box oklch\(var\(--tint-3\) 250\) \}$/,
    )
  })
  it('leaves the system its colours where they are forced', () => {
    const [, forced = ''] = look({ hue: 250, depth: 1, begins: true }, line(0)).rules
    expect(forced).toMatch(/^@media \(forced-colors: active\)/)
    expect(forced).not.toContain('oklch')
  })
  it('draws the other layers above the text, told apart by shape in any colours', () => {
    const looks = (['rail', 'comb'] as const).map((layer) => {
      const rail: SegmentRail = { look: layer, line: 'solid', hue: 30, level: 0, begins: true }
      return markLook({ tint: { hue: 250, depth: 1, begins: true }, lines: [line(0)], rails: [rail] })
    })
    const [rules, forced] = [0, 1].map((at) => looks.map((each) => each.rules()[at]?.replaceAll(each.name, '') ?? ''))
    for (const each of [...(rules ?? []), ...(forced ?? [])]) expect(each).toContain('0 4px / ')
    expect(new Set(rules).size).toBe(2)
    expect(new Set(forced).size).toBe(2)
    // The tint, its bracket and the lines below the text stay where they are.
    for (const each of rules ?? []) expect(each).toMatch(/0 8px \/ 2px calc\(100% - 20px\).*content-box/)
  })
  it('has one name for what looks alike and others for all else', () => {
    const looks = [
      look({ hue: 10, depth: 1, begins: true }),
      look({ hue: 10, depth: 1, begins: false }),
      look({ hue: 10, depth: 2, begins: false }),
      look({ hue: 100, depth: 1, begins: false }),
      look(null, line(0, 1)),
      look(null, line(1, 0)),
      look(null, { line: 'dashed', hue: 1, level: 0 }),
    ].map((each) => each.rules.map((rule) => rule.replaceAll(each.name, '')).join())
    expect(new Set(looks).size).toBe(looks.length)
  })
})
