import { type Layer, type LayeredMark, type MarkPlace, MINE, markAt, ownLayer } from '../../src/annotation/layer'
import type { ArticleId } from '../../src/ids'
import type { Field } from '../window/field'
import type { ViewState } from '../window/view-state'
import type { AppWindow } from '../window/window'
import { marksIn } from './desk'
import { openText } from './place'
import { otherMark, selectedMark, selectMark } from './selection'

/** What lies on the texts of articles beside the analyst's own marks. */
export const otherLayers: Field<ReadonlyMap<ArticleId, readonly Layer[]>> = { name: 'other layers', init: new Map() }

const noOthers: readonly Layer[] = []
const onlyOwn = new WeakMap<Layer, readonly Layer[]>()
let latest: { readonly own: Layer; readonly others: readonly Layer[]; readonly all: readonly Layer[] } | null = null

/** The layers on the text on screen, the analyst's own first: the same value while nothing of them changed. */
export function layersOf(view: ViewState): readonly Layer[] {
  const open = openText(view)
  const own = ownLayer(marksIn(view))
  const above = (open && view.get(otherLayers).get(open.article)) ?? noOthers
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
  const other = view.get(otherMark)
  return other === null ? null : (markAt(layersOf(view), other) ?? null)
}

/** The selected mark, of whichever layer. */
export function markSelected(view: ViewState): LayeredMark | undefined {
  return readOnlyMark(view) ?? markAt(layersOf(view), placeOf(view))
}

/** Where the selected mark is, of whichever layer. */
export function placeOf({ get }: ViewState): MarkPlace | null {
  const selected = get(selectedMark)
  return get(otherMark) ?? (selected === null ? null : { layer: MINE, annotation: selected })
}

/** Selects a mark of whichever layer. */
export function selectPlace(window: AppWindow, place: MarkPlace | null): void {
  if (place === null || place.layer === MINE) return selectMark(window, place?.annotation ?? null)
  selectMark(window, null)
  window.set(otherMark, place)
}

/** Why the selected mark can't be changed, in words for people; null when it can, or none is selected. */
export function whyReadOnly(window: AppWindow): string | null {
  const mark = readOnlyMark(window.view())
  return mark === null ? null : `This mark is one of “${mark.layer.name}”, which can only be read`
}
