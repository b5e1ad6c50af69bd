import {
  useMode as addMode,
  clampRgb,
  converter,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  modeLab65,
  modeLrgb,
  modeOklab,
  modeOklch,
  modeRgb,
  modeXyz65,
  type Rgb,
  wcagContrast,
} from 'culori/fn'
import type { Code } from './codebook'

for (const mode of [modeRgb, modeLrgb, modeOklab, modeOklch, modeXyz65, modeLab65]) addMode(mode as typeof modeRgb)

/** How an eye sees colours; the three where one kind of cone is missing, worst cases of their kind. */
export const visions = ['normal', 'protanopia', 'deuteranopia', 'tritanopia'] as const
export type Vision = (typeof visions)[number]

const themes = ['light', 'dark'] as const
type Theme = (typeof themes)[number]

/**
 * Lightness and chroma (Oklch) of what is drawn in a code's hue, and the colours of paper and ink: those of
 * `marks.css` and `tokens.css`, which a test compares.
 */
export const drawn = {
  light: { paper: '#fffdf8', ink: '#1f1c17', tint: [0.93, 0.055], line: [0.48, 0.14] },
  dark: { paper: '#1b1d21', ink: '#ebe7df', tint: [0.315, 0.05], line: [0.78, 0.12] },
} as const satisfies Record<Theme, unknown>

const filters = {
  normal: (colour: Rgb) => colour,
  protanopia: filterDeficiencyProt(1),
  deuteranopia: filterDeficiencyDeuter(1),
  tritanopia: filterDeficiencyTrit(1),
} as const

const toRgb = converter('rgb')
const toLinear = converter('lrgb')
const ciede2000 = differenceCiede2000()

function shade({ hue, line }: Pick<Code, 'hue' | 'line'>, theme: Theme): Rgb {
  const [l, c] = drawn[theme][line === 'tint' ? 'tint' : 'line']
  return clampRgb(toRgb({ mode: 'oklch', l, c, h: hue }))
}

/**
 * A colour as an eye sees it that lacks a kind of cone: Machado, Oliveira, Fernandes, "A Physiologically-based Model
 * for Simulation of Color Vision Deficiency", IEEE TVCG 15 (2009), severity 1.
 */
export function seenBy(colour: Rgb, vision: Vision): Rgb {
  const { r, g, b } = toLinear(colour)
  // Subtle: the model's matrices are for linear light, and the filter multiplies whatever numbers it is given.
  const seen = filters[vision]({ mode: 'rgb', r, g, b }) ?? colour
  return clampRgb(toRgb({ ...seen, mode: 'lrgb' }))
}

/** How far apart the colours of two codes look, in units of CIEDE2000; the less of both themes. */
export function colourDistance(a: Pick<Code, 'hue' | 'line'>, b: Pick<Code, 'hue' | 'line'>, vision: Vision): number {
  return Math.min(...themes.map((theme) => ciede2000(seenBy(shade(a, theme), vision), seenBy(shade(b, theme), vision))))
}

/** Contrast by WCAG 2.2, the less of both themes: of ink on a tint, of a line on paper. */
export function contrastOf(code: Pick<Code, 'hue' | 'line'>): number {
  return Math.min(
    ...themes.map((theme) => {
      const { ink, paper } = drawn[theme]
      return wcagContrast(shade(code, theme), code.line === 'tint' ? ink : paper)
    }),
  )
}
