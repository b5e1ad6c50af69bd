import type { Codebook, Role } from '../codebook/codebook'
import { reliabilities } from '../library/profile'
import { credibilities } from '../library/statement'
import { amount, counted } from './amounts'
import { readableInstant } from './dates'
import type { Page } from './numbering'

/** How the report was made, for a reader who wants to check it. */
export interface Method {
  /** Sentences, each a point of its own. */
  readonly points: readonly string[]
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
  const marked =
    first === undefined || last === undefined
      ? 'Nothing has been marked yet.'
      : `${counted(annotations.length, 'mark')} ${annotations.length === 1 ? 'was' : 'were'} made by ${inWords(authors)}, ${
          first === last
            ? `at ${readableInstant(first)}`
            : `between ${readableInstant(first)} and ${readableInstant(last)}`
        }, with Sourcemark ${version}.`
  return {
    points: [
      `The articles were read and marked by hand under the codebook “${codebook.name}”. ${marked}`,
      'A claim (C) is one statement with all its mentions; a mention that has not been restated yet is a claim of its own. A source (S) is one profile with all its mentions; a mention without a profile is a source of its own. Numbers follow the order of the text.',
      'Every quotation stands in the article to the letter. Its position is given as characters from–to: Unicode code points of the canonical text, counted from 0, the last one not included. The SHA-256 values identify the file that was imported and the canonical text, as UTF-8, to which the positions refer.',
      'The chain of a claim runs from those who said it first, over everybody who passed it on, to the publisher of the article. A claim rests on those who said it first; relays are not counted as its sources. “Author’s voice” means that the article asserts it itself, “unattributed” that it names nobody.',
      'An open end is a claim of which nobody has said yet whose it is, a source to whom no claim is tied, or a cue that ties nothing.',
      'Characters that change the direction of the text without being seen are written out in names, sentences and notes, such as ⟨U+202E⟩. Quotations keep them, and say so.',
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
