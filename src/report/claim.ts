import { quotation } from '../annotation/annotation'
import { credibilities, type Statement, type Verdict, verdicts } from '../claim/statement'
import type { ArticleId, StatementId } from '../ids'
import { type Attributed, attributedOf } from './attributed'
import { type EvidenceEntry, evidenceOf } from './evidence'
import { type Mention, mentionOf } from './mention'
import type { Group, Ref } from './numbering'
import { type Origins, originsOf } from './origins'
import type { Survey } from './survey'

/** A claim with all its mentions: one statement, or a single mention that has not been restated. */
export interface ClaimEntry extends Ref {
  readonly statement: StatementId | null
  /** The restated sentence; the quotation when there is none. */
  readonly sentence: string
  readonly isRestated: boolean
  readonly verdict: Verdict
  /** "Refuted"; "Not assessed". */
  readonly verdictLabel: string
  readonly reason: string
  readonly assessedOn: string
  /** "3 · Possibly true"; empty when not judged. */
  readonly credibility: string
  readonly evidence: readonly EvidenceEntry[]
  readonly mentions: readonly ClaimMention[]
  /** Titles of articles outside this report in which the statement is mentioned, too. */
  readonly elsewhere: readonly string[]
  readonly origins: Origins
}

export interface ClaimMention extends Mention {
  /** Never empty: where nobody says the claim, one says so. */
  readonly attributions: readonly Attributed[]
}

/** The claims in the order of their numbers. */
export function claimsOf(survey: Survey): readonly ClaimEntry[] {
  const articles = new Set(survey.pages.map(({ article }) => article.id))
  return survey.numbering.groups.claim.map((group) => claimOf(group, articles, survey))
}

function claimOf(group: Group, articles: ReadonlySet<ArticleId>, survey: Survey): ClaimEntry {
  const { library } = survey
  const first = group.mentions[0].annotation
  const statement = first.statement === null ? undefined : library.statements.get(first.statement)
  const restated = statement?.text.trim() ?? ''
  return {
    label: group.label,
    anchor: group.anchor,
    statement: statement?.id ?? null,
    sentence: restated || quotation(first),
    isRestated: restated !== '',
    ...assessmentOf(statement),
    evidence: (statement?.evidence ?? []).map((each) => evidenceOf(each, survey)),
    mentions: group.mentions.map((each) => ({
      ...mentionOf(each, survey),
      attributions: attributedOf(each, survey),
    })),
    elsewhere: (statement?.articles ?? [])
      .filter((id) => !articles.has(id))
      .map((id) => library.articles.get(id)?.title ?? 'an article that is gone'),
    origins: originsOf(group, survey),
  }
}

function assessmentOf(statement: Statement | undefined) {
  const verdict = statement?.verdict ?? ''
  return {
    verdict,
    verdictLabel: verdicts.find(([value]) => value === verdict)?.[1] ?? verdict,
    reason: statement?.reason ?? '',
    assessedOn: statement?.assessedOn ?? '',
    credibility: credibilities.find(([value]) => value === statement?.credibility)?.[1] ?? '',
  }
}

/** The names at the origin of a claim's chains, each once: sources, or "author’s voice" and the like. */
export function originNames({ mentions }: ClaimEntry): readonly string[] {
  const origins = mentions.flatMap(({ attributions }) => attributions.flatMap(({ chain }) => chain[0]?.names ?? []))
  return [...new Set(origins.map(({ name }) => name))]
}
