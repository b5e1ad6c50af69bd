// @vitest-environment happy-dom

import { describe, expect, it } from 'vitest'
import { place } from '../../../renderer/place/feature'
import { redo, undo } from '../../../renderer/place/history'
import { shownMessages } from '../../../renderer/window/message'
import { AppWindow } from '../../../renderer/window/window'
import type { EditId } from '../../../src/ids'
import type { Bridge } from '../../../src/ipc/contract'
import { apply } from '../../../src/record/apply'
import type { Edit, Stamp } from '../../../src/record/edit'
import { type History, noHistory } from '../../../src/record/history'
import { revert } from '../../../src/record/revert'
import { emptyLibrary, type State } from '../../../src/record/state'
import { openingOf } from './quiet-window'

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

function rename(window: AppWindow, author: string): boolean {
  const before = window.view().state.library.settings
  const changes = [{ table: 'settings', before, after: { ...before, author } } as const]
  return window.perform({ gesture: 'settings', subject: author, changes })
}

const author = (window: AppWindow) => window.view().state.library.settings.author

describe('undo and redo in the window', () => {
  it('are applied at once, while the store has not answered yet', async () => {
    const store = slowStore()
    const window = new AppWindow(store.bridge, [place])
    rename(window, 'Ada')
    rename(window, 'Grace')
    undo(window)
    expect(author(window)).toBe('Ada')
    // What is done next starts from what is shown.
    rename(window, 'Joan')
    undo(window)
    undo(window)
    expect([author(window), window.view().can]).toEqual(['', { canUndo: false, canRedo: true }])
    redo(window)
    expect([author(window), store.asked()]).toEqual(['Ada', ['edits.commit']])
    await store.answerAll()
    expect([store.author(), author(window)]).toEqual(['Ada', 'Ada'])
    expect(window.get(shownMessages)).toEqual([])
    expect(window.view().save).toEqual({ pending: 0, failure: null })
  })

  it('take back a run as the one edit that it is', async () => {
    const store = slowStore()
    const window = new AppWindow(store.bridge, [place])
    for (const name of ['A', 'Ad', 'Ada']) {
      const before = window.view().state.library.settings
      const changes = [{ table: 'settings', before, after: { ...before, author: name } } as const]
      window.perform({ gesture: 'settings', subject: name, changes }, 'do', 'typing')
    }
    expect(window.view().can).toEqual({ canUndo: true, canRedo: false })
    undo(window)
    expect([author(window), window.view().can]).toEqual(['', { canUndo: false, canRedo: true }])
    redo(window)
    await store.answerAll()
    expect([author(window), store.author()]).toEqual(['Ada', 'Ada'])
  })

  it('ask the store first for what was done before the start, and what is pressed meanwhile waits', async () => {
    const { settings } = emptyLibrary
    const old: Edit = {
      ...{ id: 'old' as EditId, author: '', session: null, at: '2026-04-21T10:00:00.000Z' },
      ...{ act: 'do', of: null, gesture: 'settings', subject: 'Ada' },
      changes: [{ table: 'settings', before: settings, after: { ...settings, author: 'Ada' } }],
    }
    const store = slowStore([old])
    const window = new AppWindow(store.bridge, [place])
    const more = { undo: true, redo: false }
    const library = { ...emptyLibrary, settings: { ...settings, author: 'Ada' } }
    window.begin(openingOf(library, { ...noHistory, more }))
    const order: string[] = []
    undo(window)
    window.inputs.add(() => order.push(author(window) || 'nobody'))
    expect([author(window), order]).toEqual(['Ada', []])
    await store.answerAll()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect([author(window), order, store.author()]).toEqual(['', ['nobody'], ''])
  })

  it('say so when there is nothing to take back', () => {
    const window = new AppWindow(slowStore().bridge, [place])
    undo(window)
    expect(window.view().announcement).toBe('Nothing to undo')
  })

  it('change nothing in a library that is open for reading only', () => {
    const window = new AppWindow(slowStore().bridge, [place])
    rename(window, 'Ada')
    window.makeReadOnly()
    undo(window)
    expect(author(window)).toBe('Ada')
    expect(window.get(shownMessages).map(({ tone }) => tone)).toEqual(['error'])
  })
})
