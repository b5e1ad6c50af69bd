import { compareAnnotations, quotation } from '../../src/annotation/annotation'
import type { Voice } from '../../src/annotation/attribution'
import { openEndsIn } from '../../src/annotation/open-ends'
import { positionsOf } from '../../src/annotation/position-index'
import { standsIn } from '../../src/annotation/standing'
import type { Range } from '../../src/article/range'
import { codeOf, offeredCodes, roleOf } from '../../src/codebook/codebook'
import { codebookInUse, wholeCodebook } from '../../src/codebook/codebooks'
import { codeOnPlace, lastUsed, noteUse } from '../../src/codebook/recent-codes'
import { type End, stepped } from '../../src/editor/resize'
import { addPart, moveEnd } from '../../src/gesture/ends'
import { setVoice, toggleRelay } from '../../src/gesture/link'
import { changeCode, removeMark, type Tagged, tag } from '../../src/gesture/tag'
import type { AnnotationId } from '../../src/ids'
import { addressed, linkCandidate } from '../attribution/linking'
import type { Workbench } from '../window/window'
import { removeChosen } from './many'
import { marksHere } from './overlaps'

/**
 * Marks the ranges under a code; the new mark is selected and joins the current attribution where it may. Answers what
 * was done, or null. In a run, it is saved with what follows: see `Workbench.perform`.
 */
export function tagRanges(
  bench: Workbench,
  code: string,
  ranges: readonly Range[],
  run: string | null = null,
): Tagged | null {
  const desk = bench.desk()
  const last = ranges.at(-1)
  if (desk === null || last === undefined) return null
  bench.drafts.keep()
  const tagged = tag(desk, code, ranges, bench.view().current)
  if (!bench.perform(tagged, 'do', run)) return null
  const { recent } = bench.view()
  const offered = offeredCodes(codebookInUse(desk.library))
  bench.set({ selected: tagged.annotation, current: tagged.current, recent: noteUse(recent, code, offered) })
  bench.handle(tagged.annotation)
  bench.reader?.select({ anchor: last.end, head: last.end })
  bench.announce(`Tagged ${tagged.subject}`)
  return tagged
}

/** Marks what is selected in the text. Answers whether something was. */
export function tagSelection(bench: Workbench, code: string, snap: boolean): boolean {
  const range = bench.reader?.pending(snap) ?? null
  if (range === null) bench.announce(`Select the words first, then tag them as ${nameOfCode(bench, code)}`)
  else tagRanges(bench, code, [range])
  return range !== null
}

/** Goes on tagging each selection under the code, until {@link stepBack} or the same code once more. */
export function keepTagging(bench: Workbench, code: string): void {
  const isKept = bench.view().kept === code
  bench.set({ kept: isKept ? null : code })
  const name = nameOfCode(bench, code)
  bench.announce(
    isKept
      ? `No longer tagging as ${name}`
      : `Tagging as ${name}: each selection by mouse, or with Space, until Escape`,
  )
}

/** Marks what is selected under the code that is kept, else under the one that was used last. */
export function tagAgain(bench: Workbench): boolean {
  const { kept, recent } = bench.view()
  const code = kept ?? lastUsed(recent)
  if (code !== null) return tagSelection(bench, code, true)
  bench.announce('No code was used yet')
  return false
}

/** Marks what is selected under a code, as the key that it has, or that key with Alt, asks for. */
export function tagByKey(bench: Workbench, code: string, pressed: string): void {
  const isDigit = /\d$/.test(pressed)
  if (isDigit && !bench.reader?.pending(true) && linkCandidate(bench, Number(pressed.at(-1)) - 1)) return
  tagSelection(bench, code, !pressed.startsWith('Alt+'))
}

/** Marks what is selected under the recent code on that place, from 0. In link mode, with nothing selected, it links. */
export function tagRecent(bench: Workbench, place: number): void {
  if (!bench.reader?.pending(true) && linkCandidate(bench, place)) return
  const code = codeOnPlace(bench.view().recent, place)
  if (code === undefined) bench.announce(`No code was used yet that would be on ${place + 1}`)
  else tagSelection(bench, code, true)
}

function nameOfCode(bench: Workbench, code: string): string {
  return codeOf(wholeCodebook(bench.view().state.library), code)?.name ?? code
}

/** Adds what is selected in the text to the selected annotation. */
export function addSelection(bench: Workbench, snap: boolean): void {
  const range = bench.reader?.pending(snap) ?? null
  if (range !== null) addRange(bench, range)
}

export function addRange(bench: Workbench, range: Range): void {
  bench.drafts.keep()
  const { selected } = bench.view()
  const desk = bench.desk()
  if (desk === null || selected === null) return
  bench.perform(addPart(desk, selected, range))
  bench.reader?.select({ anchor: range.end, head: range.end })
}

export function removeSelected(bench: Workbench): void {
  if (bench.view().chosen.size > 1) return removeChosen(bench)
  bench.drafts.keep()
  const { selected } = bench.view()
  const desk = bench.desk()
  if (desk === null || selected === null) return
  const next = neighbour(bench, 1) ?? neighbour(bench, -1)
  const done = removeMark(desk, selected)
  if (!bench.perform(done)) return
  bench.announce(`Removed ${done.subject}`)
  if (next !== null && next !== selected) bench.set({ selected: next })
}

export function recode(bench: Workbench, annotation: AnnotationId, code: string): void {
  const desk = bench.desk()
  if (desk !== null) bench.perform(changeCode(desk, annotation, code))
}

/** Moves an end of the selected annotation by a word, or by a character. Steps that follow each other are one edit. */
export function nudge(bench: Workbench, end: End, direction: 1 | -1, by: 'word' | 'character'): void {
  bench.drafts.keep()
  const { selected } = bench.view()
  const desk = bench.desk()
  const annotation = selected && desk?.marks.annotations.get(selected)
  if (!desk || !annotation) return bench.announce('Select a mark first')
  const { selectors } = annotation
  if (!standsIn(desk.text, annotation)) return bench.announce('The words of this mark are not in the text')
  const part = end === 'start' ? 0 : selectors.length - 1
  const range = selectors[part]
  if (range === undefined) return
  const offset = stepped(desk.text, desk.blocks, { range, end, direction, by })
  if (offset === range[end]) return bench.announce(`The ${end} goes no further`)
  bench.perform(moveEnd(desk, annotation.id, part, end, offset), 'do', `${annotation.id} ${end}`)
  const moved = bench.marks().annotations.get(annotation.id)
  const edge = moved?.selectors[end === 'start' ? 0 : moved.selectors.length - 1]
  if (moved === undefined || edge === undefined) return
  bench.reader?.reveal(end === 'start' ? { ...edge, end: edge.start + 1 } : { ...edge, start: edge.end - 1 })
  bench.announce(quotation(moved))
}

function neighbour(bench: Workbench, direction: 1 | -1): AnnotationId | null {
  const { annotations } = bench.marks()
  const { selected } = bench.view()
  const positions = positionsOf(annotations)
  const caret = bench.reader?.caret() ?? 0
  // A mark that begins at the caret is the next one.
  const from = (selected && annotations.get(selected)) ?? (direction === 1 ? caret - 1 : caret)
  return (direction === 1 ? positions.next(from) : positions.previous(from))?.id ?? null
}

/** Goes to the next or previous mark in the order of the text. */
export function travel(bench: Workbench, direction: 1 | -1): void {
  const id = neighbour(bench, direction)
  if (id === null) return bench.announce(direction === 1 ? 'No mark after this one' : 'No mark before this one')
  bench.goTo(id)
  announceMark(bench, id)
}

/** Goes to the next or previous claim, source or cue that lacks its counterpart, around the end of the text. */
export function travelOpenEnds(bench: Workbench, direction: 1 | -1): void {
  const ends = openEndsIn(bench.marks(), wholeCodebook(bench.view().state.library)).inOrder
  if (ends.length === 0) return bench.announce('No open ends')
  const { selected } = bench.view()
  const from = selected && bench.marks().annotations.get(selected)
  const after = from ? ends.firstIndex((each) => compareAnnotations(each, from) > 0) : 0
  const before = from ? ends.firstIndex((each) => compareAnnotations(each, from) >= 0) : 0
  const index = direction === 1 ? after % ends.length : (before + ends.length - 1) % ends.length
  const next = ends.at(index)
  if (next === undefined) return
  bench.goTo(next.id)
  announceMark(bench, next.id)
}

/** Goes to the next or previous paragraph, or piece of a long one, that has no mark. */
export function travelUntagged(bench: Workbench, direction: 1 | -1): void {
  const range = bench.reader?.untagged(direction) ?? null
  if (range === null) return bench.announce('Every paragraph has a mark')
  bench.select(null)
  bench.reader?.select({ anchor: range.start, head: range.start })
  bench.reader?.reveal(range)
  const words = bench.view().open?.text.slice(range.start, Math.min(range.end, range.start + 80))
  bench.announce(`Not tagged: ${words}`)
}

function announceMark(bench: Workbench, id: AnnotationId): void {
  const annotation = bench.marks().annotations.get(id)
  const name = annotation && codeOf(wholeCodebook(bench.view().state.library), annotation.code)?.name
  if (annotation) bench.announce(`${name ?? annotation.code}: ${quotation(annotation)}`)
}

/** Selects the next of the marks that lie over each other at the caret, the shortest first. */
export function cycleOverlaps(bench: Workbench): void {
  const stack = marksHere(bench)
  const at = stack.findIndex(({ id }) => id === bench.view().selected)
  const next = stack[(at + 1) % stack.length]
  if (next === undefined) return bench.announce('No mark at the caret')
  bench.select(next.id)
  announceMark(bench, next.id)
}

/** Answers whose claim it is when nobody is named. */
export function answerVoice(bench: Workbench, voice: Voice): void {
  bench.drafts.keep()
  const desk = bench.desk()
  const id = addressed(bench)
  const attribution = id && desk?.marks.attributions.get(id)
  if (!desk || !attribution) return bench.announce('Select a claim first')
  if (attribution.sources.length > 0) return bench.announce('This attribution names its source')
  bench.perform(setVoice(desk, attribution.id, voice))
  const words = { open: 'Not yet attributed', author: "Author's voice", unattributed: 'Unattributed' } as const
  bench.announce(words[voice])
}

/** Makes the selected source the one who relays, or a source again. */
export function relaySelected(bench: Workbench): void {
  bench.drafts.keep()
  const { selected } = bench.view()
  const desk = bench.desk()
  const id = addressed(bench)
  const record = selected && desk?.marks.annotations.get(selected)
  if (!desk || !id || !record || roleOf(wholeCodebook(desk.library), record.code) !== 'source')
    return bench.announce('Select a source that relays what others say')
  bench.perform(toggleRelay(desk, record.id, id))
  const relays = bench
    .marks()
    .attributions.get(id)
    ?.relayedBy.some((each) => each.kind === 'source' && each.annotation === selected)
  bench.announce(relays ? `${quotation(record)} relays this` : `${quotation(record)} is a source of this`)
}

/** Steps back by one level: the kept code, the attribution, then the mark. Answers whether there was a level. */
export function stepBack(bench: Workbench): boolean {
  const { kept, current, selected, chosen, preview } = bench.view()
  if (chosen.size > 1) bench.select(selected)
  else if (kept !== null) keepTagging(bench, kept)
  else if (current !== null) bench.set({ current: null })
  else if (preview !== null) bench.set({ preview: null })
  else if (selected !== null) bench.select(null)
  else return false
  return true
}
