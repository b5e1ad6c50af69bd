import * as v from 'valibot'
import { partialDate } from '../article/article'
import { annotationId, articleId, attributionId } from '../ids'

/** Who relays an utterance towards the page: a source that is mentioned, or all that another attribution says. */
const relaySchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('source'), annotation: annotationId }),
  v.strictObject({ kind: v.literal('attribution'), attribution: attributionId }),
])
export type Relay = v.InferOutput<typeof relaySchema>

/** Whose claim it is when no source is named: the article's own, nobody's, or not yet answered. */
const voiceSchema = v.picklist(['open', 'author', 'unattributed'])
export type Voice = v.InferOutput<typeof voiceSchema>

const formSchema = v.picklist(['', 'direct', 'indirect', 'mixed'])
export type Form = v.InferOutput<typeof formSchema>

/** The relation of sources, cues and contents: who says what, in which words, and through whom it came. */
export const attributionSchema = v.pipe(
  v.strictObject({
    id: attributionId,
    article: articleId,
    sources: v.pipe(v.array(annotationId), v.readonly()),
    cues: v.pipe(v.array(annotationId), v.readonly()),
    /** Claims that are said. */
    contents: v.pipe(v.array(annotationId), v.readonly()),
    /** Speaks only while `sources` is empty. */
    voice: voiceSchema,
    /** Nearest to the sources first. The article's publisher is the last link of every chain and not listed. */
    relayedBy: v.pipe(v.array(relaySchema), v.readonly()),
    /** Empty until there is a content. */
    form: formSchema,
    /** "an interview", "a post on X". */
    channel: v.string(),
    /** When it was said: as the article words it, and as a date. */
    uttered: v.strictObject({ written: v.string(), on: partialDate }),
  }),
  v.readonly(),
)
export type Attribution = v.InferOutput<typeof attributionSchema>

/** Every annotation that takes part: sources, cues, contents, and sources that relay. */
export function members(attribution: Attribution): ReturnType<typeof relayingSources> {
  return [...attribution.sources, ...attribution.cues, ...attribution.contents, ...relayingSources(attribution)]
}

/** The mentions of sources that relay, without those that another attribution brings. */
export function relayingSources(attribution: Attribution) {
  return attribution.relayedBy.flatMap((relay) => (relay.kind === 'source' ? [relay.annotation] : []))
}
