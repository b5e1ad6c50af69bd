import { credibilities } from '../claim/statement'
import type { Codebook, Role } from '../codebook/codebook'
import { reliabilities } from '../source/profile'
import { amount, counted } from '../wording/amounts'
import { readableInstant } from '../wording/dates'
import type { Page } from './numbering'

/** How the report was made, for a reader who wants to check it. */
export interface Method {
  readonly points: readonly { readonly title: string; readonly text: string }[]
  readonly codes: readonly { readonly name: string; readonly role: string }[]
  readonly reliabilities: readonly string[]
  readonly credibilities: readonly string[]
}

const roles: Readonly<Record<Role, string>> = {
  claim: 'what is said',
  source: 'who says it or passes it on',
  cue: 'the words that tie a claim to its source',
  none: 'takes no part in attributions',
}

export function methodOf(pages: readonly Page[], codebook: Codebook, version: string): Method {
  const annotations = pages.flatMap(({ marks }) => [...marks.annotations.values()])
  const times = annotations.map(({ madeAt }) => madeAt).sort()
  const first = times[0]
  const last = times.at(-1)
  const authors = [...new Set(annotations.map(({ author }) => author.trim() || 'somebody without a name'))]
  const made =
    first === undefined || last === undefined
      ? 'Nothing has been marked yet.'
      : `${counted(annotations.length, 'mark')} by ${inWords(authors)}, ${
          first === last
            ? `made at ${readableInstant(first)}`
            : `made from ${readableInstant(first)} to ${readableInstant(last)}`
        }, under the codebook “${codebook.name}”.`
  return {
    points: [
      { title: 'Marks', text: `${made} This report was made by Sourcemark ${version}.` },
      {
        title: 'Numbers',
        text: 'A claim (C) is one statement with all its mentions; a mention that has not been restated is a claim of its own. A source (S) is one profile with all its mentions; a mention without a profile is a source of its own. Cues (Q) and other marks (M) are numbered one by one. Numbers follow the order of the text.',
      },
      {
        title: 'Positions',
        text: 'Every quotation stands in the article to the letter; one that does not is said to be not found. Positions are characters from–to: Unicode code points of the canonical text, counted from 0, the character at “to” not included. The canonical text, as UTF-8, has the SHA-256 that the provenance gives. A text that was corrected counts its revisions, and the imported file is kept as it was. A mark whose words a correction took away is an orphan: it is told with its quotation from the revision in which it stood.',
      },
      {
        title: 'Chains',
        text: 'A chain runs from those who said it first, through all who passed it on, to the publisher of the article. A claim rests on those who said it first; relays do not count as its sources. “Author’s voice” means that the article asserts it itself; “unattributed”, that it names nobody; “not yet attributed”, that the question is open.',
      },
      {
        title: 'Open ends',
        text: 'A claim of which it is open whose it is, a source to which no claim is tied, or a cue that ties nothing.',
      },
      {
        title: 'Hidden characters',
        text: 'Characters that turn the direction of text without being seen are written out in names, sentences and notes, such as ⟨U+202E⟩. Quotations keep them, and the report says so beside them.',
      },
      {
        title: 'Judgements',
        text: 'The reliability of a source (A to F) and the credibility of a claim (1 to 6) follow the Admiralty code (NATO AJP-2.1) and are judged apart: a reliable source may be wrong.',
      },
    ],
    codes: codebook.codes.map(({ name, role }) => ({ name, role: roles[role] })),
    reliabilities: reliabilities.map(([, label]) => label),
    credibilities: credibilities.map(([, label]) => label),
  }
}

/** "A, B and C"; of more than six the rest is counted. */
function inWords(names: readonly string[]): string {
  const shown = names.length > 6 ? [...names.slice(0, 5), `${amount(names.length - 5)} others`] : names
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`
}
