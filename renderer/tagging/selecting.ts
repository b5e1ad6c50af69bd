import { mayOpenQuotation } from '../../src/article/quotation-marks'
import type { Range } from '../../src/article/range'
import { sentenceAt } from '../../src/article/sentences'
import { nextWordEnd, nextWordStart, previousWordEnd, previousWordStart } from '../../src/article/words'
import { codebookInUse } from '../../src/codebook/codebooks'
import { tagUtterance } from '../../src/gesture/tag'
import { proposeUtterance, type UtterancePart } from '../../src/gesture/utterance'
import { deskOf } from '../place/desk'
import { openText } from '../place/place'
import { currentAttribution, otherMark, selectedMark } from '../place/selection'
import type { AppWindow } from '../window/window'
import { noteHandled } from './recent'

/** How many sentences ahead it is looked for one in which somebody says something. */
const FURTHEST = 60

/** Selects the next word; with words selected, one word more, or with -1 one less. */
export function selectWord(window: AppWindow, direction: 1 | -1): void {
  const open = openText(window)
  if (open === null) return
  const { text } = open
  const all = { start: 0, end: text.length }
  const selected = window.reader?.pending(false) ?? null
  if (selected === null) {
    if (direction === -1) return
    const end = nextWordEnd(text, window.reader?.caret() ?? 0, all)
    return select(window, { start: previousWordStart(text, end, all), end })
  }
  const end = direction === 1 ? nextWordEnd(text, selected.end, all) : previousWordEnd(text, selected.end, all)
  select(window, { start: selected.start, end: Math.max(end, selected.start) })
}

/**
 * Selects the rest of the sentence, without a "that" before it or the full stop after it. With words selected, what
 * is selected reaches to there. At the end of a sentence, the next one.
 */
export function selectRest(window: AppWindow): void {
  const open = openText(window)
  if (open === null) return
  const { text, blocks } = open
  const selected = window.reader?.pending(false) ?? null
  const from = selected?.start ?? afterThat(text, nextStart(text, window.reader?.caret() ?? 0))
  const sentence = sentenceAt(text, blocks, from)
  const end = sentence.end - (/[.;:,]$/.exec(text.slice(from, sentence.end))?.[0].length ?? 0)
  if (from < end) select(window, { start: from, end })
}

/** The start of the word at the offset or of the next one; a quotation mark before it belongs to it. */
function nextStart(text: string, offset: number): number {
  const all = { start: 0, end: text.length }
  const start = nextWordStart(text, offset - 1, all)
  return mayOpenQuotation(text[start - 1]) && start - 1 >= offset ? start - 1 : start
}

function afterThat(text: string, offset: number): number {
  return offset + (/^that\s+/.exec(text.slice(offset, offset + 8))?.[0].length ?? 0)
}

/** Selects who speaks, the cue or what is said: the part that begins next, of this sentence or of one after it. */
export function selectPart(window: AppWindow): void {
  const after = window.reader?.pending(false)?.end ?? window.reader?.caret() ?? 0
  const part = proposed(window, after)?.find(({ range }) => range.start >= after)
  if (part === undefined) return window.announce('No sentence ahead names who says something')
  select(window, part.range)
  window.announce(`${part.role}?`)
}

/** Tags who speaks, the cue and what is said in the next sentence that names them, as one edit. */
export function tagParts(window: AppWindow): void {
  const desk = deskOf(window)
  const parts = proposed(window, window.reader?.pending(false)?.start ?? window.reader?.caret() ?? 0, true)
  if (desk === null || parts === null) return window.announce('No sentence ahead names who says something')
  const { codes } = codebookInUse(desk.library)
  const coded = parts.flatMap(({ role, range }) => {
    const code = codes.find((each) => each.role === role && !each.retired)
    return code ? [{ code: code.id, range }] : []
  })
  const last = coded.at(-1)
  if (last === undefined) return window.announce('This codebook has no codes for claims, sources and cues')
  window.drafts.keep()
  const tagged = tagUtterance(desk, coded, window.get(currentAttribution))
  if (!window.perform(tagged)) return
  window.together(() => {
    window.set(selectedMark, tagged.annotation)
    window.set(otherMark, null)
    window.set(currentAttribution, tagged.current)
    noteHandled(window, tagged.annotation)
  })
  select(window, { start: last.range.end, end: last.range.end })
  window.announce(`Tagged ${coded.map(({ range }) => desk.text.slice(range.start, range.end)).join(', ')}`)
}

/** What is proposed for the first sentence from the offset on that has a part there; `whole`: all of it must lie there. */
function proposed(window: AppWindow, offset: number, whole = false): readonly UtterancePart[] | null {
  const open = openText(window)
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

function select(window: AppWindow, range: Range): void {
  window.reader?.select({ anchor: range.start, head: range.end })
  window.reader?.reveal(range)
}
