import { describe, expect, test } from 'vitest'
import { amount, counted, plural, share } from '../../../src/wording/amounts'
import { dateBothWays, localInstant, readableDate, readableDuration, readableInstant } from '../../../src/wording/dates'

describe('dates', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['a day', readableDate('2026-04-01'), '1 April 2026'],
    ['a month', readableDate('2026-12'), 'December 2026'],
    ['a year', readableDate('2026'), '2026'],
    ['nothing', readableDate(''), ''],
    ['what is no month', readableDate('2026-13'), '2026-13'],
    ['an instant', readableInstant('2026-05-12T14:03:05.000Z'), '12 May 2026, 14:03 UTC'],
    ['a day both ways', dateBothWays('2026-04-21'), '21 April 2026 (2026-04-21)'],
    ['a year once', dateBothWays('2026'), '2026'],
    ['hours and minutes', readableDuration(3_900_000), '1 h 5 min'],
    ['whole hours', readableDuration(7_200_000), '2 h'],
    ['a moment', readableDuration(59_999), 'under a minute'],
    ['no minute that has not passed', readableDuration(119_999), '1 min'],
    ['a day that there is not', readableDate('2026-02-30'), '2026-02-30'],
    ['an instant of this machine', localInstant('2026-05-12T14:03:05'), '12 May 2026, 14:03'],
  ]
  test.each(cases)('read %s', (_, actual, expected) => expect(actual).toBe(expected))
})

describe('amounts', () => {
  const cases: readonly (readonly [string, string])[] = [
    [amount(0), '0'],
    [amount(999), '999'],
    [amount(1234), '1,234'],
    [amount(1_234_567), '1,234,567'],
    [counted(1, 'claim'), '1 claim'],
    [counted(0, 'claim'), '0 claims'],
    [counted(2, 'story', 'stories'), '2 stories'],
    [plural(1, 'mark'), 'mark'],
    [plural(0, 'mark'), 'marks'],
    [plural(3, 'is', 'are'), 'are'],
    [share(1, 3), '33 %'],
    [share(0, 0), '–'],
  ]
  test.each(cases)('are written as %s', (actual, expected) => expect(actual).toBe(expected))
})
