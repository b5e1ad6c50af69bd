import { type Annotation, quotation } from '../../src/annotation/annotation'
import { mentionsOf } from '../../src/annotation/ties'
import { chooseProfile, separateProfile, setProfile } from '../../src/gesture/fields'
import type { ProfileId } from '../../src/ids'
import { likeness } from '../../src/source/naming'
import { type Profile, profileFields } from '../../src/source/profile'
import { ChoiceField } from '../fields/choice-field'
import { CodeField } from '../fields/code-field'
import { DraftField } from '../fields/draft-field'
import { change as changeMarks } from '../place/desk'
import { useMarks } from '../place/use-place'
import { useContextMenu } from '../window/context-menu'
import { isTyping } from '../window/key'
import { useView, useWindow } from '../window/use-window'

/** Whom a mention mentions: choosing another profile merges them, the fields are the profile's in every article. */
export function ProfileGroup({ annotation, id }: { readonly annotation: Annotation; readonly id: ProfileId }) {
  const window = useWindow()
  const openMenu = useContextMenu()
  const profile = useView((view) => view.state.library.profiles.get(id))
  const profiles = useView((view) => view.state.library.profiles)
  const marks = useMarks()
  if (profile === undefined) return null
  const mentions = mentionsOf(marks.annotations)(id).length
  const others = () =>
    rank(
      [...profiles.values()].filter((each) => each.id !== id),
      annotation,
    )
  const choose = (value: string) => {
    if (value === id) return
    changeMarks(window, (desk) =>
      value === 'new' ? separateProfile(desk, annotation.id) : chooseProfile(desk, annotation.id, value as ProfileId),
    )
  }
  const set = (change: Partial<Omit<Profile, 'id' | 'articles'>>) => {
    changeMarks(window, (desk) => setProfile(desk, id, change))
  }
  return (
    <fieldset
      aria-label="Source profile"
      onContextMenu={(event) => {
        if (!isTyping(event.target)) openMenu(event, { kind: 'source', profile: id })
      }}
    >
      <legend>Source profile</legend>
      <ChoiceField
        label="Who is meant"
        wide
        part="same"
        value={id as string}
        choices={(isEntered) => [
          { value: id, label: profile.name },
          ...(isEntered ? others() : []).map((each) => ({ value: each.id as string, label: describe(each) })),
          ...(mentions > 1 ? [{ value: 'new', label: 'Somebody else: a new profile' }] : []),
        ]}
        onChoose={choose}
      />
      {mentions > 1 ? <p className="hint">{mentions} mentions in this article</p> : null}
      {profileFields.map((field) => (
        <CodeField
          key={`${id} ${field.key}`}
          place={`profile ${id}, ${field.key}`}
          field={field}
          value={profile[field.key]}
          onKeep={(value) => set({ [field.key]: value })}
        />
      ))}
      <DraftField
        key={`${id} otherNames`}
        label="Other names"
        place={`profile ${id}, otherNames`}
        hint="One name a line."
        kind="lines"
        value={profile.otherNames.join('\n')}
        onKeep={(value) =>
          set({
            otherNames: value
              .split('\n')
              .map((name) => name.trim())
              .filter(Boolean),
          })
        }
      />
    </fieldset>
  )
}

const byName = new Intl.Collator()

/** Likely ones first: those whose names fit, then those of this article, then the rest by name. */
function rank(profiles: readonly Profile[], annotation: Annotation): readonly Profile[] {
  const words = quotation(annotation)
  const score = (each: Profile) => likeness(each, words) * 2 + (each.articles.includes(annotation.article) ? 1 : 0)
  return profiles
    .map((profile) => ({ profile, score: score(profile) }))
    .sort((a, b) => b.score - a.score || byName.compare(a.profile.name, b.profile.name))
    .map(({ profile }) => profile)
}

function describe(profile: Profile): string {
  return [profile.name, profile.role, profile.affiliation].filter(Boolean).join(', ')
}
