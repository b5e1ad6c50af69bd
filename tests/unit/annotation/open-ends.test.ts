import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareAnnotations } from '../../../src/annotation/annotation'
import { members } from '../../../src/annotation/attribution'
import { countMarks } from '../../../src/annotation/counts'
import { openEnds } from '../../../src/annotation/open-ends'
import { attributionsOf, mentionsOf } from '../../../src/annotation/ties'
import { roleOf } from '../../../src/codebook/codebook'
import { wholeCodebook } from '../../../src/codebook/codebooks'
import type { AnnotationId } from '../../../src/ids'
import { Analyst } from '../gesture/analyst'
import { perform, step, text } from '../gesture/chance'

/** All of it looked at anew, the plain way. */
function lookedAtAnew(analyst: Analyst) {
  const { marks } = analyst
  const codebook = wholeCodebook(analyst.state.library)
  const settled = new Set<AnnotationId>()
  for (const attribution of marks.attributions.values()) {
    const { sources, cues, contents, voice, relayedBy } = attribution
    const isAnswered = sources.length > 0 || voice !== 'open'
    const hasContent = contents.length > 0
    if (isAnswered) for (const id of contents) settled.add(id)
    if (hasContent) for (const id of members(attribution)) if (!contents.includes(id)) settled.add(id)
    if (isAnswered || hasContent) for (const id of cues) settled.add(id)
    for (const relay of relayedBy) {
      if (relay.kind !== 'attribution' || !hasContent) continue
      for (const id of marks.attributions.get(relay.attribution)?.sources ?? []) settled.add(id)
    }
  }
  const all = [...marks.annotations.values()].sort(compareAnnotations)
  const ofRole = (role: string) => all.filter((each) => roleOf(codebook, each.code) === role)
  const ends = all.filter((each) => !settled.has(each.id)).map((each) => each.id)
  return {
    ends,
    counts: {
      claims: ofRole('claim').length,
      sources: new Set(ofRole('source').map((each) => each.profile)).size,
      cues: ofRole('cue').length,
      openEnds: ends.length,
    },
    ties: all.map(({ id }) => [...marks.attributions.values()].filter((each) => members(each).includes(id))),
    mentions: [...analyst.state.library.profiles.keys()].map(
      (profile) => new Set(all.filter((each) => each.profile === profile).map((each) => each.id)),
    ),
  }
}

function carriedOver({ marks, state }: Analyst) {
  const { profiles } = state.library
  const codebook = wholeCodebook(state.library)
  const byProfile = mentionsOf(marks.annotations)
  return {
    ends: openEnds(marks, codebook).map((each) => each.annotation.id),
    counts: countMarks(marks, codebook),
    ties: [...marks.annotations.values()]
      .sort(compareAnnotations)
      .map(({ id }) => attributionsOf(marks.attributions, id)),
    mentions: [...profiles.keys()].map((profile) => new Set(byProfile(profile))),
  }
}

describe('open ends, counts and ties, carried over from edit to edit', () => {
  it('are what looking at everything anew comes to, after any edits and when they are taken back', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 60 }), (plan) => {
        const analyst = new Analyst(text)
        for (const each of plan) {
          perform(analyst, each)
          expect(carriedOver(analyst)).toEqual(lookedAtAnew(analyst))
        }
        analyst.undoAll()
        expect(carriedOver(analyst)).toEqual(lookedAtAnew(analyst))
      }),
    )
  })
})
