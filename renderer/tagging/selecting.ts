import type { Range } from '../../src/article/range'
import { sentenceAt } from '../../src/article/sentences'
import { nextWordEnd, nextWordStart, previousWordEnd, previousWordStart } from '../../src/article/words'
import { codebookInUse } from '../../src/codebook/codebooks'
import { tagUtterance } from '../../src/gesture/tag'
import { proposeUtterance, type UtterancePart } from '../../src/gesture/utterance'
import type { Workbench } from '../window/window'

/** How many sentences ahead it is looked for one in which somebody says something. */
const FURTHEST = 60

/** Selects the next word; with words selected, one word more, or with -1 one less. */
export function selectWord(bench: Workbench, direction: 1 | -1): void {
  const { open } = bench.view()
  if (open === null) return
  const { text } = open
  const all = { start: 0, end: text.length }
  const selected = bench.reader?.pending(false) ?? null
  if (selected === null) {
    if (direction === -1) return
    const end = nextWordEnd(text, bench.reader?.caret() ?? 0, all)
    return select(bench, { start: previousWordStart(text, end, all), end })
  }
  const end = direction === 1 ? nextWordEnd(text, selected.end, all) : previousWordEnd(text, selected.end, all)
  select(bench, { start: selected.start, end: Math.max(end, selected.start) })
}

/**
 * Selects the rest of the sentence, without a "that" before it or the full stop after it. With words selected, what
 * is selected reaches to there. At the end of a sentence, the next one.
 */
export function selectRest(bench: Workbench): void {
  const { open } = bench.view()
  if (open === null) return
  const { text, blocks } = open
  const selected = bench.reader?.pending(false) ?? null
  const from = selected?.start ?? afterThat(text, nextStart(text, bench.reader?.caret() ?? 0))
  const sentence = sentenceAt(text, blocks, from)
  const end = sentence.end - (/[.;:,]$/.exec(text.slice(from, sentence.end))?.[0].length ?? 0)
  if (from < end) select(bench, { start: from, end })
}

/** The start of the word at the offset or of the next one; a quotation mark before it belongs to it. */
function nextStart(text: string, offset: number): number {
  const all = { start: 0, end: text.length }
  const start = nextWordStart(text, offset - 1, all)
  return /["“„«‘]/.test(text.charAt(start - 1)) && start - 1 >= offset ? start - 1 : start
}

function afterThat(text: string, offset: number): number {
  return offset + (/^that\s+/.exec(text.slice(offset, offset + 8))?.[0].length ?? 0)
}

/** Selects who speaks, the cue or what is said: the part that begins next, of this sentence or of one after it. */
export function selectPart(bench: Workbench): void {
  const after = bench.reader?.pending(false)?.end ?? bench.reader?.caret() ?? 0
  const part = proposed(bench, after)?.find(({ range }) => range.start >= after)
  if (part === undefined) return bench.announce('No sentence ahead names who says something')
  select(bench, part.range)
  bench.announce(`${part.role}?`)
}

/** Tags who speaks, the cue and what is said in the next sentence that names them, as one edit. */
export function tagParts(bench: Workbench): void {
  const desk = bench.desk()
  const parts = proposed(bench, bench.reader?.pending(false)?.start ?? bench.reader?.caret() ?? 0, true)
  if (desk === null || parts === null) return bench.announce('No sentence ahead names who says something')
  const { codes } = codebookInUse(desk.library)
  const coded = parts.flatMap(({ role, range }) => {
    const code = codes.find((each) => each.role === role && !each.retired)
    return code ? [{ code: code.id, range }] : []
  })
  const last = coded.at(-1)
  if (last === undefined) return bench.announce('This codebook has no codes for claims, sources and cues')
  bench.drafts.keep()
  const tagged = tagUtterance(desk, coded, bench.view().current)
  if (!bench.perform(tagged)) return
  bench.set({ selected: tagged.annotation, current: tagged.current })
  bench.handle(tagged.annotation)
  select(bench, { start: last.range.end, end: last.range.end })
  bench.announce(`Tagged ${coded.map(({ range }) => desk.text.slice(range.start, range.end)).join(', ')}`)
}

/** What is proposed for the first sentence from the offset on that has a part there; `whole`: all of it must lie there. */
function proposed(bench: Workbench, offset: number, whole = false): readonly UtterancePart[] | null {
  const { open } = bench.view()
  if (open === null) return null
  const { text, blocks } = open
  let at = offset
  for (let count = 0; count < FURTHEST && at < text.length; count++) {
    const sentence = sentenceAt(text, blocks, at)
    const parts = proposeUtterance(text, sentence)
    const isAhead = ({ range }: UtterancePart) => range.start >= offset
    if (parts.length > 0 && (whole ? parts.every(isAhead) : parts.some(isAhead))) return parts
    const next = nextWordStart(text, Math.max(sentence.end, at), { start: 0, end: text.length })
    if (next <= at) break
    at = next
  }
  return null
}

function select(bench: Workbench, range: Range): void {
  bench.reader?.select({ anchor: range.start, head: range.end })
  bench.reader?.reveal(range)
}
