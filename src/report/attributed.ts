import { quotation } from '../annotation/annotation'
import type { Attribution } from '../annotation/attribution'
import { chainOf, chainOfNobody, describeLink, type Link } from '../annotation/chain'
import { codeOf, labelOf } from '../codebook/codebook'
import { wholeCodebook } from '../codebook/codebooks'
import type { AnnotationId, AttributionId } from '../ids'
import type { Numbered, Page, Ref } from './numbering'
import type { Survey } from './survey'

/** Who says a mention of a claim, in which words and through whom. */
export interface Attributed {
  /** Null where no attribution holds the claim. */
  readonly attribution: AttributionId | null
  readonly chain: readonly Station[]
  /** "Direct", "Indirect", "Mixed" or empty. */
  readonly form: string
  readonly channel: string
  readonly uttered: Attribution['uttered']
  /** Its own, then those of the attributions that relay it. */
  readonly cues: readonly Cue[]
}

/** One link of a chain, with names where it has any. */
export interface Station {
  readonly kind: Link['kind']
  /** Side by side. The place is null for what has no mark. */
  readonly names: readonly { readonly name: string; readonly ref: Ref | null; readonly isUnnamed: boolean }[]
}

interface Cue {
  readonly ref: Ref
  readonly words: string
  /** "Denies"; empty when not filled in. */
  readonly meaning: string
}

const forms = { '': '', direct: 'Direct', indirect: 'Indirect', mixed: 'Mixed' } as const

/** One for each attribution that holds the claim; one without an answer if there is none. */
export function attributedOf({ annotation, page }: Numbered, survey: Survey): readonly Attributed[] {
  const attributions = survey.saying(annotation.id)
  if (attributions.length === 0) {
    const chain = stationsOf(chainOfNobody, page, survey)
    return [{ attribution: null, chain, form: '', channel: '', uttered: { written: '', on: '' }, cues: [] }]
  }
  return attributions.map((attribution) => {
    const chain = chainOf(attribution, page.marks.attributions)
    return {
      attribution: attribution.id,
      chain: stationsOf(chain, page, survey),
      form: forms[attribution.form],
      channel: attribution.channel,
      uttered: attribution.uttered,
      cues: cueIdsOf(chain, page).flatMap((id) => {
        const cue = survey.numbering.mentions.get(id)
        return cue === undefined ? [] : [cueOf(cue, survey)]
      }),
    }
  })
}

/** The cues of every attribution that a chain passes, from the origin on. */
function cueIdsOf(chain: readonly Link[], { marks }: Page): readonly AnnotationId[] {
  const passed = new Set(chain.map((link) => (link.kind === 'publisher' ? null : link.attribution)))
  return [...passed].flatMap((id) => (id === null ? [] : (marks.attributions.get(id)?.cues ?? [])))
}

/** "unnamed officials → Bloomberg → this article" */
export function chainInWords(chain: readonly Station[]): string {
  return chain.map(({ names }) => names.map(({ name }) => name).join(' and ')).join(' → ')
}

function stationsOf(links: readonly Link[], { article }: Page, survey: Survey): readonly Station[] {
  return links.map((link): Station => {
    if (link.kind === 'sources') return { kind: link.kind, names: link.annotations.map((id) => namedOf(id, survey)) }
    const name = describeLink(link, () => '', article.publisher)
    return { kind: link.kind, names: [{ name, ref: null, isUnnamed: false }] }
  })
}

function namedOf(id: AnnotationId, { numbering, nameOf, isUnnamed }: Survey): Station['names'][number] {
  const mention = numbering.mentions.get(id)
  if (mention === undefined) return { name: 'a mark that is gone', ref: null, isUnnamed: false }
  return { name: nameOf(mention), ref: numbering.groupOf.get(id) ?? null, isUnnamed: isUnnamed(mention) }
}

function cueOf(numbered: Numbered, { library }: Survey): Cue {
  const { annotation } = numbered
  const field = codeOf(wholeCodebook(library), annotation.code)?.fields.find(({ key }) => key === 'meaning')
  const value = annotation.fields.meaning ?? ''
  return { ref: numbered, words: quotation(annotation), meaning: field === undefined ? value : labelOf(field, value) }
}
