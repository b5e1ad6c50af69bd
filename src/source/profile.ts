import * as v from 'valibot'
import { choicesOf, type Field } from '../codebook/codebook'
import { articleId, profileId } from '../ids'

export const profileKinds = [
  ['named-person', 'Named person'],
  ['unnamed-person', 'Unnamed person'],
  ['named-group', 'Named group'],
  ['unnamed-group', 'Unnamed group'],
  ['document', 'Document'],
  ['outlet', 'Outlet'],
  ['data', 'Data'],
] as const

/** The Admiralty code's letters for the reliability of a source (NATO AJP-2.1). */
export const reliabilities = [
  ['A', 'A · Completely reliable'],
  ['B', 'B · Usually reliable'],
  ['C', 'C · Fairly reliable'],
  ['D', 'D · Not usually reliable'],
  ['E', 'E · Unreliable'],
  ['F', 'F · Reliability cannot be judged'],
] as const

/** One person, organisation, outlet, document or unnamed group, known across articles; mentions point to it. */
export const profileSchema = v.pipe(
  v.strictObject({
    id: profileId,
    name: v.string(),
    otherNames: v.pipe(v.array(v.string()), v.readonly()),
    kind: v.picklist(profileKinds.map(([value]) => value)),
    affiliation: v.string(),
    role: v.string(),
    reliability: v.picklist(['', ...reliabilities.map(([value]) => value)]),
    /** Where it is mentioned, kept in step by the edits that add and remove mentions. */
    articles: v.pipe(v.array(articleId), v.readonly()),
  }),
  v.readonly(),
)
export type Profile = v.InferOutput<typeof profileSchema>
export type ProfileKind = Profile['kind']

/** What an analyst fills in, besides the other names. Keys are those of {@link Profile}. */
export const profileFields: readonly (Field & {
  readonly key: Exclude<keyof Profile, 'id' | 'otherNames' | 'articles'>
})[] = [
  { kind: 'text', key: 'name', label: 'Name' },
  { kind: 'choice', key: 'kind', label: 'Kind', choices: choicesOf(profileKinds) },
  { kind: 'choice', key: 'reliability', label: 'Reliability', choices: choicesOf(reliabilities) },
  { kind: 'text', key: 'affiliation', label: 'Affiliation' },
  { kind: 'text', key: 'role', label: 'Role' },
]

export function isUnnamed(profile: Profile): boolean {
  return profile.kind === 'unnamed-person' || profile.kind === 'unnamed-group'
}
