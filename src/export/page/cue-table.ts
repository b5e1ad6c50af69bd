import type { CueEntry, Tie } from '../../report/cue'
import { partText, positionLink } from './mention'
import { type Html, html, joined } from './template'
import { isolated, numberLink } from './wording'

/** The cues, one row each: words, meaning, and which source they tie to which claim. */
export function cueTable(cues: readonly CueEntry[]): Html {
  return html`<table class="cues" aria-labelledby="cues-title">
<thead><tr><th scope="col">No.</th><th scope="col">Words</th><th scope="col">Meaning</th><th scope="col">Ties</th><th scope="col">Position</th></tr></thead>
<tbody>${cues.map(row)}</tbody></table>`
}

function row(cue: CueEntry): Html {
  const words = joined(
    cue.parts.map((part) => partText(part, cue)),
    ' … ',
  )
  const meaning = cue.facts.map(({ value }) => value).join('; ')
  return html`<tr id="${cue.anchor}"><th scope="row" class="number">${cue.label}</th><td>${words}${
    cue.note !== '' && html`<p class="aside">Note: ${isolated(cue.note)}</p>`
  }</td><td>${isolated(meaning)}</td><td>${cue.ties.length === 0 ? 'nothing' : joined(cue.ties.map(tie), '; ')}</td>
<td>${positionLink(cue)}</td></tr>
`
}

function tie({ sources, claims }: Tie): Html {
  const said = claims.length === 0 ? 'no claim' : joined(claims.map(numberLink), ', ')
  const by = sources.length === 0 ? 'no source' : joined(sources.map(numberLink), ', ')
  return html`${by} – ${said}`
}
