import { describe, expect, it, vi } from 'vitest'
import { Saver } from '../../../renderer/window/saver'
import type { EditId } from '../../../src/ids'
import type { Bridge } from '../../../src/ipc/contract'
import type { Change, Edit } from '../../../src/record/edit'
import { emptyLibrary } from '../../../src/record/state'

let count = 0

/** An edit that takes the author's name from one to another. */
function rename(before: string, after: string): Edit {
  const settings = (author: string) => ({ ...emptyLibrary.settings, author })
  const change: Change = { table: 'settings', before: settings(before), after: settings(after) }
  const stamp = { id: `edit ${++count}` as EditId, author: '', session: null, at: '2026-04-21T10:00:00.000Z' }
  return { ...stamp, act: 'do', of: null, gesture: 'settings', subject: after, changes: [change] }
}

function saver() {
  const saved: string[] = []
  const whole: string[] = []
  const bridge = {
    request: (_channel: string, { changes }: Edit) => {
      for (const { before, after } of changes as readonly Extract<Change, { table: 'settings' }>[])
        saved.push(`${before?.author} → ${after?.author}`)
      return Promise.resolve({ ok: true, value: { canUndo: true, canRedo: false } })
    },
  } as unknown as Bridge
  const states: number[] = []
  const listener = {
    onState: ({ pending }: { pending: number }) => states.push(pending),
    onEdit: ({ subject }: Edit) => whole.push(subject),
    onSaved: () => undefined,
    onStale: () => undefined,
  }
  return { saved, whole, states, it: new Saver(bridge, listener) }
}

describe('Saver', () => {
  it('makes one edit of a run, and saves it when all must be saved', async () => {
    const { it: queue, saved, states } = saver()
    queue.addToRun('a', rename('1', '2'))
    queue.addToRun('a', rename('2', '3'))
    expect([saved, states.at(-1), queue.unsaved().length]).toEqual([[], 1, 1])
    expect(await queue.settled()).toBe(true)
    expect([saved, states.at(-1)]).toEqual([['1 → 3'], 0])
  })
  it('ends a run when another begins, and before any other edit', async () => {
    const { it: queue, saved } = saver()
    queue.addToRun('a', rename('1', '2'))
    queue.addToRun('b', rename('2', '3'))
    queue.addToRun('b', rename('3', '4'))
    queue.add(rename('4', '5'))
    queue.addToRun('b', rename('5', '6'))
    await queue.settled()
    expect(saved).toEqual(['1 → 2', '2 → 4', '4 → 5', '5 → 6'])
  })
  it('saves a run that has rested', async () => {
    vi.useFakeTimers()
    const { it: queue, saved } = saver()
    queue.addToRun('a', rename('1', '2'))
    await vi.advanceTimersByTimeAsync(900)
    queue.addToRun('a', rename('2', '3'))
    await vi.advanceTimersByTimeAsync(900)
    expect(saved).toEqual([])
    await vi.advanceTimersByTimeAsync(200)
    vi.useRealTimers()
    expect(saved).toEqual(['1 → 3'])
  })
  it('saves nothing of a run that came to nothing', async () => {
    const { it: queue, saved, whole, states } = saver()
    queue.addToRun('a', rename('1', '2'))
    queue.addToRun('a', rename('2', '1'))
    await queue.settled()
    expect([saved, states.at(-1)]).toEqual([[], 0])
    expect([whole, queue.runs()]).toEqual([[], false])
  })
})
