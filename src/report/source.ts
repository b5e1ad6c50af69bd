import { chainOf } from '../annotation/chain'
import type { ProfileId } from '../ids'
import { type Profile, type ProfileKind, profileKinds, reliabilities } from '../source/profile'
import { type Mention, mentionOf } from './mention'
import type { Group, Ref } from './numbering'
import type { Survey } from './survey'

/** A source with all its mentions: one profile, or a single mention without one. */
export interface SourceEntry extends Ref {
  readonly profile: ProfileId | null
  /** The profile's name; the words of the mention when there is none. */
  readonly name: string
  /** Empty without a profile. */
  readonly kind: ProfileKind | ''
  /** "Unnamed group"; "No profile yet". */
  readonly kindLabel: string
  readonly affiliation: string
  readonly role: string
  /** "B · Usually reliable"; empty when not judged. */
  readonly reliability: string
  readonly otherNames: readonly string[]
  readonly said: readonly Said[]
  readonly mentions: readonly Mention[]
}

/** A mention of a claim that the source said, or passed on. */
export interface Said {
  readonly as: 'source' | 'relay'
  /** The mention of the claim. */
  readonly ref: Ref
  /** The claim's restated sentence; the quotation when there is none. */
  readonly sentence: string
}

/** The sources in the order of their numbers. */
export function sourcesOf(survey: Survey): readonly SourceEntry[] {
  const said = saidBySource(survey)
  return survey.numbering.groups.source.map((group): SourceEntry => {
    const first = group.mentions[0]
    const id = first.annotation.profile
    const profile = id === null ? undefined : survey.library.profiles.get(id)
    return {
      label: group.label,
      anchor: group.anchor,
      profile: profile?.id ?? null,
      name: survey.nameOf(first),
      ...characterOf(profile),
      said: said.get(group) ?? [],
      mentions: group.mentions.map((each) => mentionOf(each, survey)),
    }
  })
}

function characterOf(profile: Profile | undefined) {
  return {
    kind: profile?.kind ?? ('' as const),
    kindLabel: profileKinds.find(([value]) => value === profile?.kind)?.[1] ?? 'No profile yet',
    affiliation: profile?.affiliation ?? '',
    role: profile?.role ?? '',
    reliability: reliabilities.find(([value]) => value === profile?.reliability)?.[1] ?? '',
    otherNames: profile?.otherNames ?? [],
  }
}

/** What each source said or relayed, in the order of the claims; the first link of a chain says, the others relay. */
function saidBySource({ numbering, library, saying, nameOf }: Survey): ReadonlyMap<Group, readonly Said[]> {
  const said = new Map<Group, Map<string, Said>>()
  for (const mention of numbering.groups.claim.flatMap((claim) => claim.mentions)) {
    const { statement } = mention.annotation
    const restated = statement === null ? '' : (library.statements.get(statement)?.text.trim() ?? '')
    const sentence = restated || nameOf(mention)
    for (const attribution of saying(mention.annotation.id)) {
      for (const [index, link] of chainOf(attribution, mention.page.marks.attributions).entries()) {
        if (link.kind !== 'sources') continue
        const as = index === 0 ? 'source' : 'relay'
        for (const group of new Set(link.annotations.map((id) => numbering.groupOf.get(id)))) {
          if (group === undefined) continue
          const those = said.get(group) ?? new Map<string, Said>()
          said.set(group, those)
          those.set(`${as} ${mention.anchor}`, { as, ref: mention, sentence })
        }
      }
    }
  }
  return new Map([...said].map(([group, those]) => [group, [...those.values()]]))
}
