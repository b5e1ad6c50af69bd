import type { Voice } from '../annotation/attribution'
import type { Group } from './numbering'
import type { Survey } from './survey'

/** On whom a claim rests: those who said it first, without those who only relayed it. */
export interface Origins {
  /** Profiles over all mentions of the claim; a mention of a source without a profile counts as one. */
  readonly sources: number
  /** How many of them are unnamed persons or groups. */
  readonly unnamed: number
  /** The answers given where no source is mentioned. */
  readonly voices: ReadonlySet<Voice>
  readonly isRelayed: boolean
}

export function originsOf(claim: Group, { saying, numbering, isUnnamed }: Survey): Origins {
  const sources = new Set<string>()
  const unnamed = new Set<string>()
  const voices = new Set<Voice>()
  let isRelayed = false
  for (const { annotation } of claim.mentions) {
    const attributions = saying(annotation.id)
    if (attributions.length === 0) voices.add('open')
    for (const attribution of attributions) {
      if (attribution.relayedBy.length > 0) isRelayed = true
      if (attribution.sources.length === 0) voices.add(attribution.voice)
      for (const id of attribution.sources) {
        const mention = numbering.mentions.get(id)
        const key = mention?.annotation.profile ?? id
        sources.add(key)
        if (mention !== undefined && isUnnamed(mention)) unnamed.add(key)
      }
    }
  }
  return { sources: sources.size, unnamed: unnamed.size, voices, isRelayed }
}
