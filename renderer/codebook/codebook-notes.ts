import type { Codebook } from '../../src/codebook/codebook'
import { amount, plural } from '../../src/wording/amounts'
import type { IncomingCodebook } from './incoming-codebook'

/** Names that are listed before "and more". */
const NAMED = 5

/** What an analyst should know of a codebook before taking it: what clashes, what was made up, what was left out. */
export function notesOn({ arrival, reading }: IncomingCodebook): readonly string[] {
  const { codebook, renewed } = arrival
  const clashes =
    renewed.size === 0
      ? []
      : [
          `${countedCodes(renewed.size, true)} here already under the same id. Yours stay as they are, with all their marks; these come as codes of their own.`,
        ]
  const keys = keyNote(codebook)
  if (reading === null) return [...clashes, ...keys]
  const { coloured, withoutRole, sets, elements } = reading
  return [
    ...clashes,
    'REFI-QDA has no examples, fields, keys and kinds of line: none of these codes has examples, fields or a key, and their lines were chosen here. Of a colour the hue stays; how light it is follows the theme.',
    ...keys,
    ...(withoutRole === 0
      ? []
      : [
          withoutRole === codebook.codes.length
            ? 'No code says which part it plays in attributions. Say in the codebook which of them are claims, sources and cues.'
            : `${countedCodes(withoutRole, true)} without a part in attributions.`,
        ]),
    ...(coloured === 0 ? [] : [`${countedCodes(coloured)} had no colour, or a grey, and got one.`]),
    ...(sets.length === 0
      ? []
      : [`Left out: the ${plural(sets.length, 'set')} ${listed(sets.map((name) => `“${name}”`))}.`]),
    ...(elements.length === 0 ? [] : [`Left out: what stands in ${listed(elements)}.`]),
  ]
}

function keyNote({ codes }: Codebook): readonly string[] {
  const without = codes.filter(({ key, retired }) => key === '' && !retired).length
  if (without === 0) return []
  const which =
    without === codes.length ? 'No code has a key.' : `Without a key: ${countedCodes(without)} of ${codes.length}.`
  return [
    `${which} Give them one in the codebook; until then they are tagged by their buttons, from the list of commands, and by digits once they were used.`,
  ]
}

/** "one code", "12 codes"; with the verb "one code is", "12 codes are". */
export function countedCodes(count: number, are = false): string {
  if (count === 1) return `one code${are ? ' is' : ''}`
  return `${amount(count)} codes${are ? ' are' : ''}`
}

function listed(names: readonly string[]): string {
  const first = names.slice(0, NAMED).map((name) => (name.length > 60 ? `${name.slice(0, 60)}…` : name))
  return names.length > NAMED ? `${first.join(', ')} and ${names.length - NAMED} more` : first.join(', ')
}
