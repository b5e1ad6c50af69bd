import type { Mention } from '../../report/mention'
import type { Said, SourceEntry } from '../../report/source'
import { counted } from '../../wording/amounts'
import { factList, noteText, quotationBlock } from './mention'
import { type Html, html, joined } from './template'
import { isolated, numberLink } from './wording'

/** A source: who it is, what it said and passed on, and each mention. */
export function sourceEntry(source: SourceEntry): Html {
  return html`<article class="entry source" id="${source.anchor}" aria-labelledby="${source.anchor}-title">
<header>
<h3 id="${source.anchor}-title"><span class="number">${source.label}</span> ${isolated(source.name)}</h3>
<p class="kind">${source.kindLabel}</p>
</header>
${character(source)}
${said(source, 'source', 'Said')}
${said(source, 'relay', 'Passed on')}
${source.said.length === 0 && html`<p class="aside">No claim is tied to this source.</p>`}
${mentionList(source)}
</article>
`
}

function character({ role, affiliation, reliability, otherNames }: SourceEntry): Html | null {
  const facts = [
    role !== '' && html`<div><dt>Role</dt><dd>${isolated(role)}</dd></div>`,
    affiliation !== '' && html`<div><dt>Affiliation</dt><dd>${isolated(affiliation)}</dd></div>`,
    reliability !== '' && html`<div><dt>Reliability</dt><dd>${reliability}</dd></div>`,
    otherNames.length > 0 && html`<div><dt>Other names</dt><dd>${joined(otherNames.map(isolated), '; ')}</dd></div>`,
  ].filter((fact) => fact !== false)
  return facts.length === 0 ? null : html`<dl class="facts">${facts}</dl>`
}

function said({ said, anchor }: SourceEntry, as: Said['as'], title: string): Html | null {
  const those = said.filter((each) => each.as === as)
  if (those.length === 0) return null
  return html`<h4 id="${anchor}-${as}">${title}</h4><ul class="said" aria-labelledby="${anchor}-${as}">${those.map(
    ({ ref, sentence }) => html`<li>${numberLink(ref)} ${isolated(sentence)}</li>`,
  )}</ul>`
}

function mentionList({ mentions, anchor }: SourceEntry): Html {
  return html`<h4 id="${anchor}-mentions">${counted(mentions.length, 'mention')}</h4>
<ol aria-labelledby="${anchor}-mentions">${mentions.map((each) => mentionItem(each, mentions.length > 1))}</ol>`
}

/** A mention in a list, without anything beside what is recorded of the mark itself. */
export function mentionItem(mention: Mention, isNumbered: boolean): Html {
  return html`<li class="mention" id="${mention.anchor}">${isNumbered && html`<p class="mention-number">${mention.label}</p>`}
${quotationBlock(mention)}
${factList(mention)}
${noteText(mention)}</li>
`
}
