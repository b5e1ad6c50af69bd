import type { MarkPlace } from '../../src/annotation/layer'
import type { Marks } from '../../src/annotation/marks'
import { standsIn } from '../../src/annotation/standing'
import { attributionsOf } from '../../src/annotation/ties'
import type { Current } from '../../src/gesture/tag'
import type { AnnotationId, AttributionId } from '../../src/ids'
import type { State } from '../../src/record/state'
import type { ReaderHandle } from '../reader/reader'
import type { Field } from '../window/field'
import type { AppWindow } from '../window/window'
import { openMarks } from './desk'
import { openText } from './place'

const alone: ReadonlySet<AnnotationId> = new Set()

const isAnywhere = ({ marks }: State, is: (marks: Marks) => boolean) => [...marks.values()].some(is)

/** The mark that is selected: the keys speak to it. */
export const selectedMark: Field<AnnotationId | null> = {
  name: 'selected',
  init: null,
  apply: (value, _edit, after) =>
    value !== null && isAnywhere(after, ({ annotations }) => annotations.has(value)) ? value : null,
}

/** A mark of another layer that is selected instead: it can be read only. */
export const otherMark: Field<MarkPlace | null> = { name: 'other mark', init: null }

/** Several marks that were chosen in the list, the selected one among them; empty when it is alone. */
export const chosenMarks: Field<ReadonlySet<AnnotationId>> = {
  name: 'chosen',
  init: alone,
  apply: (value, _edit, after) => {
    const there = [...value].filter((id) => isAnywhere(after, ({ annotations }) => annotations.has(id)))
    return there.length < 2 ? alone : there.length === value.size ? value : new Set(there)
  },
}

/** The attribution that what is tagged next joins. */
export const currentAttribution: Field<Current | null> = {
  name: 'current',
  init: null,
  apply: (value, _edit, after) =>
    value !== null && isAnywhere(after, ({ attributions }) => attributions.has(value.attribution)) ? value : null,
}

/** Where the caret is: a UTF-16 offset into the canonical text. */
export const caretInText: Field<number> = { name: 'caret', init: 0 }

export function attachReader(window: AppWindow, reader: ReaderHandle | null): void {
  window.reader = reader
  if (reader !== null) window.set(caretInText, reader.caret())
}

export function selectMark(window: AppWindow, annotation: AnnotationId | null): void {
  const isAlone = window.get(otherMark) === null && window.get(chosenMarks).size === 0
  if (annotation === window.get(selectedMark) && isAlone) return
  window.drafts.keep()
  choose(window, alone, annotation)
}

/** Chooses several marks, of which one has the keys and is shown in the text. */
export function chooseMarks(window: AppWindow, marks: ReadonlySet<AnnotationId>, lead: AnnotationId): void {
  window.drafts.keep()
  choose(window, marks.size > 1 ? marks : alone, lead)
  const first = openMarks(window).annotations.get(lead)?.selectors[0]
  if (first !== undefined) window.reader?.reveal(first)
}

/** Nothing is selected any more: what was, was in another text. */
export function chooseNothing(window: AppWindow): void {
  choose(window, alone, null)
}

function choose(window: AppWindow, marks: ReadonlySet<AnnotationId>, lead: AnnotationId | null): void {
  window.together(() => {
    window.set(selectedMark, lead)
    window.set(otherMark, null)
    window.set(chosenMarks, marks)
  })
}

/** Selects a mark, brings it into view and, on request, puts the caret at its end. */
export function goToMark(window: AppWindow, annotation: AnnotationId, withCaret = true): void {
  const record = openMarks(window).annotations.get(annotation)
  const first = record?.selectors[0]
  if (record === undefined || first === undefined) return
  selectMark(window, annotation)
  // An orphan stands nowhere in this text, nor may a mark in an older revision of it.
  if (!standsIn(openText(window)?.text ?? '', record)) return
  window.reader?.reveal(first)
  if (withCaret) window.reader?.select({ anchor: first.end, head: first.end })
}

/** The attribution that the keys speak to: the current one, or the last that the selected mark takes part in. */
export function addressed(window: AppWindow): AttributionId | null {
  const current = window.get(currentAttribution)
  const selected = window.get(selectedMark)
  const { attributions } = openMarks(window)
  const ofSelected = selected === null ? [] : attributionsOf(attributions, selected)
  const currentOne = ofSelected.find((each) => each.id === current?.attribution)
  return currentOne?.id ?? ofSelected.at(-1)?.id ?? current?.attribution ?? null
}
