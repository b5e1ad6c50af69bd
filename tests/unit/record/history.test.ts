import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EditId } from '../../../src/ids'
import { apply } from '../../../src/record/apply'
import type { Change, Edit } from '../../../src/record/edit'
import { type History, nextIn, noHistory, remembered } from '../../../src/record/history'
import { revert } from '../../../src/record/revert'
import { emptyLibrary, type State } from '../../../src/record/state'
import { annotation, otherArticle, tag } from '../../integration/storage/sample'

let count = 0

function edit(act: Edit['act'], of: Edit['of'], changes: readonly Change[] = [named('', 'Ada')]): Edit {
  const stamp = { id: `edit ${++count}` as EditId, author: '', session: null, at: '2026-04-21T10:00:00.000Z' }
  return { ...stamp, act, of, gesture: 'settings', subject: '', changes }
}

const named = (before: string, after: string): Change => {
  const settings = (author: string) => ({ ...emptyLibrary.settings, author })
  return { table: 'settings', before: settings(before), after: settings(after) }
}

describe('a history', () => {
  it('has nothing to take back at first', () => {
    expect([nextIn(noHistory, 'undo'), nextIn(noHistory, 'redo')]).toEqual([null, null])
  })
  it('does not know what only the store has', () => {
    const history: History = { undo: [], redo: [], more: { undo: true, redo: true } }
    expect([nextIn(history, 'undo'), nextIn(history, 'redo')]).toEqual(['unknown', 'unknown'])
    expect(nextIn(remembered(history, edit('do', null)), 'redo')).toBe(null)
  })
  it('leaves entries of the log out', () => {
    expect(remembered(noHistory, edit('log', null))).toEqual(noHistory)
  })
  it('passes over edits that change nothing, whatever they are', () => {
    const history = remembered(noHistory, edit('do', null))
    for (const act of ['do', 'undo', 'redo'] as const) {
      expect(remembered(history, edit(act, act === 'do' ? null : ('another' as EditId), []))).toEqual(history)
    }
  })
  it('keeps so many edits and says that there are more', () => {
    let history = noHistory
    for (let n = 0; n < 101; n++) history = remembered(history, edit('do', null))
    expect([history.undo.length, history.more.undo]).toEqual([100, true])
  })
  it('refuses an undo or a redo out of turn', () => {
    const history = remembered(noHistory, edit('do', null))
    expect(() => remembered(history, edit('undo', 'another' as EditId))).toThrow(/done last/)
    expect(() => remembered(history, edit('redo', 'another' as EditId))).toThrow(/undone last/)
  })
  it('walks as far back and forth as a list of all states does, whatever is done between', () => {
    const step = fc.constantFrom('do', 'undo', 'redo')
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let state: State = { library: emptyLibrary, marks: new Map() }
        let history = noHistory
        const states = [state]
        let at = 0
        for (const act of steps) {
          const next = act === 'do' ? null : nextIn(history, act)
          const isPossible = act === 'do' || (act === 'undo' ? at > 0 : at < states.length - 1)
          expect(act === 'do' || next !== null).toBe(isPossible)
          if (!isPossible || next === 'unknown') continue
          const changes = next === null ? [named(state.library.settings.author, `${++count}`)] : reverted(state, next)
          const done = edit(act, next === null ? null : act === 'undo' ? next.id : next.of, changes)
          const after = apply(state, done)
          if (!after.ok) throw new Error('An edit of the history must fit.')
          state = after.value
          history = remembered(history, done)
          if (act === 'do') states.splice(at + 1, states.length, state)
          at += act === 'undo' ? -1 : 1
          expect(state.library.settings).toEqual(states[at]?.library.settings)
        }
      }),
    )
  })
  it('takes back what lies in an article that is not open as the edit left it', () => {
    const state: State = { library: emptyLibrary, marks: new Map() }
    const made = tag(annotation('a', '', otherArticle))
    expect(reverted(state, edit('do', null, [made]))).toEqual([
      { table: 'annotation', before: made.after, after: null },
    ])
  })
})

function reverted(state: State, of: Edit): readonly Change[] {
  const result = revert(state, of)
  if (!result.ok) throw new Error('An edit of the history must be there to be taken back.')
  return result.value
}
