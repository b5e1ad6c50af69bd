import type { Segment, SegmentLine } from '../../src/editor/segments'

const DEEPEST_TINT = 3
const LOWEST_LEVEL = 3
// CSS pixels: between two lines, their thickness, and the room below the text, which marks.css gives by padding.
const STEP = 3
const LINE = 2
const ROOM = 12

/** How a segment looks, as a class and the rules for it. Segments that look alike have the same class. */
export interface MarkLook {
  readonly name: string
  /** Made when it is asked for: of most looks the rules are known. */
  readonly rules: () => readonly string[]
}

/** What a look is painted with: CSS colours. */
interface Inks {
  readonly tint: (hue: number, depth: number) => string
  readonly bracket: (hue: number) => string
  readonly line: (hue: number | null) => string
}

/** A line as it is drawn: 'many' stands for several. */
interface DrawnLine {
  readonly line: SegmentLine['line'] | 'many'
  readonly hue: number | null
  readonly level: number
}

/** The values that `--tint-1` and the others have in the theme are lightness and chroma in oklch. */
const inks: Inks = {
  tint: (hue, depth) => `oklch(var(--tint-${depth}) ${hue})`,
  bracket: (hue) => `oklch(var(--bracket) ${hue})`,
  line: (hue) => (hue === null ? 'var(--ink-soft, #6a645b)' : `oklch(var(--line) ${hue})`),
}

export function markLook(segment: Pick<Segment, 'tint' | 'lines'>): MarkLook {
  const { tint } = segment
  const lines = drawnLines(segment.lines)
  const name = [
    'look',
    ...(tint === null ? [] : [`tint-${depthOf(tint)}-${tint.hue}`, ...(tint.begins ? ['begins'] : [])]),
    ...lines.map(({ line, hue, level }) => `${line}-${level}-${hue ?? 'lost'}`),
  ].join('-')
  return { name, rules: () => rulesOf(name, tint, lines) }
}

function rulesOf(name: string, tint: Segment['tint'], lines: readonly DrawnLine[]): readonly string[] {
  // The system's colours: hues are gone, so the kind of line alone tells codes apart.
  const ink = tint === null ? 'CanvasText' : 'MarkText'
  const forced: Inks = { tint: () => 'Mark', bracket: () => ink, line: () => ink }
  const rule = (colours: Inks) => `.${name} { background: ${background(tint, lines, colours)} }`
  return [rule(inks), `@media (forced-colors: active) { ${rule(forced)} }`]
}

/** Layers from the top: the lines, the bracket at the beginning of a tint, the tint behind the text alone. */
function background(tint: Segment['tint'], lines: readonly DrawnLine[], ink: Inks): string {
  const layers = lines.map(
    ({ line, hue, level }) =>
      `${images[line](ink.line(hue))} 0 calc(100% - ${(LOWEST_LEVEL - level) * STEP}px) / ${runs[line]} ${LINE}px repeat-x`,
  )
  if (tint === null) return layers.join(', ')
  if (tint.begins) layers.push(`${plain(ink.bracket(tint.hue))} 0 0 / 2px calc(100% - ${ROOM}px) no-repeat`)
  return [...layers, `content-box ${ink.tint(tint.hue, depthOf(tint))}`].join(', ')
}

const plain = (ink: string) => `linear-gradient(${ink} 0 0)`
const dash = (ink: string, length: number) => `linear-gradient(90deg, ${ink} ${length}px, transparent ${length}px)`

const images: Readonly<Record<DrawnLine['line'], (ink: string) => string>> = {
  solid: plain,
  dotted: (ink) => dash(ink, 2),
  dashed: (ink) => dash(ink, 6),
  // Dashes with a dot between them.
  many: (ink) => `linear-gradient(90deg, ${ink} 6px, transparent 6px 8px, ${ink} 8px 10px, transparent 10px)`,
}

const runs: Readonly<Record<DrawnLine['line'], string>> = { solid: '100%', dotted: '5px', dashed: '10px', many: '12px' }

function depthOf({ depth }: NonNullable<Segment['tint']>): number {
  return Math.min(depth, DEEPEST_TINT)
}

/** There is room for four lines. Where more would lie, the lowest says so, and the inspector tells which. */
function drawnLines(lines: readonly SegmentLine[]): readonly DrawnLine[] {
  const [lowest, ...more] = lines.filter(({ level }) => level >= LOWEST_LEVEL)
  const drawn: DrawnLine[] = lines.filter(({ level }) => level < LOWEST_LEVEL)
  if (lowest === undefined) return drawn
  return [
    ...drawn,
    more.length > 0 ? { line: 'many', hue: null, level: LOWEST_LEVEL } : { ...lowest, level: LOWEST_LEVEL },
  ]
}
