import type { Attributed, Station } from '../../report/attributed'
import type { ClaimEntry, ClaimMention } from '../../report/claim'
import type { EvidenceEntry } from '../../report/evidence'
import { counted } from '../../wording/amounts'
import { type FactMarkup, factList, noteText, quotationBlock } from './mention'
import { address } from './provenance'
import { type Html, html, joined } from './template'
import { isolated, numberLink, prose, time } from './wording'

/** A claim: the sentence, the verdict with its ground, and each mention. */
export function claimEntry(claim: ClaimEntry): Html {
  return html`<article class="entry claim" id="${claim.anchor}" aria-labelledby="${claim.anchor}-title">
<header>
<h3 id="${claim.anchor}-title"><span class="number">${claim.label}</span> ${isolated(claim.sentence)}</h3>
<p class="verdict verdict-${claim.verdict || 'none'}">${verdictSign(claim.verdict)}${claim.verdictLabel}</p>
</header>
${!claim.isRestated && html`<p class="aside">Not restated yet; these are the words of the article.</p>`}
${assessment(claim)}
${claim.evidence.length > 0 && evidenceList(claim)}
${claim.mentions.map((mention) => claimMention(mention, claim))}
${
  claim.elsewhere.length > 0 &&
  html`<p class="aside">Also mentioned in ${counted(claim.elsewhere.length, 'article')} outside this report: ${joined(claim.elsewhere.map(isolated), '; ')}.</p>`
}
</article>
`
}

const signs = { '': '–', unverified: '?', supported: '✓', disputed: '≠', refuted: '✕', unverifiable: '∅' } as const

/** The verdict without its colour, for the eye; the words stand beside it. */
export function verdictSign(verdict: keyof typeof signs): Html {
  return html`<span class="sign" aria-hidden="true">${signs[verdict]}</span>`
}

function assessment({ reason, assessedOn, credibility }: ClaimEntry): Html | null {
  const facts = [
    assessedOn !== '' && html`<div><dt>Assessed</dt><dd>${time(assessedOn)}</dd></div>`,
    credibility !== '' && html`<div><dt>Credibility</dt><dd>${credibility}</dd></div>`,
  ].filter((fact) => fact !== false)
  if (reason.trim() === '' && facts.length === 0) return null
  return html`<div class="assessment">${reason.trim() !== '' && prose(reason, 'text')}${
    facts.length > 0 && html`<dl class="facts">${facts}</dl>`
  }</div>`
}

function evidenceList({ evidence, anchor }: ClaimEntry): Html {
  return html`<h4 id="${anchor}-evidence">Evidence</h4><ul class="evidence" aria-labelledby="${anchor}-evidence">${evidence.map(
    (each) =>
      html`<li><span class="stance">${each.stance}</span> ${reference(each)}${
        each.seenOn !== '' && html` <span class="quiet">seen on ${time(each.seenOn)}</span>`
      }</li>`,
  )}</ul>`
}

function reference({ text, href, ref }: EvidenceEntry): Html {
  if (href !== null) return address(text)
  return html`${isolated(text)}${ref !== null && html` (${numberLink(ref)})`}`
}

function claimMention(mention: ClaimMention, claim: ClaimEntry): Html {
  const isOnly = claim.mentions.length === 1
  return html`<section class="mention" id="${mention.anchor}" aria-label="Mention ${mention.label}">
${!isOnly && html`<p class="mention-number">${mention.label}</p>`}
${quotationBlock(mention)}
${mention.attributions.map(chain)}
${factList(mention, mention.attributions.flatMap(utterance))}
${noteText(mention)}
</section>`
}

function chain({ chain }: Attributed): Html {
  return html`<ol class="chain" aria-label="Attribution chain, from the origin to the page">${chain.map(station)}</ol>`
}

function station({ kind, names }: Station): Html {
  const shown = names.map(({ name, ref, isUnnamed }) => {
    const text = ref === null ? isolated(name) : html`<a href="#${ref.anchor}">${isolated(name)}</a>`
    return html`${text}${isUnnamed && html` <span class="unnamed">unnamed</span>`}`
  })
  return html`<li class="${kind}">${joined(shown, ' and ')}</li>`
}

function utterance({ form, channel, uttered, cues }: Attributed): readonly FactMarkup[] {
  const words = cues.map(
    (cue) => html`${numberLink(cue.ref)} “${isolated(cue.words)}”${cue.meaning !== '' && html` (${cue.meaning})`}`,
  )
  const when = [
    uttered.written !== '' && html`“${isolated(uttered.written)}”`,
    uttered.on !== '' && time(uttered.on),
  ].filter((each) => each !== false)
  return [
    ...(form === '' ? [] : [{ label: 'Form', markup: html`${form}` }]),
    ...(channel === '' ? [] : [{ label: 'Channel', markup: isolated(channel) }]),
    ...(when.length === 0 ? [] : [{ label: 'When said', markup: html`${joined(when, ', ')}` }]),
    ...(words.length === 0 ? [] : [{ label: words.length > 1 ? 'Cues' : 'Cue', markup: html`${joined(words, ', ')}` }]),
  ]
}
