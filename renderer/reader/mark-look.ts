import type { Segment, SegmentLine, SegmentRail } from '../../src/editor/segments'

const DEEPEST_TINT = 3
const LOWEST_LEVEL = 3
// CSS pixels: between two lines, their thickness, and the room below the text, which marks.css gives by padding.
const STEP = 3
const LINE = 2
const ROOM = 12
// The room above the text of a segment with rails, which marks.css gives by padding; what a rail and its stop take of it.
const HEAD = 8
const RAIL = 4
const STOP = 7

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

export function markLook(segment: Pick<Segment, 'tint' | 'lines' | 'rails'>): MarkLook {
  const { tint, rails } = segment
  const lines = drawnLines(segment.lines)
  const name = [
    'look',
    ...(tint === null ? [] : [`tint-${depthOf(tint)}-${tint.hue}`, ...(tint.begins ? ['begins'] : [])]),
    ...lines.map(({ line, hue, level }) => `${line}-${level}-${hue ?? 'lost'}`),
    ...rails.map(
      ({ look, line, level, hue, begins }) => `${look}-${line}-${level}-${hue ?? 'lost'}${begins ? '-begins' : ''}`,
    ),
  ].join('-')
  return { name, rules: () => rulesOf(name, { tint, rails }, lines) }
}

function rulesOf(
  name: string,
  segment: Pick<Segment, 'tint' | 'rails'>,
  lines: readonly DrawnLine[],
): readonly string[] {
  // The system's colours: hues are gone, so the kind of line alone tells codes apart.
  const ink = segment.tint === null ? 'CanvasText' : 'MarkText'
  const forced: Inks = { tint: () => 'Mark', bracket: () => ink, line: () => ink }
  const rule = (colours: Inks) => `.${name} { background: ${background(segment, lines, colours)} }`
  return [rule(inks), `@media (forced-colors: active) { ${rule(forced)} }`]
}

/** Layers from the top: the lines, the rails, the bracket at the beginning of a tint, the tint behind the text alone. */
function background({ tint, rails }: Pick<Segment, 'tint' | 'rails'>, lines: readonly DrawnLine[], ink: Inks): string {
  const layers = lines.map(
    ({ line, hue, level }) =>
      `${images[line](ink.line(hue))} 0 calc(100% - ${(LOWEST_LEVEL - level) * STEP}px) / ${runs[line]} ${LINE}px repeat-x`,
  )
  layers.push(...rails.flatMap((rail) => railLayers(rail, ink.line(rail.hue))))
  if (tint === null) return layers.join(', ')
  const head = rails.length > 0 ? HEAD : 0
  const height = `calc(100% - ${ROOM + head}px)`
  if (tint.begins)
    layers.push(`${plain(ink.bracket(tint.hue))} 0 ${head === 0 ? 0 : `${head}px`} / 2px ${height} no-repeat`)
  return [...layers, `content-box ${ink.tint(tint.hue, depthOf(tint))}`].join(', ')
}

/** A rail is a line, a comb has teeth, whose distance tells the kind of code. A stop stands where a mark begins. */
function railLayers({ look, line, level, begins }: SegmentRail, ink: string): readonly string[] {
  const top = HEAD - RAIL * (level + 1)
  const stop = begins ? [`${plain(ink)} 0 ${top}px / 2px ${STOP}px no-repeat`] : []
  if (look === 'comb') return [...stop, `${dash(ink, 2)} 0 ${top}px / ${teeth[line]} ${RAIL - 1}px repeat-x`]
  const [image, run] = line === 'tint' ? [plain(ink), '100%'] : [images[line](ink), runs[line]]
  return [...stop, `${image} 0 ${top}px / ${run} ${line === 'tint' ? LINE + 1 : LINE}px repeat-x`]
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

const teeth: Readonly<Record<SegmentRail['line'], string>> = {
  tint: '4px',
  solid: '6px',
  dotted: '9px',
  dashed: '12px',
  many: '3px',
}

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
