// Titles and the like: a name follows, so a full stop after them never ends a sentence.
const BEFORE_NAMES = words(`
  Mr Mrs Ms Mx Dr Prof Rev Fr Hon Msgr Gen Lt Col Capt Cpt Maj Sgt Cpl Pvt Adm Cmdr Brig Sen Rep Gov Pres Sec Amb Supt
  Insp Det St Ste Mt Ft Messrs Mme Mlle vs v cf e.g i.e viz approx ca al`)

// A number follows: "No. 10", "Jan. 6". Before anything else these are words ("No.").
const BEFORE_NUMBERS = words(`
  No Nos Vol Fig Figs Art Arts Ch Chap Sect Para pp p op Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec`)

// These may stand at the end of a sentence, too; what follows decides.
const ANYWHERE = words('Inc Ltd Co Corp Bros Jr Sr etc Ave Blvd Rd Dept Univ Assn est')

// Words that begin a sentence far more often than they go on after an abbreviation.
const STARTERS = words(`
  A An The This That These Those He She It They We You I His Her Its Their Our My There Here Who What When Where Why How
  In On At By For From With Without After Before During Since Under Over Between Among As If Although Though While
  Because But And Or So Yet Nor However Meanwhile Moreover Nevertheless Nonetheless Still Then Thus Therefore Also
  According Some Many Most Several Both Each Every No Not One Two`)

/**
 * Whether the full stop at the end of `before` belongs to an abbreviation or initial and the sentence goes on with
 * `after`. `before` ends with the full stop, `after` begins with the next word; a stretch of each is enough.
 */
export function endsWithAbbreviation(before: string, after: string): boolean {
  const word = /(?<![\p{L}\p{N}])([\p{L}\p{N}.’'-]+)\.$/u.exec(before)?.[1]
  if (word === undefined) return false
  if (BEFORE_NAMES.has(word)) return true
  if (BEFORE_NUMBERS.has(word)) return /^\p{N}/u.test(after)
  const dotted = /^(?:(?:\p{L}\.)+\p{L}|\p{Lu})$/u.test(word)
  if (!dotted && !ANYWHERE.has(word)) return false
  const next = /^[\p{L}\p{N}’']+/u.exec(after)?.[0]
  return next !== undefined && !STARTERS.has(next)
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/))
}
