import { describe, expect, it } from 'vitest'
import { act, counted, IDLE_AFTER_MS, noActivity } from '../../../src/session/activity'

const workOf = (...times: readonly number[]) => times.reduce(act, noActivity).uncountedMs

describe('time at work', () => {
  it('counts from one act to the next', () => expect(workOf(1000, 3000, 8000)).toBe(7000))
  it('begins with the first act', () => expect(workOf(5000)).toBe(0))
  it('counts a stretch of five minutes', () => expect(workOf(0, IDLE_AFTER_MS)).toBe(IDLE_AFTER_MS))
  it('leaves out a longer one', () => expect(workOf(0, 1000, IDLE_AFTER_MS + 1001, IDLE_AFTER_MS + 2001)).toBe(2000))
  it('leaves out a clock that runs back', () => expect(workOf(5000, 2000, 3000)).toBe(1000))
  it('begins anew after it was counted', () => {
    const activity = counted([0, 4000].reduce(act, noActivity))
    expect(act(activity, 6000).uncountedMs).toBe(2000)
  })
})
