import type { Figure } from '../../report/figures'
import { amount, share } from '../../wording/amounts'
import { type Html, html } from './template'

/** A table whose rows carry a bar each: one thing for the eye and for a screen reader. */
export interface Chart {
  readonly id: string
  readonly title: string
  /** What is counted, such as "Claims are counted once, however often they are mentioned." */
  readonly counts: string
  readonly rowTitle: string
  /** What the shares are shares of. */
  readonly whole: number
  readonly figures: readonly Figure[]
  /** Verdicts have a colour of their own; all else has one colour. */
  readonly drawing?: 'plain' | 'verdict'
}

export function chart({ id, title, counts, rowTitle, whole, figures, drawing = 'plain' }: Chart): Html {
  return html`<figure class="chart" id="${id}">
<table>
<caption>${title} <span class="quiet">${counts}</span></caption>
<thead class="unseen"><tr><th scope="col">${rowTitle}</th><th scope="col">Number</th><th scope="col">Share</th></tr></thead>
<tbody>${figures.map(
    (figure) => html`<tr><th scope="row">${figure.label}</th>
<td class="bar">${bar(figure, whole, drawing)}<span>${amount(figure.count)}</span></td>
<td class="share">${share(figure.count, whole)}</td></tr>
`,
  )}</tbody>
</table>
</figure>
`
}

function bar({ key, count }: Figure, whole: number, drawing: 'plain' | 'verdict'): Html {
  const width = Math.round((count / Math.max(whole, 1)) * 1000) / 10
  const className = drawing === 'verdict' ? `bar-${key || 'none'}` : 'bar-plain'
  return html`<svg class="${className}" aria-hidden="true" focusable="false" viewBox="0 0 100 10" preserveAspectRatio="none"><rect class="track" width="100" height="10"/><rect class="value" width="${width}" height="10"/></svg>`
}
