import { useMode as addMode, converter, modeOklab, modeOklch, modeRgb, type Rgb } from 'culori/fn'

for (const mode of [modeRgb, modeOklab, modeOklch]) addMode(mode as typeof modeRgb)

const toRgb = converter('rgb')
const toOklch = converter('oklch')

/** In the gamut of sRGB for every hue: a middle shade that can be told on light and on dark. */
const LIGHTNESS = 0.7
const CHROMA = 0.12

/** Below this a colour is a grey, of which no hue can be told. */
const LEAST_CHROMA = 0.02

const STEPS = [0, -1, 1] as const

/** A colour of sRGB, "#rrggbb", for a hue of Oklch in degrees: the one near that shade whose hue comes closest. */
export function colourOfHue(hue: number): string {
  const { r, g, b } = toRgb({ mode: 'oklch', l: LIGHTNESS, c: CHROMA, h: hue })
  const near = STEPS.flatMap((red) =>
    STEPS.flatMap((green) =>
      STEPS.map((blue): Rgb => ({ mode: 'rgb', r: step(r, red), g: step(g, green), b: step(b, blue) })),
    ),
  )
  // Subtle: eight bits a channel move the hue by more than half a degree, and it would come back as another.
  const [closest = near[0]] = near.toSorted((one, other) => distance(one, hue) - distance(other, hue))
  return closest === undefined ? '#000000' : hexOf(closest)
}

/** The hue of "#rgb" or "#rrggbb" in whole degrees of Oklch, 0 to 359; null if it is a grey or no colour. */
export function hueOfColour(colour: string): number | null {
  const [, short, long] = /^#(?:([0-9a-f]{3})|([0-9a-f]{6}))$/i.exec(colour.trim()) ?? []
  const digits = long ?? short?.replace(/./g, '$&$&')
  if (digits === undefined) return null
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16) / 255)
  const { c, h } = toOklch({ mode: 'rgb', r, g, b })
  return h === undefined || c < LEAST_CHROMA ? null : Math.round(h) % 360
}

function step(channel: number, by: number): number {
  return Math.min(255, Math.max(0, Math.round(channel * 255) + by)) / 255
}

function distance(colour: Rgb, hue: number): number {
  const turn = Math.abs((toOklch(colour).h ?? 0) - hue) % 360
  return Math.min(turn, 360 - turn)
}

function hexOf({ r, g, b }: Rgb): string {
  return `#${[r, g, b]
    .map((each) =>
      Math.round(each * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}
