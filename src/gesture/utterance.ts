import { CLOSING, DOUBLE_OPENING } from '../article/quotation-marks'
import type { Range } from '../article/range'
import { trimRange } from '../article/snap'

/** One part of an utterance, as UTF-16 offsets into the canonical text. */
export interface UtterancePart {
  readonly role: 'source' | 'cue' | 'claim'
  readonly range: Range
}

const CUES =
  'said|says|say|stated|states|told|tells|added|adds|noted|notes|announced|announces|explained|replied|confirmed|' +
  'confirms|stressed|emphasi[sz]ed|reaffirmed|declared|insisted|insists|claimed|claims|alleged|alleges|argued|argues|' +
  'maintained|maintains|denied|denies|admitted|admits|acknowledged|conceded|warned|warns|predicted|predicts|' +
  'forecasts?|expects|expected|reported|reports|wrote|writes|revealed|suggested|suggests|indicated|indicates|' +
  'promised|promises|estimated|estimates|believes|believed|found|concluded|complained|recalled'

// "told reporters that": who was told belongs to the cue.
const TOLD = "(?:told|tells)(?:\\s+(?!that\\b)[\\p{L}’']+){1,3}?(?=\\s+that\\b)"
const QUOTED = new RegExp(`^[${DOUBLE_OPENING}]`)
const QUOTED_END = new RegExp(`[,.?!…][${CLOSING}](?=\\s)`)
// What a source's words are not: the cue of a sentence that begins with them is somebody else's.
const NO_SOURCE = /^(?:that|which|who|and|but|or|if|when|while|because|as|there)$/i
// What the words before a cue do not end with: "did not say", "the reports", "to claim".
const NO_SOURCE_END =
  /\b(?:not|never|to|did|does|do|would|will|can|could|may|might|should|of|the|an?|its|their|his|her|our|my|no|any|such|th[eo]se|this|in|on|by|for|with|at|from)$/i
const LED_IN =
  /^(?:(?:on|in|at|by|after|before|during|earlier|later|last|meanwhile|however|yesterday|today)\b[^,]{0,60},\s+)/i

/**
 * Proposes who says what in a sentence, by its words: "X said that …", "According to X, …", "…, X said", "…, said X",
 * and quotations with either. Parts in the order of the text; none when no such form is found. English only.
 */
export function proposeUtterance(text: string, sentence: Range): readonly UtterancePart[] {
  const words = text.slice(sentence.start, sentence.end)
  const found = accordingTo(words) ?? quotationFirst(words) ?? sourceFirst(words) ?? claimFirst(words)
  if (found === null) return []
  const parts = found.map(({ role, range }) => ({
    role,
    range: trimRange(text, { start: sentence.start + range.start, end: sentence.start + range.end }),
  }))
  return parts.every(({ range }) => range.start < range.end)
    ? parts.toSorted((a, b) => a.range.start - b.range.start)
    : []
}

type Found = readonly UtterancePart[] | null

const part = (role: UtterancePart['role'], start: number, end: number): UtterancePart => ({
  role,
  range: { start, end },
})

/** Without the full stop, comma or semicolon at its end; a question mark and quotation marks belong to the words. */
function bareEnd(words: string, end: number): number {
  let bare = words.slice(0, end).trimEnd().length
  while (bare > 0 && /[.,;:]/.test(words.charAt(bare - 1))) bare--
  return bare
}

function isSource(words: string): boolean {
  return !NO_SOURCE.test(words.split(/\s/)[0] ?? '') && !NO_SOURCE_END.test(words)
}

function accordingTo(words: string): Found {
  const first = /^(According to)\s+([^,]+),\s+/i.exec(words)
  if (first !== null) {
    const [all, cue = '', source = ''] = first
    const start = all.indexOf(source, cue.length)
    return [
      part('cue', 0, cue.length),
      part('source', start, start + source.length),
      part('claim', all.length, bareEnd(words, words.length)),
    ]
  }
  const last = /,\s+(according to)\s+/i.exec(words)
  if (last === null) return null
  const cue = last.index + last[0].search(/\S(?<!,)/)
  return [
    part('claim', 0, bareEnd(words, last.index)),
    part('cue', cue, cue + 'according to'.length),
    part('source', last.index + last[0].length, bareEnd(words, words.length)),
  ]
}

// '"We are open," the mayor said', '"We are open," said the mayor'.
function quotationFirst(words: string): Found {
  if (!QUOTED.test(words)) return null
  const close = words.slice(1).search(QUOTED_END) + 3
  if (close < 3) return null
  return attributedAfter(words, close, close)
}

// 'The bridge is safe, the mayor said'.
function claimFirst(words: string): Found {
  const comma = words.lastIndexOf(',')
  return comma < 0 ? null : attributedAfter(words, comma, comma + 1)
}

/** `claimEnd`: where the claim ends; `from`: where source and cue follow, up to the next comma or the end. */
function attributedAfter(words: string, claimEnd: number, from: number): Found {
  const rest = words.slice(from)
  const sourceThenCue = new RegExp(
    `^(\\s+)([^,${DOUBLE_OPENING}”]{1,80}?)\\s+((?:has |have |had |also )*(?:${CUES}))(?=[,.\\s]|$)`,
  )
  const cueThenSource = new RegExp(`^(\\s+)(${CUES})\\s+([^,${DOUBLE_OPENING}”]{1,80}?)(?=,|[.?!]?$)`)
  const cueFirst = cueThenSource.exec(rest)
  if (cueFirst !== null) {
    const [, space = '', cue = '', source = ''] = cueFirst
    const at = from + space.length
    const sourceAt = words.indexOf(source, at + cue.length)
    return [
      part('claim', 0, claimEnd),
      part('cue', at, at + cue.length),
      part('source', sourceAt, bareEnd(words, sourceAt + source.length)),
    ]
  }
  const sourceFirst = sourceThenCue.exec(rest)
  if (sourceFirst === null) return null
  const [all, space = '', source = '', cue = ''] = sourceFirst
  if (!isSource(source)) return null
  const at = from + space.length
  return [
    part('claim', 0, claimEnd),
    part('source', at, at + source.length),
    part('cue', from + all.length - cue.length, from + all.length),
  ]
}

// 'On Monday, the ministry said that the port is open'.
function sourceFirst(words: string): Found {
  const from = LED_IN.exec(words)?.[0].length ?? 0
  const pattern = new RegExp(
    `^([^${DOUBLE_OPENING}”]{0,160}?[^${DOUBLE_OPENING}”,\\s])(,[^,]{1,80},)?\\s+((?:(?:has|have|had|also|later|again)\\s+)*)(${TOLD}|${CUES})(?:\\s+that|[:,]?(?=\\s+[${DOUBLE_OPENING}]))?\\s+`,
    'u',
  )
  const found = pattern.exec(words.slice(from))
  if (found === null) return null
  const [all, source = '', aside = '', auxiliary = '', cue = ''] = found
  if (!isSource(source)) return null
  const cueAt = from + source.length + aside.length + 1 + auxiliary.length
  return [
    part('source', from, from + source.length),
    part('cue', cueAt, cueAt + cue.length),
    part('claim', from + all.length, bareEnd(words, words.length)),
  ]
}
