import { type Layer, type LayeredMark, type MarkPlace, MINE, markAt, ownLayer } from '../../src/annotation/layer'
import { noMarks } from '../../src/record/state'
import type { ViewState } from './view-state'
import type { AppWindow } from './window'

const noOthers: readonly Layer[] = []
const onlyOwn = new WeakMap<Layer, readonly Layer[]>()
let latest: { readonly own: Layer; readonly others: readonly Layer[]; readonly all: readonly Layer[] } | null = null

/** The layers on the text on screen, the analyst's own first: the same value while nothing of them changed. */
export function layersOf({ open, state, others }: ViewState): readonly Layer[] {
  const own = ownLayer((open && state.marks.get(open.article)) ?? noMarks)
  const above = (open && others.get(open.article)) ?? noOthers
  if (above.length === 0) {
    const known = onlyOwn.get(own) ?? [own]
    onlyOwn.set(own, known)
    return known
  }
  if (latest === null || latest.own !== own || latest.others !== above)
    latest = { own, others: above, all: [own, ...above] }
  return latest.all
}

/** The selected mark of a layer that can only be read; null when it is one's own, or none. */
export function readOnlyMark(view: ViewState): LayeredMark | null {
  return view.selectedOther === null ? null : (markAt(layersOf(view), view.selectedOther) ?? null)
}

/** The selected mark, of whichever layer. */
export function selectedMark(view: ViewState): LayeredMark | undefined {
  return readOnlyMark(view) ?? markAt(layersOf(view), placeOf(view))
}

/** Where the selected mark is, of whichever layer. */
export function placeOf({ selected, selectedOther }: ViewState): MarkPlace | null {
  return selectedOther ?? (selected === null ? null : { layer: MINE, annotation: selected })
}

/** Selects a mark of whichever layer. */
export function selectPlace(window: AppWindow, place: MarkPlace | null): void {
  if (place === null || place.layer === MINE) return window.select(place?.annotation ?? null)
  window.select(null)
  window.set({ selectedOther: place })
}

/** Why the selected mark can't be changed, in words for people; null when it can, or none is selected. */
export function whyReadOnly(window: AppWindow): string | null {
  const mark = readOnlyMark(window.view())
  return mark === null ? null : `This mark is one of “${mark.layer.name}”, which can only be read`
}
