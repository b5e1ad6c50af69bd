import type { Attribution } from '../../src/annotation/attribution'
import { samePlace } from '../../src/annotation/layer'
import { attributionsOf } from '../../src/annotation/ties'
import { wholeCodebook } from '../../src/codebook/codebooks'
import type { AnnotationId } from '../../src/ids'
import { marksIn } from '../place/desk'
import { layersOf, placeOf } from '../place/layers'
import { openText } from '../place/place'
import { currentAttribution, selectedMark } from '../place/selection'
import type { Part, ReaderContent } from '../reader/reader'
import { textHits } from '../search/hits'
import type { ViewState } from '../window/view-state'
import type { AppWindow } from '../window/window'
import { codeKeys } from './code-keys'
import { keptCode } from './recent'

type Related = ReadonlyMap<AnnotationId, Part>

const unrelated: Related = new Map()

/** Answers what the reader shows of a window: the same value as before, where nothing of it changed. */
export function contentFollower(window: AppWindow): () => ReaderContent {
  const relatedOf = relatedFollower()
  let before: ReaderContent | null = null
  return () => {
    const view = window.view()
    const { state } = view
    const open = openText(view)
    const hits = view.get(textHits)
    const kept = view.get(keptCode)
    const selected = placeOf(view)
    const next: ReaderContent = {
      language: (open && state.library.articles.get(open.article)?.language) ?? '',
      layers: layersOf(view),
      codebook: wholeCodebook(state.library),
      codeKeys: codeKeys(window),
      selected: before !== null && samePlace(before.selected, selected) ? before.selected : selected,
      related: relatedOf(view),
      hits: hits.ranges,
      kept,
    }
    const isSame = before !== null && keys.every((key) => before?.[key] === next[key])
    if (!isSame) before = next
    return before ?? next
  }
}

const keys = [
  'language',
  'layers',
  'codebook',
  'codeKeys',
  'selected',
  'related',
  'hits',
  'kept',
] as const satisfies readonly (keyof ReaderContent)[]

/** Follows which marks belong with the current attribution, or with the selected mark. */
function relatedFollower(): (view: ViewState) => Related {
  let known: { readonly of: readonly unknown[]; readonly related: Related } | null = null
  return (view) => {
    const { attributions } = marksIn(view)
    const current = view.get(currentAttribution)
    const selected = view.get(selectedMark)
    const of = [attributions, current, selected]
    if (known === null || of.some((each, at) => each !== known?.of[at])) {
      const now = current && attributions.get(current.attribution)
      const shown = current ? (now ? [now] : []) : selected === null ? [] : attributionsOf(attributions, selected)
      known = { of, related: shown.length === 0 ? unrelated : new Map(shown.flatMap(partsOf)) }
    }
    return known.related
  }
}

function partsOf(attribution: Attribution): readonly (readonly [AnnotationId, Part])[] {
  return [
    ...attribution.sources.map((id) => [id, 'source'] as const),
    ...attribution.cues.map((id) => [id, 'cue'] as const),
    ...attribution.contents.map((id) => [id, 'claim'] as const),
    ...attribution.relayedBy.flatMap((relay) =>
      relay.kind === 'source' ? [[relay.annotation, 'relay'] as const] : [],
    ),
  ]
}
