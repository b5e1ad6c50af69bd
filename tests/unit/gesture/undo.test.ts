import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { members } from '../../../src/annotation/attribution'
import { apply } from '../../../src/record/apply'
import type { State } from '../../../src/record/state'
import { Analyst } from './analyst'
import { perform, step, text } from './chance'

/** Everything as plain values, tables by id. */
function plain({ library, marks }: State) {
  const table = (map: ReadonlyMap<string, unknown>) => Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)))
  return {
    profiles: table(library.profiles),
    statements: table(library.statements),
    marks: [...marks].map(([id, { annotations, attributions }]) => [id, table(annotations), table(attributions)]),
  }
}

describe('edits', () => {
  it('give the state before when all are undone, and the state after when all are done again', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 60 }), (plan) => {
        const analyst = new Analyst(text)
        const before = plain(analyst.state)
        for (const each of plan) perform(analyst, each)
        const after = plain(analyst.state)
        const undone = analyst.undoAll()
        expect(plain(analyst.state)).toEqual(before)
        let state = analyst.state
        for (const { changes } of [...undone].reverse()) {
          const inverse = [...changes].reverse().map((each) => ({ ...each, before: each.after, after: each.before }))
          const next = apply(state, { changes: inverse as typeof changes })
          if (!next.ok) throw new Error('a redo in order must not be stale')
          state = next.value
        }
        expect(plain(state)).toEqual(after)
      }),
      { numRuns: 300 },
    )
  })

  it('leave no reference that leads nowhere, no empty attribution and no stray profile', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 60 }), (plan) => {
        const analyst = new Analyst(text)
        for (const each of plan) perform(analyst, each)
        const { annotations, attributions } = analyst.marks
        const { profiles, statements } = analyst.state.library
        for (const attribution of attributions.values()) {
          expect(members(attribution).length).toBeGreaterThan(0)
          expect(new Set(members(attribution)).size).toBe(members(attribution).length)
          for (const id of members(attribution)) expect(annotations.has(id)).toBe(true)
          for (const relay of attribution.relayedBy)
            if (relay.kind === 'attribution') expect(attributions.has(relay.attribution)).toBe(true)
          for (const id of attribution.contents) expect(annotations.get(id)?.code).toBe('claim')
          for (const id of attribution.cues) expect(annotations.get(id)?.code).toBe('cue')
          for (const id of attribution.sources) expect(annotations.get(id)?.code).toBe('source')
        }
        for (const { id, code, profile, statement, selectors } of annotations.values()) {
          expect(profile !== null && profiles.has(profile)).toBe(code === 'source')
          expect(statement !== null && statements.has(statement)).toBe(code === 'claim')
          expect([...attributions.values()].some((each) => members(each).includes(id))).toBe(true)
          for (const { start, end, exact } of selectors) expect(analyst.desk.text.slice(start, end)).toBe(exact)
        }
        const mentioned = new Set([...annotations.values()].flatMap(({ profile, statement }) => [profile, statement]))
        for (const { id, articles } of [...profiles.values(), ...statements.values()])
          expect(articles.length > 0).toBe(mentioned.has(id))
      }),
      { numRuns: 300 },
    )
  })
})
