import * as v from 'valibot'
import { partialDate } from '../article/article'
import { choicesOf, type Field } from '../codebook/codebook'
import { recordIndex } from '../collection/record-index'
import { firstOf } from '../collection/record-table'
import { annotationId, articleId, type StatementId, statementId } from '../ids'

export const verdicts = [
  ['', 'Not assessed'],
  ['unverified', 'Unverified'],
  ['supported', 'Supported'],
  ['disputed', 'Disputed'],
  ['refuted', 'Refuted'],
  ['unverifiable', 'Unverifiable'],
] as const

/** The Admiralty code's figures for the credibility of information (NATO AJP-2.1). */
export const credibilities = [
  ['1', '1 · Confirmed by other sources'],
  ['2', '2 · Probably true'],
  ['3', '3 · Possibly true'],
  ['4', '4 · Doubtful'],
  ['5', '5 · Improbable'],
  ['6', '6 · Truth cannot be judged'],
] as const

export const stances = [
  ['supports', 'Supports'],
  ['contradicts', 'Contradicts'],
  ['context', 'Context'],
] as const

/** What supports, contradicts or frames a statement, with its own reference. */
const evidenceSchema = v.pipe(
  v.strictObject({
    id: v.pipe(v.string(), v.uuid()),
    stance: v.picklist(stances.map(([value]) => value)),
    reference: v.variant('kind', [
      v.strictObject({ kind: v.literal('text'), text: v.string() }),
      v.strictObject({ kind: v.literal('address'), address: v.string() }),
      v.strictObject({ kind: v.literal('annotation'), article: articleId, annotation: annotationId }),
    ]),
    seenOn: partialDate,
  }),
  v.readonly(),
)
export type Evidence = v.InferOutput<typeof evidenceSchema>

/** One normalised claim that several mentions, in several articles, express. */
export const statementSchema = v.pipe(
  v.strictObject({
    id: statementId,
    /** Restated in one sentence. */
    text: v.string(),
    verdict: v.picklist(verdicts.map(([value]) => value)),
    reason: v.string(),
    /** The day of the verdict. */
    assessedOn: partialDate,
    credibility: v.picklist(['', ...credibilities.map(([value]) => value)]),
    evidence: v.pipe(v.array(evidenceSchema), v.readonly()),
    /** Where it is mentioned, kept in step by the edits that add and remove mentions. */
    articles: v.pipe(v.array(articleId), v.readonly()),
  }),
  v.readonly(),
)
export type Statement = v.InferOutput<typeof statementSchema>
export type Verdict = Statement['verdict']

const byText = recordIndex<StatementId, Statement>(({ text }) => [text])

/** The first of the statements that says just this. */
export function statementThat(statements: ReadonlyMap<StatementId, Statement>, text: string): Statement | undefined {
  return firstOf(statements, byText(statements)(text))
}

// The empty value is the choice of nothing, which each field has.
const judged = verdicts.filter(([value]) => value !== '')

/** What an analyst fills in, besides the evidence. Keys are those of {@link Statement}. */
export const statementFields: readonly (Field & {
  readonly key: Exclude<keyof Statement, 'id' | 'evidence' | 'articles'>
})[] = [
  { kind: 'lines', key: 'text', label: 'Restated' },
  { kind: 'choice', key: 'verdict', label: 'Verdict', choices: choicesOf(judged) },
  { kind: 'choice', key: 'credibility', label: 'Credibility', choices: choicesOf(credibilities) },
  { kind: 'lines', key: 'reason', label: 'Reason' },
  { kind: 'date', key: 'assessedOn', label: 'Assessed on' },
]
