import { expect, it } from 'vitest'
import { changeKeys, keysBack, MOST_KEYS_BEFORE, usualPreferences } from '../../../src/machine/preferences'

it('leads back over each change of keys, and no further', () => {
  const first = changeKeys(usualPreferences, { a: ['J'] })
  const second = changeKeys(first, { a: ['K'] })
  const back = keysBack(second)
  expect(back).toEqual(first)
  expect(back && keysBack(back)).toEqual({ keys: {}, keysBefore: [] })
  expect(keysBack(usualPreferences)).toBeNull()
})

it('remembers so many changes at most', () => {
  const names = Array.from({ length: MOST_KEYS_BEFORE + 5 }, (_, at) => `${at}`)
  const many = names.reduce((keys, name) => changeKeys(keys, { a: [name] }), { keys: {}, keysBefore: [] } as Pick<
    typeof usualPreferences,
    'keys' | 'keysBefore'
  >)
  expect(many.keysBefore).toHaveLength(MOST_KEYS_BEFORE)
  expect(keysBack(many)?.keys).toEqual({ a: [names.at(-2)] })
})
