import { expect, it } from 'vitest'
import { Drafts } from '../../../renderer/window/drafts'
import type { Saver } from '../../../renderer/window/saver'
import type { Bridge, Draft } from '../../../src/ipc/contract'

const NOTE = 'annotation 1, note'

/** Drafts as they are after a start that found these, and what the main process keeps of them. */
function started(...found: readonly Draft[]) {
  const kept = new Map(found.map((draft) => [draft.key, draft]))
  const bridge = {
    request: (_channel: string, draft: Draft) => {
      if (draft.text === '') kept.delete(draft.key)
      else kept.set(draft.key, draft)
      return Promise.resolve(null)
    },
  } as unknown as Bridge
  const drafts = new Drafts(bridge, { settled: () => Promise.resolve(true) } as unknown as Saver, () => undefined)
  drafts.recover(found)
  return { drafts, kept: () => [...kept.values()] }
}

const typed = (text: string, base: string): Draft => ({ key: NOTE, text, base })
const rest = () => new Promise((resolve) => setTimeout(resolve))

it('brings back what was typed over what is saved now', () => {
  expect(started(typed('Ask the press office', 'Ask')).drafts.textAt(NOTE, 'Ask')).toBe('Ask the press office')
  expect(started(typed('As', 'Ask')).drafts.textAt(NOTE, 'Ask')).toBe('As')
})

it.each([
  ['is saved', 'Ask the press office'],
  ['is a part of what was saved', 'Ask the press'],
])('drops a draft that %s', async (_case, text) => {
  const { drafts, kept } = started(typed(text, ''))
  expect(drafts.textAt(NOTE, 'Ask the press office')).toBeNull()
  expect(drafts.asideAt(NOTE, 'Ask the press office')).toBeNull()
  await rest()
  expect(kept()).toEqual([])
})

it('sets a draft aside that was typed over something else than is saved now', async () => {
  const { drafts, kept } = started(typed('Ask the mayor', ''))
  expect(drafts.textAt(NOTE, 'Ask the press office')).toBeNull()
  expect(drafts.asideAt(NOTE, 'Ask the press office')).toBe('Ask the mayor')
  await rest()
  // It outlives what is typed into the field from now on, and another start.
  drafts.note(NOTE, 'Ask the press office by noon', 'Ask the press office')
  const again = started(...kept()).drafts
  expect(again.textAt(NOTE, 'Ask the press office')).toBe('Ask the press office by noon')
  expect(again.asideAt(NOTE, 'Ask the press office')).toBe('Ask the mayor')
})

it('forgets what was set aside when somebody has decided on it', async () => {
  const { drafts, kept } = started(typed('Ask the mayor', ''))
  drafts.textAt(NOTE, 'Ask the press office')
  drafts.endAside(NOTE)
  await rest()
  expect(drafts.asideAt(NOTE, 'Ask the press office')).toBeNull()
  expect(kept()).toEqual([])
})
