import { type Attributed, chainInWords } from '../report/attributed'
import type { ClaimEntry, ClaimMention } from '../report/claim'
import type { Tie } from '../report/cue'
import type { EvidenceEntry } from '../report/evidence'
import type { Mention, Part } from '../report/mention'
import type { Report } from '../report/report'
import type { Said, SourceEntry } from '../report/source'
import { dateBothWays } from '../wording/dates'
import { plain, plainLines, quoted, table } from './markdown-text'

type Lines = readonly string[]

/** "**Label:** text", or nothing for no text. */
function fact(label: string, value: string): Lines {
  return value === '' ? [] : [`**${plain(label)}:** ${value}`]
}

export function claimSection(claim: ClaimEntry): Lines {
  return [
    `### ${claim.label} ${plain(claim.sentence)}`,
    [
      ...fact('Verdict', claim.verdictLabel),
      ...(claim.isRestated ? [] : ['Not restated yet; these are the words of the article.']),
      ...fact('Assessed', dateBothWays(claim.assessedOn)),
      ...fact('Credibility', plain(claim.credibility)),
      ...fact('Reason', plainLines(claim.reason)),
      ...fact('Also mentioned outside this report in', claim.elsewhere.map(plain).join('; ')),
    ].join('\\\n'),
    ...(claim.evidence.length > 0 ? ['Evidence:', claim.evidence.map(evidenceItem).join('\n')] : []),
    ...claim.mentions.flatMap(claimMention),
  ]
}

function evidenceItem({ stance, text, href, ref, seenOn }: EvidenceEntry): string {
  const what = href === null ? plain(text) : `<${href.replace(/[<>]/g, encodeURIComponent)}>`
  const where = ref === null ? '' : ` (${ref.label})`
  return `- ${stance}: ${what}${where}${seenOn === '' ? '' : `, seen on ${dateBothWays(seenOn)}`}`
}

function claimMention(mention: ClaimMention): Lines {
  return mentionSection(mention, mention.attributions.flatMap(attributionFacts))
}

function attributionFacts({ chain, form, channel, uttered, cues }: Attributed): Lines {
  const when = [uttered.written === '' ? '' : `“${plain(uttered.written)}”`, dateBothWays(uttered.on)]
  const words = cues.map(
    ({ ref, words, meaning }) => `${ref.label} “${plain(words)}”${meaning === '' ? '' : ` (${plain(meaning)})`}`,
  )
  return [
    ...fact('Chain', plain(chainInWords(chain))),
    ...fact('Form', form),
    ...fact('Channel', plain(channel)),
    ...fact('When said', when.filter((each) => each !== '').join(', ')),
    ...fact('Cue', words.join(', ')),
  ]
}

/** A mention: its number, each part with its position, what is recorded of it, and the sentences around it. */
function mentionSection(mention: Mention, before: Lines = [], heading = '####'): Lines {
  return [
    `${heading} Mention ${mention.label}`,
    ...mention.parts.flatMap((part) => partLines(part, mention)),
    [
      ...before,
      ...fact('Article', plain(mention.articleTitle)),
      ...fact('Code', mention.isCodeTelling ? plain(mention.code) : ''),
      ...mention.facts.flatMap(({ label, value }) => fact(label, plain(value))),
      ...fact('Hidden in it', mention.hidden.join(', ')),
      ...fact('Note', plainLines(mention.note)),
      ...fact('In its sentence', context(mention)),
    ].join('\\\n'),
  ]
}

function partLines({ start, end, position, quotation }: Part, { id }: Mention): Lines {
  const characters = position === null ? 'not found where it was marked' : `characters ${position.from}–${position.to}`
  return [
    quoted(quotation)
      .map((line) => `> ${line}`)
      .join('\n'),
    `Position: ${characters} (UTF-16 ${start}–${end}) · annotation ${id}`,
  ]
}

/** The sentences with "[…]" in the place of the quotation; empty when there is nothing around it. */
function context({ excerpts }: Mention): string {
  const around = excerpts.some(({ runs }) => runs.some(({ text, part }) => part === null && /[\p{L}\p{N}]/u.test(text)))
  if (!around) return ''
  return excerpts
    .map(({ runs, cutBefore, cutAfter }) => {
      const text = runs.map((run) => (run.part === null ? run.text : '[…]')).join('')
      return plain(`${cutBefore ? '… ' : ''}${text}${cutAfter ? ' …' : ''}`)
    })
    .join(' / ')
}

export function sourceSection(source: SourceEntry): Lines {
  return [
    `### ${source.label} ${plain(source.name)}`,
    [
      ...fact('Kind', source.kindLabel),
      ...fact('Role', plain(source.role)),
      ...fact('Affiliation', plain(source.affiliation)),
      ...fact('Reliability', plain(source.reliability)),
      ...fact('Other names', source.otherNames.map(plain).join('; ')),
      ...fact('Said', saidAs(source, 'source')),
      ...fact('Passed on', saidAs(source, 'relay')),
      ...(source.said.length === 0 ? ['No claim is tied to this source.'] : []),
    ].join('\\\n'),
    ...source.mentions.flatMap((mention) => mentionSection(mention)),
  ]
}

function saidAs({ said }: SourceEntry, as: Said['as']): string {
  const those = said.filter((each) => each.as === as)
  return those.map(({ ref, sentence }) => `${ref.label} ${plain(sentence)}`).join('; ')
}

export function cueRows({ cues }: Report): Lines {
  const rows = cues.map((cue) => [
    cue.label,
    plain(cue.quotation),
    cue.facts.map(({ value }) => plain(value)).join('; '),
    cue.ties.length === 0 ? 'nothing' : cue.ties.map(tie).join('; '),
    cue.articleTitle === '' ? cue.position : `${cue.position} in ${plain(cue.articleTitle)}`,
    plain(cue.note),
  ])
  return [table(['No.', 'Words', 'Meaning', 'Ties', 'Position', 'Note'], rows)]
}

function tie({ sources, claims }: Tie): string {
  const labels = (refs: Tie['sources'], none: string) => refs.map(({ label }) => label).join(', ') || none
  return `${labels(sources, 'no source')} – ${labels(claims, 'no claim')}`
}

export function othersSection({ others }: Report): Lines {
  return others.flatMap((mention) => mentionSection(mention, [], '###'))
}

export function openEndList({ openEnds }: Report): string {
  if (openEnds.length === 0) return 'There are none: every mark has its counterpart.'
  return openEnds.map(({ mention, lack }) => `- ${mention.label} “${plain(mention.quotation)}” ${lack}.`).join('\n')
}
