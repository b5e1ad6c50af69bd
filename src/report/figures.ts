import { verdicts } from '../claim/statement'
import { profileKinds } from '../source/profile'
import type { ClaimEntry } from './claim'
import type { SourceEntry } from './source'

/** One row of a table of figures. */
export interface Figure {
  /** For styling and tests: a verdict, a kind of profile, a ground; never shown. */
  readonly key: string
  readonly label: string
  readonly count: number
}

export interface Figures {
  readonly articles: number
  readonly words: number
  readonly annotations: number
  /** Statements; a mention that has not been restated counts as one. */
  readonly claims: number
  readonly claimMentions: number
  /** Profiles; a mention without a profile counts as one. */
  readonly sources: number
  readonly sourceMentions: number
  readonly cues: number
  readonly others: number
  readonly openEnds: number
  /** Claims by verdict: all verdicts, in their own order, also those that nothing has. */
  readonly byVerdict: readonly Figure[]
  /** Sources by kind, without kinds that do not occur. */
  readonly byKind: readonly Figure[]
  /** Each claim counts in exactly one row. */
  readonly bySources: readonly Figure[]
  /** Claims may count in several rows or in none. */
  readonly byWeakness: readonly Figure[]
}

type Rest = Pick<Figures, 'articles' | 'words' | 'annotations' | 'cues' | 'others' | 'openEnds'>

export function figuresOf(claims: readonly ClaimEntry[], sources: readonly SourceEntry[], rest: Rest): Figures {
  const claimsWhere = (is: (claim: ClaimEntry) => boolean) => claims.filter(is).length
  const kinds = [...profileKinds, ['', 'No profile yet'] as const]
  return {
    ...rest,
    claims: claims.length,
    claimMentions: claims.reduce((sum, { mentions }) => sum + mentions.length, 0),
    sources: sources.length,
    sourceMentions: sources.reduce((sum, { mentions }) => sum + mentions.length, 0),
    byVerdict: verdicts.map(([key, label]) => ({ key, label, count: claimsWhere(({ verdict }) => verdict === key) })),
    byKind: kinds
      .map(([key, label]) => ({ key, label, count: sources.filter(({ kind }) => kind === key).length }))
      .filter(({ count }) => count > 0),
    bySources: [
      { key: 'none', label: 'No source', count: claimsWhere(({ origins }) => origins.sources === 0) },
      { key: 'one', label: 'Exactly one source', count: claimsWhere(({ origins }) => origins.sources === 1) },
      { key: 'several', label: 'Two or more sources', count: claimsWhere(({ origins }) => origins.sources > 1) },
    ],
    byWeakness: [
      { key: 'unnamed', label: 'An unnamed source', count: claimsWhere(({ origins }) => origins.unnamed > 0) },
      {
        key: 'only-unnamed',
        label: 'Unnamed sources only',
        count: claimsWhere(({ origins }) => origins.sources > 0 && origins.unnamed === origins.sources),
      },
      { key: 'relayed', label: 'A relay on the way', count: claimsWhere(({ origins }) => origins.isRelayed) },
      {
        key: 'open',
        label: 'A mention not yet attributed',
        count: claimsWhere(({ origins }) => origins.voices.has('open')),
      },
    ],
  }
}
