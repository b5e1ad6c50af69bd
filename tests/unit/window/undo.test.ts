// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { redo, undo } from '../../../renderer/window/history'
import { Workbench } from '../../../renderer/window/window'
import type { EditId } from '../../../src/ids'
import type { Bridge } from '../../../src/ipc/contract'
import { apply } from '../../../src/record/apply'
import type { Edit, Stamp } from '../../../src/record/edit'
import { type History, noHistory } from '../../../src/record/history'
import { revert } from '../../../src/record/revert'
import { emptyLibrary, type State } from '../../../src/record/state'

/** A store that answers when it is told to, in the order in which it was asked. */
function slowStore(before: readonly Edit[] = []) {
  let state: State = { library: emptyLibrary, marks: new Map() }
  const done: Edit[] = []
  const undone: Edit[] = []
  const asked: { channel: string; answer: () => void }[] = []
  const commit = (edit: Edit) => {
    const next = apply(state, edit)
    if (!next.ok) return { ok: false, error: { code: 'stale' } }
    state = next.value
    return { ok: true, value: can() }
  }
  const can = () => ({ canUndo: done.length > 0, canRedo: undone.length > 0 })
  const reverting = (stamp: Stamp, act: 'undo' | 'redo') => {
    const of = act === 'undo' ? done.pop() : undone.pop()
    const changes = of && revert(state, of)
    if (!of || !changes?.ok) return { ok: false, error: { code: 'nothing' } }
    const { gesture, subject } = of
    const edit: Edit = { ...stamp, act, of: act === 'undo' ? of.id : of.of, gesture, subject, changes: changes.value }
    commit(edit)
    if (act === 'undo') undone.push(edit)
    else done.push({ ...edit, id: edit.of ?? edit.id, act: 'do', of: null })
    return { ok: true, value: { edit, can: can() } }
  }
  const answers: Record<string, (argument: never) => unknown> = {
    'edits.commit': (edit: Edit) => {
      const result = commit(edit)
      if (result.ok && edit.act === 'do') {
        done.push(edit)
        undone.length = 0
      }
      return result
    },
    'edits.undo': (stamp: Stamp) => reverting(stamp, 'undo'),
    'edits.redo': (stamp: Stamp) => reverting(stamp, 'redo'),
    'edits.history': (): History => ({ undo: [...done], redo: [...undone], more: noHistory.more }),
  }
  const bridge = {
    request: (channel: string, argument: never) =>
      new Promise((resolve) => asked.push({ channel, answer: () => resolve(answers[channel]?.(argument)) })),
    on: () => () => undefined,
  } as unknown as Bridge
  for (const edit of before) answers['edits.commit']?.(edit as never)
  const idle = () => new Promise((resolve) => setTimeout(resolve))
  return {
    bridge,
    author: () => state.library.settings.author,
    asked: () => asked.map(({ channel }) => channel),
    /** Answers all that is asked, until nothing is any more. */
    answerAll: async () => {
      for (await idle(); asked.length > 0; await idle()) asked.shift()?.answer()
    },
  }
}

function rename(bench: Workbench, author: string): boolean {
  const before = bench.view().state.library.settings
  const changes = [{ table: 'settings', before, after: { ...before, author } } as const]
  return bench.perform({ gesture: 'settings', subject: author, changes })
}

const author = (bench: Workbench) => bench.view().state.library.settings.author

describe('undo and redo in the window', () => {
  it('are applied at once, while the store has not answered yet', async () => {
    const store = slowStore()
    const bench = new Workbench(store.bridge)
    rename(bench, 'Ada')
    rename(bench, 'Grace')
    undo(bench)
    expect(author(bench)).toBe('Ada')
    // What is done next starts from what is shown.
    rename(bench, 'Joan')
    undo(bench)
    undo(bench)
    expect([author(bench), bench.view().can]).toEqual(['', { canUndo: false, canRedo: true }])
    redo(bench)
    expect([author(bench), store.asked()]).toEqual(['Ada', ['edits.commit']])
    await store.answerAll()
    expect([store.author(), author(bench)]).toEqual(['Ada', 'Ada'])
    expect(bench.view().messages).toEqual([])
    expect(bench.view().save).toEqual({ pending: 0, failure: null })
  })

  it('take back a run as the one edit that it is', async () => {
    const store = slowStore()
    const bench = new Workbench(store.bridge)
    for (const name of ['A', 'Ad', 'Ada']) {
      const before = bench.view().state.library.settings
      const changes = [{ table: 'settings', before, after: { ...before, author: name } } as const]
      bench.perform({ gesture: 'settings', subject: name, changes }, 'do', 'typing')
    }
    expect(bench.view().can).toEqual({ canUndo: true, canRedo: false })
    undo(bench)
    expect([author(bench), bench.view().can]).toEqual(['', { canUndo: false, canRedo: true }])
    redo(bench)
    await store.answerAll()
    expect([author(bench), store.author()]).toEqual(['Ada', 'Ada'])
  })

  it('ask the store first for what was done before the start, and what is pressed meanwhile waits', async () => {
    const { settings } = emptyLibrary
    const old: Edit = {
      ...{ id: 'old' as EditId, author: '', session: null, at: '2026-04-21T10:00:00.000Z' },
      ...{ act: 'do', of: null, gesture: 'settings', subject: 'Ada' },
      changes: [{ table: 'settings', before: settings, after: { ...settings, author: 'Ada' } }],
    }
    const store = slowStore([old])
    const bench = new Workbench(store.bridge)
    const more = { undo: true, redo: false }
    bench.set({
      state: { library: { ...emptyLibrary, settings: { ...settings, author: 'Ada' } }, marks: new Map() },
      history: { ...noHistory, more },
    })
    const order: string[] = []
    undo(bench)
    bench.inputs.add(() => order.push(author(bench) || 'nobody'))
    expect([author(bench), order]).toEqual(['Ada', []])
    await store.answerAll()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect([author(bench), order, store.author()]).toEqual(['', ['nobody'], ''])
  })

  it('say so when there is nothing to take back', () => {
    const bench = new Workbench(slowStore().bridge)
    undo(bench)
    expect(bench.view().announcement).toBe('Nothing to undo')
  })

  it('change nothing in a library that is open for reading only', () => {
    const bench = new Workbench(slowStore().bridge)
    rename(bench, 'Ada')
    bench.set({ readOnly: true })
    undo(bench)
    expect(author(bench)).toBe('Ada')
    expect(bench.view().messages.map(({ tone }) => tone)).toEqual(['error'])
  })
})
