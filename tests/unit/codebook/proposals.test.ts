import { describe, expect, it } from 'vitest'
import { claimKind, cueMeaning, timeSpokenOf } from '../../../src/codebook/proposals'

describe('cueMeaning', () => {
  it.each([
    ['said', 'says'],
    ['according to', 'says'],
    ['According to', 'says'],
    ['claimed', 'claims'],
    ['denied', 'denies'],
    ['conceded', 'admits'],
    ['reported', 'reports'],
    ['is expected', 'predicts'],
    ['asked', 'asks'],
    ['indicate', 'hedges'],
    ['smiled', ''],
  ])('takes “%s” for “%s”', (words, meaning) => expect(cueMeaning(words)).toBe(meaning))
})

describe('claimKind', () => {
  it.each([
    ['The bridge was closed', 'fact'],
    ['The bridge will close', 'forecast'],
    ['The talks are expected to become another step', 'forecast'],
    ['The town is willing to pay', 'intention'],
    ['The town should pay', 'opinion'],
    ['Who pays for it?"', 'question'],
  ])('takes “%s” for a %s', (words, kind) => expect(claimKind(words)).toBe(kind))
})

describe('timeSpokenOf', () => {
  it.each([
    ['It took place on April 21 in the town', 'April 21'],
    ['It closes in the coming days', 'in the coming days'],
    ['It has stood since 1931', 'since 1931'],
    ['It stands', ''],
  ])('finds the time of “%s”', (words, time) => expect(timeSpokenOf(words)).toBe(time))
})
