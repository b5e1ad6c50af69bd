import { quotation } from '../../src/annotation/annotation'
import { members } from '../../src/annotation/attribution'
import type { Marks } from '../../src/annotation/marks'
import { attributionsOf } from '../../src/annotation/ties'
import { roleOf } from '../../src/codebook/codebook'
import { codebookInUse, wholeCodebook } from '../../src/codebook/codebooks'
import { link } from '../../src/gesture/link'
import { type LinkCandidate, linkCandidates } from '../../src/gesture/link-candidates'
import type { AnnotationId, AttributionId } from '../../src/ids'
import { change, deskOf, openMarks } from '../place/desk'
import { addressed, chosenMarks, currentAttribution, selectedMark } from '../place/selection'
import { linkChosen } from '../tagging/many'
import { handledMarks, noteHandled } from '../tagging/recent'
import { describeKey, spokenKey } from '../window/key'
import type { ViewState } from '../window/view-state'
import type { AppWindow } from '../window/window'
import { linkDialog } from './dialogs'

/** How many candidates stand on digits. */
const ON_DIGITS = 9

/**
 * `L`: opens the attribution for marks anywhere, which is the link mode: tags join it, and digits link the candidates.
 * In link mode: shows all candidates.
 */
export function linkMode(window: AppWindow): void {
  if (window.get(chosenMarks).size > 1) return linkChosen(window)
  const { state } = window.view()
  const current = window.get(currentAttribution)
  const selected = window.get(selectedMark)
  const attribution = addressed(window)
  if (attribution !== null && !(current?.keptOpen && current.attribution === attribution))
    return continueAttribution(window, attribution)
  const record = selected && openMarks(window).annotations.get(selected)
  if (!record || roleOf(wholeCodebook(state.library), record.code) === 'none')
    return window.announce('Select a claim, source or cue to link it')
  window.show(linkDialog, { annotation: record.id })
}

/** Makes an attribution current and keeps it open, so that what is tagged next joins it wherever it is. */
export function continueAttribution(window: AppWindow, attribution: AttributionId): void {
  window.set(currentAttribution, { attribution, keptOpen: true })
  const handled = window.get(handledMarks)
  const [first, ...others] = candidatesOnDigits(
    window,
    openMarks(window),
    linkedMark(window, openMarks(window)),
    handled,
  )
  const [key] = linkKeys(window, 0)
  const offered =
    first === undefined || key === undefined
      ? ''
      : ` ${describeKey(key)} links ${quotation(first.annotation)}, ${others.length} more on digits.`
  const until = spokenKey(window.commands.keysOf('attribution.end'))
  window.announce(`Linking${until && ` until ${until}`}: tags anywhere join this attribution.${offered}`)
}

/** The keys that link the candidate on that place, from 0: those of the recent codes, and a digit that is a code's. */
export function linkKeys(window: AppWindow, place: number): readonly string[] {
  const digit = `${place + 1}`
  const { codes } = codebookInUse(window.view().state.library)
  const isOfCode = codes.some((code) => code.key === digit && !code.retired)
  return [...window.commands.keysOf(`tag.recent ${digit}`), ...(isOfCode ? [digit] : [])]
}

/** The mark that is linked in link mode: the selected one, where it takes part in the open attribution. */
export function linkedMark({ get }: Pick<ViewState, 'get'>, marks: Marks): AnnotationId | null {
  const current = get(currentAttribution)
  const selected = get(selectedMark)
  const attribution = current?.keptOpen ? marks.attributions.get(current.attribution) : undefined
  if (attribution === undefined) return null
  const all = members(attribution)
  return selected !== null && all.includes(selected) ? selected : (attribution.contents.at(-1) ?? all.at(-1) ?? null)
}

/** The marks that stand on the digits in link mode, the first on 1; none out of it, where nothing is linked. */
export function candidatesOnDigits(
  window: AppWindow,
  marks: Marks,
  linked: AnnotationId | null,
  handled: readonly AnnotationId[],
): readonly LinkCandidate[] {
  const desk = deskOf(window)
  return desk && linked ? linkCandidates({ ...desk, marks }, linked, handled).slice(0, ON_DIGITS) : []
}

/** Links the candidate on that place, from 0. Answers whether the link mode is on. */
export function linkCandidate(window: AppWindow, place: number): boolean {
  const subject = linkedMark(window, openMarks(window))
  if (subject === null) return false
  const candidate = candidatesOnDigits(window, openMarks(window), subject, window.get(handledMarks))[place]
  if (candidate === undefined) window.announce(`There is no mark to link on ${place + 1}`)
  else linkMarks(window, subject, candidate.annotation.id)
  return true
}

/** Ties two marks; an attribution that was open stays so, under whatever record both are in now. */
export function linkMarks(window: AppWindow, from: AnnotationId, to: AnnotationId): void {
  const current = window.get(currentAttribution)
  if (!change(window, (desk) => link(desk, from, to))) return
  noteHandled(window, to)
  const { annotations, attributions } = openMarks(window)
  const both = attributionsOf(attributions, from).findLast((each) => members(each).includes(to))
  if (current !== null && both) window.set(currentAttribution, { attribution: both.id, keptOpen: current.keptOpen })
  const record = annotations.get(to)
  window.announce(record ? `Linked: ${quotation(record)}` : 'Linked')
}
