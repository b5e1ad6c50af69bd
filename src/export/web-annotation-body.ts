import type { AnnotationId } from '../ids'
import type { ClaimEntry } from '../report/claim'
import type { Mention } from '../report/mention'
import type { Report } from '../report/report'

type Purpose = 'tagging' | 'describing' | 'identifying' | 'commenting' | 'assessing'

/** A TextualBody, or a SpecificResource that names the profile or statement. */
export type Body =
  | { readonly type: 'TextualBody'; readonly purpose: Purpose; readonly value: string; readonly format: 'text/plain' }
  | { readonly type: 'SpecificResource'; readonly purpose: 'identifying'; readonly source: string }

export function textualBody(purpose: Purpose, value: string): Body {
  return { type: 'TextualBody', purpose, value, format: 'text/plain' }
}

/** What is recorded of each mark: its code, fields and note, whom or what it mentions, and a claim's verdict. */
export function annotationBodies({
  claims,
  sources,
  cues,
  others,
}: Report): ReadonlyMap<AnnotationId, readonly Body[]> {
  const bodies = new Map<AnnotationId, readonly Body[]>()
  const put = (mentions: readonly Mention[], more: readonly Body[]) => {
    for (const mention of mentions) bodies.set(mention.id, [...ownBodies(mention), ...more])
  }
  for (const claim of claims) {
    const sentence = claim.isRestated ? claim.sentence : ''
    put(claim.mentions, [...identifying(claim.statement, sentence), ...assessing(claim)])
  }
  for (const { mentions, profile, name } of sources) put(mentions, identifying(profile, profile === null ? '' : name))
  put(cues, [])
  put(others, [])
  return bodies
}

function ownBodies({ code, facts, note }: Mention): readonly Body[] {
  return [
    textualBody('tagging', code),
    ...facts.map(({ label, value }) => textualBody('describing', `${label}: ${value}`)),
    ...(note === '' ? [] : [textualBody('commenting', note)]),
  ]
}

function identifying(id: string | null, name: string): readonly Body[] {
  return [
    ...(id === null ? [] : [{ type: 'SpecificResource', purpose: 'identifying', source: `urn:uuid:${id}` } as const]),
    ...(name === '' ? [] : [textualBody('identifying', name)]),
  ]
}

function assessing({ verdict, verdictLabel, reason, assessedOn, credibility, evidence }: ClaimEntry): readonly Body[] {
  const lines = [
    verdict === '' ? '' : `Verdict: ${verdictLabel}`,
    reason === '' ? '' : `Reason: ${reason}`,
    assessedOn === '' ? '' : `Assessed: ${assessedOn}`,
    credibility === '' ? '' : `Credibility: ${credibility}`,
    ...evidence.map(({ stance, text }) => `${stance}: ${text}`),
  ].filter((line) => line !== '')
  return lines.length === 0 ? [] : [textualBody('assessing', lines.join('\n'))]
}
