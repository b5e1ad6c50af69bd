/** What a mark's own words say about its fields: proposals that the analyst may overrule. */

const meanings: readonly (readonly [meaning: string, words: RegExp])[] = [
  ['denies', /\b(den(y|ies|ied|ying)|reject(s|ed)?|dismiss(es|ed)?|refut(es?|ed)|disput(es?|ed))\b/i],
  ['admits', /\b(admit(s|ted)?|conced(es?|ed)|acknowledg(es?|ed)|confess(es|ed)?)\b/i],
  ['predicts', /\b(predict(s|ed)?|forecast(s|ed)?|expect(s|ed)?|foresees?|foresaw|warn(s|ed)?)\b/i],
  ['asks', /\b(ask(s|ed)?|inquir(es?|ed)|question(s|ed)?|wonder(s|ed)?|call(s|ed)? (on|for)|urg(es?|ed))\b/i],
  ['hedges', /\b(suggest(s|ed)?|indicat(es?|ed)|impl(y|ies|ied)|hint(s|ed)?|appear(s|ed)?|seem(s|ed)?|reportedly)\b/i],
  ['claims', /\b(claim(s|ed)?|alleg(es?|ed)|allegedly|insist(s|ed)?|assert(s|ed)?|maintain(s|ed)?|argu(es?|ed))\b/i],
  ['reports', /\b(report(s|ed)?|wrote|writes?|publish(es|ed)?|quot(es?|ed)|cit(es?|ed|ing)|revealed|broadcast)\b/i],
  [
    'says',
    /\b(sa(y|ys|id|ying)|accord(ing|s)? to|stat(es?|ed)|t(ell|ells|old)|add(s|ed)?|not(es?|ed)|emphasi[sz](es?|ed)|(re)?affirm(s|ed)?|announc(es?|ed)|explain(s|ed)?|comment(s|ed|ing)?|repl(y|ies|ied)|confirm(s|ed)?|stress(es|ed)?|declar(es?|ed))\b/i,
  ],
]

/** The meaning of a cue by its words, or an empty string. */
export function cueMeaning(words: string): string {
  return meanings.find(([, pattern]) => pattern.test(words))?.[0] ?? ''
}

/** The kind of a claim by its words; "fact" when nothing speaks for another. */
export function claimKind(words: string): string {
  if (/\?["'”’»]?\s*$/.test(words)) return 'question'
  if (
    /\b(intends?|intended|intentions?|plans? to|planned to|aims? (to|at)|willing to|ready to|prepared to|seeks? to|readiness)\b/i.test(
      words,
    )
  )
    return 'intention'
  if (
    /\b(will|would|shall|won't|expected to|likely|forecast|is to|are to|scheduled to|set to|could|may|might)\b/i.test(
      words,
    )
  )
    return 'forecast'
  if (
    /\b(should|ought to|must|best|worst|unacceptable|wrong|important|unfair|shameful|believes?|I think|in my view)\b/i.test(
      words,
    )
  )
    return 'opinion'
  return 'fact'
}

const months = 'January|February|March|April|May|June|July|August|September|October|November|December'
const time = new RegExp(
  [
    `\\b(?:${months})\\s+\\d{1,2}(?:,\\s*\\d{4})?\\b`,
    `\\b\\d{1,2}\\s+(?:${months})(?:\\s+\\d{4})?\\b`,
    `\\b(?:in\\s+)?(?:${months})\\s+\\d{4}\\b`,
    '\\b(?:today|yesterday|tomorrow|tonight)\\b',
    '\\b(?:in the (?:coming|next|past|last) (?:few )?(?:hours|days|weeks|months|years))\\b',
    '\\b(?:(?:last|next|this|earlier this) (?:week|month|year|spring|summer|autumn|winter|night))\\b',
    '\\b(?:for (?:over|more than|about|nearly) an? (?:day|week|month|year))\\b',
    '\\bon (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b',
    '\\b(?:in|since|by|until) (?:19|20)\\d{2}\\b',
  ].join('|'),
  'i',
)

/** The first expression of time in a claim, as it is worded, or an empty string. English only. */
export function timeSpokenOf(words: string): string {
  return time.exec(words)?.[0] ?? ''
}

/** Facts want checking, opinions and questions don't; of the rest the analyst decides. */
export function checkWorthy(kind: string): string {
  if (kind === 'fact') return 'yes'
  return kind === 'opinion' || kind === 'question' ? 'no' : ''
}
