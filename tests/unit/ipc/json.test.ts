import { expect, it } from 'vitest'
import { fromJson, resultToJson, toJson } from '../../../src/ipc/json'
import { err, ok } from '../../../src/result'

it('brings a text across as it is, with half a character and separators of lines in it', () => {
  const value = { text: 'a\u2028b\ud83d \u0000"\\ é', blocks: [{ start: 0, end: 3 }], orphan: null }
  expect(fromJson(toJson(value))).toEqual(value)
})

it('leaves an error as it is', () => {
  expect(resultToJson(err({ code: 'missing' }))).toEqual(err({ code: 'missing' }))
  expect(resultToJson(ok({ words: 3 }))).toEqual(ok('{"words":3}'))
})
