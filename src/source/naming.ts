import { recordIndex } from '../collection/record-index'
import { firstOf } from '../collection/record-table'
import type { ProfileId } from '../ids'
import type { Profile, ProfileKind } from './profile'

const pronouns = new Set(
  'i he she they we it who him her them us himself herself themselves the former the latter'.split(' '),
)

/** Whether the words of a mention stand for somebody who is named elsewhere. */
export function isPronoun(words: string): boolean {
  return pronouns.has(words.toLowerCase())
}

const patterns: readonly (readonly [kind: ProfileKind, words: RegExp])[] = [
  ['data', /\b(data|statistics|figures|survey|poll|census|satellite images?)\b/i],
  ['document', /\b(document|report|statement|letter|memo|ruling|filing|transcript|law|treaty|communiqué|minutes)\b/i],
  [
    'unnamed-person',
    /^(an?|one|the|another)\s.*\b(source|official|diplomat|person|adviser|advisor|aide|expert|analyst|witness|resident|insider|employee|spokes\w+)\b/i,
  ],
  [
    'outlet',
    /\b(Times|Post|News|Newspaper|Reuters|Bloomberg|Herald|Tribune|Gazette|Journal|Guardian|Press|Agency|Broadcast\w*|Radio|TV|BBC|CNN|AFP|AP|Courier|Dispatch|Daily|Weekly|Mirror|Telegraph|Observer|Chronicle)\b/,
  ],
  [
    'named-group',
    /\b(Ministry|Government|Committee|Commission|Party|Union|Police|Court|Council|Bank|Company|Inc|Ltd|Office|Department|Parliament|Senate|University|Institute|Association|Authority|House|Kremlin|NATO|UN|EU)\b/,
  ],
]

const groups =
  /\b(sources|officials|diplomats|people|advisors|advisers|aides|experts|analysts|witnesses|residents|insiders|observers|critics|employees|lawmakers|allies)\b/i

/** Two capitalised words at the end name somebody: "the diplomats' leader Ada Quill". */
const endsInName = /\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$/u

/** The kind of source that the words of a mention speak of. */
export function profileKind(words: string): ProfileKind {
  if (groups.test(words) && !endsInName.test(words)) return 'unnamed-group'
  const match = patterns.find(([, pattern]) => pattern.test(words))
  if (match !== undefined) return match[0]
  return /^(?:\p{Lu}|(?:the|its|his|her)\s\p{Lu})/u.test(words) ? 'named-person' : 'unnamed-person'
}

/** A name without what does not tell one from another: capitals, articles and titles. */
export function comparableName(name: string): string {
  return name.toLowerCase().replace(/^(the|president|mr|mrs|ms|dr)\.?\s+/, '')
}

/** Whether a profile is known under these words. Words that name nobody never match: other officials may be meant. */
export function isKnownAs(profile: Profile, words: string): boolean {
  return !isPronoun(words) && knownNames(profile).includes(comparableName(words))
}

/** The names by which a profile is known, as they are compared. */
function knownNames({ kind, name, otherNames }: Profile): readonly string[] {
  return kind === 'unnamed-person' || kind === 'unnamed-group' ? [] : [name, ...otherNames].map(comparableName)
}

const byName = recordIndex<ProfileId, Profile>(knownNames)

/** The first of the profiles that is known under these words. */
export function profileKnownAs(profiles: ReadonlyMap<ProfileId, Profile>, words: string): Profile | undefined {
  return isPronoun(words) ? undefined : firstOf(profiles, byName(profiles)(comparableName(words)))
}

/** How well a profile fits the words of a mention, for ranking: 3 the same name, 2 a part of it, 0 nothing in common. */
export function likeness(profile: Profile, words: string): number {
  if (isKnownAs(profile, words)) return 3
  const wanted = comparableName(words).split(/\s+/)
  const names = [profile.name, ...profile.otherNames].flatMap((name) => comparableName(name).split(/\s+/))
  return wanted.some((word) => word.length > 2 && names.includes(word)) ? 2 : 0
}
