import { type Annotation, quotation } from '../annotation/annotation'
import type { Attribution, Relay } from '../annotation/attribution'
import type { Article } from '../article/article'
import { type Evidence, type Statement, statementFields } from '../claim/statement'
import { type Code, type Codebook, codeOf, labelOf } from '../codebook/codebook'
import type { Session } from '../session/session'
import { type Profile, profileFields } from '../source/profile'
import type { Around, Said } from './record-kind'

export function sayCodebook({ codes }: Codebook): Said {
  return codes.map((code) => [`Code “${code.name}”`, describeCode(code)])
}

/** Where its text comes from; the text itself is told of by whoever has it. */
export function sayArticle(article: Article): Said {
  return [
    ['Title', article.title],
    ['Publisher', article.publisher],
    ['Author', article.author],
    ['Published', article.publishedOn],
    ['Retrieved', article.retrievedOn],
    ['Address', article.address],
    ['Language', article.language],
    ['Note', article.note],
  ]
}

export function sayProfile(profile: Profile): Said {
  return [
    ...profileFields.map((field) => [field.label, labelOf(field, profile[field.key])] as const),
    ['Other names', profile.otherNames.join(', ')],
  ]
}

export function sayStatement(statement: Statement, around: Around): Said {
  return [
    ...statementFields.map((field) => [field.label, labelOf(field, statement[field.key])] as const),
    ['Evidence', statement.evidence.map((each) => `${each.stance}: ${evidenceWords(each, around)}`).join('; ')],
  ]
}

export function saySession(session: Session, { article }: Around): Said {
  return [
    ['Title', session.title],
    ['Question', session.question],
    ['Notes', session.notes],
    ['Articles', session.articles.map((id) => article.get(id)?.title ?? '').join('; ')],
    ['State', session.state],
    ['Begun', instantWords(session.startedAt)],
    ['Ended', session.endedAt === null ? '' : instantWords(session.endedAt)],
    ['Minutes at work', String(Math.round(session.activeMs / 60_000))],
  ]
}

/** "Claim “the words that are marked”" */
export function describeAnnotation(annotation: Annotation, around: Around): string {
  return `${codeName(annotation.code, around)} “${quotation(annotation)}”`
}

export function sayAnnotation(annotation: Annotation, around: Around): Said {
  const code = codeIn(annotation.code, around)
  const fields = Object.entries(annotation.fields).map(([key, value]) => {
    const field = code?.fields.find((each) => each.key === key)
    return [field?.label ?? key, field === undefined ? value : labelOf(field, value)] as const
  })
  return [
    ['Code', codeName(annotation.code, around)],
    ['Words', quotation(annotation)],
    ['Place', annotation.selectors.map(({ start, end }) => `${start}–${end}`).join(', ')],
    ...fields,
    ['Note', annotation.note],
    ['Who is meant', (annotation.profile && around.profile.get(annotation.profile)?.name) ?? ''],
    ['What it states', (annotation.statement && around.statement.get(annotation.statement)?.text) ?? ''],
    ['Made by', annotation.author],
    ['Made at', instantWords(annotation.madeAt)],
  ]
}

export function describeAttribution({ sources, contents, cues }: Attribution, around: Around): string {
  const [first] = [...sources, ...contents, ...cues]
  return `Attribution of “${first === undefined ? '' : wordsOf(first, around)}”`
}

export function sayAttribution(attribution: Attribution, around: Around): Said {
  const list = (ids: Attribution['sources']) => ids.map((id) => `“${wordsOf(id, around)}”`).join(', ')
  return [
    ['Sources', list(attribution.sources)],
    ['Cues', list(attribution.cues)],
    ['Claims', list(attribution.contents)],
    ['Voice', attribution.voice],
    ['Relayed by', attribution.relayedBy.map((relay) => relayWords(relay, around)).join(', ')],
    ['Form', attribution.form],
    ['Channel', attribution.channel],
    ['Said when', [attribution.uttered.written, attribution.uttered.on].filter(Boolean).join(', ')],
  ]
}

function describeCode({ name, role, key, line, hue, fields }: Code): string {
  const labels = fields.map((field) =>
    field.kind === 'choice' ? `${field.label} (${field.choices.map(({ label }) => label).join(', ')})` : field.label,
  )
  return [name, role, `key ${key}`, line, `hue ${hue}`, ...labels].join(', ')
}

function codeName(id: string, around: Around): string {
  return codeIn(id, around)?.name ?? id
}

function codeIn(id: string, { codebook }: Around): Code | undefined {
  for (const each of codebook.values()) {
    const code = codeOf(each, id)
    if (code !== undefined) return code
  }
  return undefined
}

function wordsOf(id: string, { annotation }: Around): string {
  const found = annotation.get(id)
  return found === undefined ? 'a mark that is gone' : quotation(found)
}

function relayWords(relay: Relay, around: Around): string {
  if (relay.kind === 'source') return `“${wordsOf(relay.annotation, around)}”`
  const other = around.attribution.get(relay.attribution)
  return other === undefined ? 'an attribution that is gone' : describeAttribution(other, around)
}

function evidenceWords({ reference }: Evidence, around: Around): string {
  switch (reference.kind) {
    case 'text':
      return reference.text
    case 'address':
      return reference.address
    case 'annotation':
      return `“${wordsOf(reference.annotation, around)}”`
  }
}

/** "2026-04-21 10:00 UTC" */
function instantWords(at: string): string {
  return `${at.slice(0, 16).replace('T', ' ')} UTC`
}
