import { describe, expect, it } from 'vitest'
import type { Message } from '../../../renderer/window/message'
import { MOST_SHOWN, timeToStay, withMessage } from '../../../renderer/window/message-queue'

let last = 0
const message = (text: string, more: Partial<Message> = {}): Message => ({
  ...{ id: ++last, tone: 'info', text, canUndo: false, place: null },
  ...more,
})
const trouble = (text: string) => message(text, { tone: 'error' })
const said = (...all: readonly Message[]) => all.reduce<readonly Message[]>(withMessage, []).map(({ text }) => text)

describe('messages', () => {
  it('are three at most, of which the oldest leave first', () => {
    expect(said(message('a'), message('b'), message('c'), message('d'))).toEqual(['b', 'c', 'd'])
  })

  it('say nothing twice', () => {
    expect(said(message('a'), message('b'), message('a'))).toEqual(['b', 'a'])
  })

  it('keep all trouble, which waits where there is no room', () => {
    expect(said(trouble('A'), message('b'), trouble('C'), message('d'))).toEqual(['A', 'C', 'd'])
    const five = said(...['A', 'B', 'C', 'D', 'E'].map(trouble))
    expect(five).toHaveLength(MOST_SHOWN + 2)
  })

  it('stay as long as it takes to read them and to do what they offer, and trouble until it is put away', () => {
    expect(timeToStay(trouble('A'))).toBeNull()
    expect(timeToStay(message('Linked.'))).toBe(8000)
    expect(timeToStay(message('Imported.', { canUndo: true }))).toBe(20_000)
    expect(timeToStay(message('x'.repeat(1000)))).toBe(64_000)
  })
})
