import { quotation } from '../annotation/annotation'
import type { Relay } from '../annotation/attribution'
import type { Article } from '../article/article'
import { statementFields } from '../claim/statement'
import { type Code, codeOf, labelOf } from '../codebook/codebook'
import { profileFields } from '../source/profile'
import { amount } from '../wording/amounts'
import type { Conflict, Merge } from './merge'
import type { Carried, Tables } from './tables'

/** One thing that two versions of a record say differently; an empty text is nothing said. */
export interface Difference {
  readonly label: string
  readonly mine: string
  readonly theirs: string
}

/** What stands for a record in a list: its kind and its words. */
export function describeRecord({ table, record }: Carried, tables: Tables): string {
  switch (table) {
    case 'codebook':
      return `Codebook “${record.name}”`
    case 'article':
      return `Article “${record.title}”`
    case 'profile':
      return `Source “${record.name}”`
    case 'statement':
      return `Statement “${record.text}”`
    case 'session':
      return `Session “${record.title}”`
    case 'annotation':
      return `${codeName(record.code, tables)} “${quotation(record)}”`
    case 'attribution': {
      const [first] = [...record.sources, ...record.contents, ...record.cues]
      return `Attribution of “${first === undefined ? '' : words(first, tables)}”`
    }
  }
}

/** What differs between the two versions of a record, in plain words, field by field. */
export function differencesOf(conflict: Conflict, { mine, theirs }: Merge): readonly Difference[] {
  const says = { mine: say(conflict, 'mine', mine), theirs: say(conflict, 'theirs', theirs) }
  const labels = new Set([...says.mine.keys(), ...says.theirs.keys()])
  const differences = [...labels].map((label) => ({
    label,
    mine: says.mine.get(label) ?? '',
    theirs: says.theirs.get(label) ?? '',
  }))
  return differences.filter((each) => each.mine !== each.theirs)
}

/** All that a record says, by label. */
function say(conflict: Conflict, side: 'mine' | 'theirs', tables: Tables): ReadonlyMap<string, string> {
  const carried = { table: conflict.table, record: conflict[side] } as Carried
  return new Map(conflict.isText ? sayText(conflict[side] as Article, tables) : sayRecord(carried, tables))
}

type Said = readonly (readonly [label: string, words: string])[]

function sayRecord({ table, record }: Carried, tables: Tables): Said {
  switch (table) {
    case 'codebook':
      return record.codes.map((code) => [`Code “${code.name}”`, describeCode(code)])
    case 'article':
      return sayProvenance(record)
    case 'profile':
      return [
        ...profileFields.map((field) => [field.label, labelOf(field, record[field.key])] as const),
        ['Other names', record.otherNames.join(', ')],
      ]
    case 'statement':
      return [
        ...statementFields.map((field) => [field.label, labelOf(field, record[field.key])] as const),
        ['Evidence', record.evidence.map((each) => `${each.stance}: ${evidence(each.reference, tables)}`).join('; ')],
      ]
    case 'session':
      return [
        ['Title', record.title],
        ['Question', record.question],
        ['Notes', record.notes],
        ['Articles', record.articles.map((id) => tables.article.get(id)?.title ?? '').join('; ')],
        ['State', record.state],
        ['Begun', instant(record.startedAt)],
        ['Ended', record.endedAt === null ? '' : instant(record.endedAt)],
        ['Minutes at work', String(Math.round(record.activeMs / 60_000))],
      ]
    case 'annotation': {
      const code = codeIn(record.code, tables)
      const fields = Object.entries(record.fields).map(([key, value]) => {
        const field = code?.fields.find((each) => each.key === key)
        return [field?.label ?? key, field === undefined ? value : labelOf(field, value)] as const
      })
      return [
        ['Code', codeName(record.code, tables)],
        ['Words', quotation(record)],
        ['Place', record.selectors.map(({ start, end }) => `${start}–${end}`).join(', ')],
        ...fields,
        ['Note', record.note],
        ['Who is meant', (record.profile && tables.profile.get(record.profile)?.name) ?? ''],
        ['What it states', (record.statement && tables.statement.get(record.statement)?.text) ?? ''],
        ['Made by', record.author],
        ['Made at', instant(record.madeAt)],
      ]
    }
    case 'attribution': {
      const list = (ids: typeof record.sources) => ids.map((id) => `“${words(id, tables)}”`).join(', ')
      return [
        ['Sources', list(record.sources)],
        ['Cues', list(record.cues)],
        ['Claims', list(record.contents)],
        ['Voice', record.voice],
        ['Relayed by', record.relayedBy.map((relay) => relayWords(relay, tables)).join(', ')],
        ['Form', record.form],
        ['Channel', record.channel],
        ['Said when', [record.uttered.written, record.uttered.on].filter(Boolean).join(', ')],
      ]
    }
  }
}

/** Two texts can't be told apart by what is known of them: they are named by their length and hash. */
function sayText(article: Article, tables: Tables): Said {
  const marks = [...tables.annotation.values()].filter((each) => each.article === article.id).length
  const text = `${amount(article.words)} words, read as ${article.encoding}, ${article.textSha256.slice(0, 8)}`
  return [['Text', text], ['Marks in it', String(marks)], ...sayProvenance(article)]
}

function sayProvenance(article: Article): Said {
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

function describeCode({ name, role, key, line, hue, fields }: Code): string {
  const labels = fields.map((field) =>
    field.kind === 'choice' ? `${field.label} (${field.choices.map(({ label }) => label).join(', ')})` : field.label,
  )
  return [name, role, `key ${key}`, line, `hue ${hue}`, ...labels].join(', ')
}

function codeName(id: string, tables: Tables): string {
  return codeIn(id, tables)?.name ?? id
}

function codeIn(id: string, { codebook }: Tables): Code | undefined {
  for (const each of codebook.values()) {
    const code = codeOf(each, id)
    if (code !== undefined) return code
  }
  return undefined
}

function words(id: string, { annotation }: Tables): string {
  const found = annotation.get(id)
  return found === undefined ? 'a mark that is gone' : quotation(found)
}

function relayWords(relay: Relay, tables: Tables): string {
  if (relay.kind === 'source') return `“${words(relay.annotation, tables)}”`
  const other = tables.attribution.get(relay.attribution)
  return other === undefined
    ? 'an attribution that is gone'
    : describeRecord({ table: 'attribution', record: other }, tables)
}

type Reference =
  Tables['statement'] extends ReadonlyMap<string, { readonly evidence: readonly { reference: infer R }[] }> ? R : never

function evidence(reference: Reference, tables: Tables): string {
  switch (reference.kind) {
    case 'text':
      return reference.text
    case 'address':
      return reference.address
    case 'annotation':
      return `“${words(reference.annotation, tables)}”`
  }
}

/** "2026-04-21 10:00 UTC" */
function instant(at: string): string {
  return `${at.slice(0, 16).replace('T', ' ')} UTC`
}
