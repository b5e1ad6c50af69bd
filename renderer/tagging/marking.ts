import { compareAnnotations, quotation, startOf } from '../../src/annotation/annotation'
import type { Voice } from '../../src/annotation/attribution'
import { isEditable, type LayeredMark, positionsIn, samePlace } from '../../src/annotation/layer'
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
import { deskOf, openMarks } from '../place/desk'
import { layersOf, markSelected, placeOf, selectPlace } from '../place/layers'
import { currentReport, leaveReport, openText } from '../place/place'
import {
  addressed,
  chosenMarks,
  currentAttribution,
  goToMark,
  otherMark,
  selectedMark,
  selectMark,
} from '../place/selection'
import { facet } from '../window/facet'
import { spokenKey } from '../window/key'
import type { AppWindow } from '../window/window'
import { removeChosen } from './many'
import { marksHere } from './overlaps'
import { keptCode, noteHandled, recentCodes } from './recent'

/**
 * Marks the ranges under a code; the new mark is selected and joins the current attribution where it may. Answers what
 * was done, or null. In a run, it is saved with what follows: see `AppWindow.perform`.
 */
export function tagRanges(
  window: AppWindow,
  code: string,
  ranges: readonly Range[],
  run: string | null = null,
): Tagged | null {
  const desk = deskOf(window)
  const last = ranges.at(-1)
  if (desk === null || last === undefined) return null
  window.drafts.keep()
  const tagged = tag(desk, code, ranges, window.get(currentAttribution))
  if (!window.perform(tagged, 'do', run)) return null
  const recent = window.get(recentCodes)
  const offered = offeredCodes(codebookInUse(desk.library))
  window.together(() => {
    window.set(selectedMark, tagged.annotation)
    window.set(otherMark, null)
    window.set(currentAttribution, tagged.current)
    window.set(recentCodes, noteUse(recent, code, offered))
    noteHandled(window, tagged.annotation)
  })
  window.reader?.select({ anchor: last.end, head: last.end })
  window.announce(`Tagged ${tagged.subject}`)
  return tagged
}

/** Marks what is selected in the text. Answers whether something was. */
export function tagSelection(window: AppWindow, code: string, snap: boolean): boolean {
  const range = window.reader?.pending(snap) ?? null
  if (range === null) window.announce(`Select the words first, then tag them as ${nameOfCode(window, code)}`)
  else tagRanges(window, code, [range])
  return range !== null
}

/** Goes on tagging each selection under the code, until {@link stepBack} or the same code once more. */
export function keepTagging(window: AppWindow, code: string): void {
  const isKept = window.get(keptCode) === code
  window.set(keptCode, isKept ? null : code)
  const name = nameOfCode(window, code)
  if (isKept) return window.announce(`No longer tagging as ${name}`)
  const [tags, ends] = ['tag.again', 'attribution.end'].map((id) => spokenKey(window.commands.keysOf(id)))
  window.announce(
    `Tagging as ${name}: each selection by mouse${tags && `, or with ${tags}`}${ends && `, until ${ends}`}`,
  )
}

/** Marks what is selected under the code that is kept, else under the one that was used last. */
export function tagAgain(window: AppWindow): boolean {
  const kept = window.get(keptCode)
  const recent = window.get(recentCodes)
  const code = kept ?? lastUsed(recent)
  if (code !== null) return tagSelection(window, code, true)
  window.announce('No code was used yet')
  return false
}

/** Takes a digit, from 0, with which nothing would be tagged. Answers whether it did. */
export const digitTaker = facet<(window: AppWindow, digit: number) => boolean>('digit takers')

function takesDigit(window: AppWindow, digit: number): boolean {
  return window.all(digitTaker).some((take) => take(window, digit))
}

/** Marks what is selected under a code, as the key that it has, or that key with Alt, asks for. */
export function tagByKey(window: AppWindow, code: string, pressed: string): void {
  const isDigit = /\d$/.test(pressed)
  if (isDigit && !window.reader?.pending(true) && takesDigit(window, Number(pressed.at(-1)) - 1)) return
  tagSelection(window, code, !pressed.startsWith('Alt+'))
}

/** Marks what is selected under the recent code on that place, from 0. In link mode, with nothing selected, it links. */
export function tagRecent(window: AppWindow, place: number): void {
  if (!window.reader?.pending(true) && takesDigit(window, place)) return
  const code = codeOnPlace(window.get(recentCodes), place)
  if (code === undefined) window.announce(`No code was used yet that would be on ${place + 1}`)
  else tagSelection(window, code, true)
}

function nameOfCode(window: AppWindow, code: string): string {
  return codeOf(wholeCodebook(window.view().state.library), code)?.name ?? code
}

/** Adds what is selected in the text to the selected annotation. */
export function addSelection(window: AppWindow, snap: boolean): void {
  const range = window.reader?.pending(snap) ?? null
  if (range !== null) addRange(window, range)
}

export function addRange(window: AppWindow, range: Range): void {
  window.drafts.keep()
  const selected = window.get(selectedMark)
  const desk = deskOf(window)
  if (desk === null || selected === null) return
  window.perform(addPart(desk, selected, range))
  window.reader?.select({ anchor: range.end, head: range.end })
}

export function removeSelected(window: AppWindow): void {
  if (window.get(chosenMarks).size > 1) return removeChosen(window)
  window.drafts.keep()
  const selected = window.get(selectedMark)
  const desk = deskOf(window)
  if (desk === null || selected === null) return
  const next = neighbour(window, 1) ?? neighbour(window, -1)
  const done = removeMark(desk, selected)
  if (!window.perform(done)) return
  window.announce(`Removed ${done.subject}`)
  if (next !== null && next !== selected) window.set(selectedMark, next)
}

export function recode(window: AppWindow, annotation: AnnotationId, code: string): void {
  const desk = deskOf(window)
  if (desk !== null) window.perform(changeCode(desk, annotation, code))
}

/** Moves an end of the selected annotation by a word, or by a character. Steps that follow each other are one edit. */
export function nudge(window: AppWindow, end: End, direction: 1 | -1, by: 'word' | 'character'): void {
  window.drafts.keep()
  const selected = window.get(selectedMark)
  const desk = deskOf(window)
  const annotation = selected && desk?.marks.annotations.get(selected)
  if (!desk || !annotation) return window.announce('Select a mark first')
  const { selectors } = annotation
  if (!standsIn(desk.text, annotation)) return window.announce('The words of this mark are not in the text')
  const part = end === 'start' ? 0 : selectors.length - 1
  const range = selectors[part]
  if (range === undefined) return
  const offset = stepped(desk.text, desk.blocks, { range, end, direction, by })
  if (offset === range[end]) return window.announce(`The ${end} goes no further`)
  window.perform(moveEnd(desk, annotation.id, part, end, offset), 'do', `${annotation.id} ${end}`)
  const moved = openMarks(window).annotations.get(annotation.id)
  const edge = moved?.selectors[end === 'start' ? 0 : moved.selectors.length - 1]
  if (moved === undefined || edge === undefined) return
  window.reader?.reveal(end === 'start' ? { ...edge, end: edge.start + 1 } : { ...edge, start: edge.end - 1 })
  window.announce(quotation(moved))
}

function neighbour(window: AppWindow, direction: 1 | -1): AnnotationId | null {
  const { annotations } = openMarks(window)
  const selected = window.get(selectedMark)
  const positions = positionsOf(annotations)
  const caret = window.reader?.caret() ?? 0
  // A mark that begins at the caret is the next one.
  const from = (selected && annotations.get(selected)) ?? (direction === 1 ? caret - 1 : caret)
  return (direction === 1 ? positions.next(from) : positions.previous(from))?.id ?? null
}

/** The next or previous mark in the order of the text, of all layers; of those that stand at one place the own first. */
function nextMark(window: AppWindow, direction: 1 | -1): LayeredMark | undefined {
  const layers = layersOf(window.view())
  const [own] = layers
  if (own === undefined) return undefined
  if (layers.length === 1) {
    const id = neighbour(window, direction)
    const annotation = id === null ? undefined : own.marks.annotations.get(id)
    return annotation && { layer: own, annotation }
  }
  const selected = markSelected(window.view())
  const caret = window.reader?.caret() ?? 0
  const from = selected?.annotation ?? (direction === 1 ? caret - 1 : caret)
  const at = layers.findIndex((layer) => layer.id === selected?.layer.id)
  const found = layers.flatMap((layer, rank) => {
    // What begins where the selected mark does comes after it or before it, as the layers lie.
    const isBeside = (rank - at) * direction > 0
    const here =
      selected === undefined || layer.id === selected.layer.id
        ? from
        : startOf(selected.annotation) - (isBeside ? direction : 0)
    const annotation = direction === 1 ? positionsIn(layer).next(here) : positionsIn(layer).previous(here)
    return annotation ? [{ layer, annotation, rank }] : []
  })
  return found.toSorted((a, b) => direction * (startOf(a.annotation) - startOf(b.annotation) || a.rank - b.rank))[0]
}

function goToOther(window: AppWindow, { layer, annotation }: LayeredMark): void {
  const [first] = annotation.selectors
  selectPlace(window, { layer: layer.id, annotation: annotation.id })
  if (first === undefined || !standsIn(openText(window)?.text ?? '', annotation)) return
  window.reader?.reveal(first)
  window.reader?.select({ anchor: first.end, head: first.end })
}

/** Goes to the next or previous mark in the order of the text. */
export function travel(window: AppWindow, direction: 1 | -1): void {
  const mark = nextMark(window, direction)
  if (mark === undefined) return window.announce(direction === 1 ? 'No mark after this one' : 'No mark before this one')
  if (isEditable(mark.layer)) goToMark(window, mark.annotation.id)
  else goToOther(window, mark)
  announceMark(window, mark)
}

/** Goes to the next or previous claim, source or cue that lacks its counterpart, around the end of the text. */
export function travelOpenEnds(window: AppWindow, direction: 1 | -1): void {
  const ends = openEndsIn(openMarks(window), wholeCodebook(window.view().state.library)).inOrder
  if (ends.length === 0) return window.announce('No open ends')
  const selected = window.get(selectedMark)
  const from = selected && openMarks(window).annotations.get(selected)
  const after = from ? ends.firstIndex((each) => compareAnnotations(each, from) > 0) : 0
  const before = from ? ends.firstIndex((each) => compareAnnotations(each, from) >= 0) : 0
  const index = direction === 1 ? after % ends.length : (before + ends.length - 1) % ends.length
  const next = ends.at(index)
  if (next === undefined) return
  goToMark(window, next.id)
  announceOwn(window, next.id)
}

/** Goes to the next or previous paragraph, or piece of a long one, that has no mark. */
export function travelUntagged(window: AppWindow, direction: 1 | -1): void {
  const range = window.reader?.untagged(direction) ?? null
  if (range === null) return window.announce('Every paragraph has a mark')
  selectMark(window, null)
  window.reader?.select({ anchor: range.start, head: range.start })
  window.reader?.reveal(range)
  const words = openText(window)?.text.slice(range.start, Math.min(range.end, range.start + 80))
  window.announce(`Not tagged: ${words}`)
}

function announceOwn(window: AppWindow, id: AnnotationId): void {
  const [layer] = layersOf(window.view())
  const annotation = layer?.marks.annotations.get(id)
  if (layer && annotation) announceMark(window, { layer, annotation })
}

function announceMark(window: AppWindow, { layer, annotation }: LayeredMark): void {
  const name = codeOf(wholeCodebook(window.view().state.library), annotation.code)?.name ?? annotation.code
  const named = isEditable(layer) ? name : `${layer.name}, ${name}`
  window.announce(`${named}: ${quotation(annotation)}`)
}

/** Selects the next of the marks that lie over each other at the caret, the shortest first. */
export function cycleOverlaps(window: AppWindow): void {
  const stack = marksHere(window)
  const selected = placeOf(window.view())
  const at = stack.findIndex(({ layer, annotation }) =>
    samePlace({ layer: layer.id, annotation: annotation.id }, selected),
  )
  const next = stack[(at + 1) % stack.length]
  if (next === undefined) return window.announce('No mark at the caret')
  selectPlace(window, { layer: next.layer.id, annotation: next.annotation.id })
  announceMark(window, next)
}

/** Answers whose claim it is when nobody is named. */
export function answerVoice(window: AppWindow, voice: Voice): void {
  window.drafts.keep()
  const desk = deskOf(window)
  const id = addressed(window)
  const attribution = id && desk?.marks.attributions.get(id)
  if (!desk || !attribution) return window.announce('Select a claim first')
  if (attribution.sources.length > 0) return window.announce('This attribution names its source')
  window.perform(setVoice(desk, attribution.id, voice))
  const words = { open: 'Not yet attributed', author: "Author's voice", unattributed: 'Unattributed' } as const
  window.announce(words[voice])
}

/** Makes the selected source the one who relays, or a source again. */
export function relaySelected(window: AppWindow): void {
  window.drafts.keep()
  const selected = window.get(selectedMark)
  const desk = deskOf(window)
  const id = addressed(window)
  const record = selected && desk?.marks.annotations.get(selected)
  if (!desk || !id || !record || roleOf(wholeCodebook(desk.library), record.code) !== 'source')
    return window.announce('Select a source that relays what others say')
  window.perform(toggleRelay(desk, record.id, id))
  const relays = openMarks(window)
    .attributions.get(id)
    ?.relayedBy.some((each) => each.kind === 'source' && each.annotation === selected)
  window.announce(relays ? `${quotation(record)} relays this` : `${quotation(record)} is a source of this`)
}

/** Steps back by one level: the kept code, the attribution, then the mark. Answers whether there was a level. */
export function stepBack(window: AppWindow): boolean {
  const kept = window.get(keptCode)
  const current = window.get(currentAttribution)
  const selected = window.get(selectedMark)
  const chosen = window.get(chosenMarks)
  const preview = currentReport(window)
  if (chosen.size > 1) selectMark(window, selected)
  else if (kept !== null) keepTagging(window, kept)
  else if (current !== null) window.set(currentAttribution, null)
  else if (preview !== null) leaveReport(window)
  else if (selected !== null || window.get(otherMark) !== null) selectMark(window, null)
  else return false
  return true
}
