import { describe, expect, it } from 'vitest'
import type { ProfileId } from '../../../src/ids'
import { isKnownAs, isPronoun, likeness, profileKind } from '../../../src/source/naming'
import type { Profile } from '../../../src/source/profile'

const profile = (name: string, kind: Profile['kind'] = 'named-person', ...otherNames: readonly string[]): Profile => ({
  id: '00000000-0000-4000-8000-000000000001' as ProfileId,
  name,
  otherNames,
  kind,
  affiliation: '',
  role: '',
  reliability: '',
  articles: [],
})

describe('profileKind', () => {
  it.each([
    ['Ada Quill', 'named-person'],
    ['he', 'unnamed-person'],
    ['officials', 'unnamed-group'],
    ['Officials', 'unnamed-group'],
    ['Sources close to the situation', 'unnamed-group'],
    ['sources from the publication', 'unnamed-group'],
    ['a person familiar with the matter', 'unnamed-person'],
    ['one of the diplomats', 'unnamed-group'],
    ['The Vale Courier', 'outlet'],
    ['the Ministry of Works', 'named-group'],
    ['a survey by the association', 'data'],
    ['the letter', 'document'],
  ])('takes “%s” for %s', (words, kind) => expect(profileKind(words)).toBe(kind))
})

describe('isKnownAs', () => {
  it('knows a name, its other names and a title before it', () => {
    expect(isKnownAs(profile('Ada Quill', 'named-person', 'Quill'), 'quill')).toBe(true)
    expect(isKnownAs(profile('Ada Quill'), 'President Ada Quill')).toBe(true)
    expect(isKnownAs(profile('Ada Quill'), 'Ada')).toBe(false)
  })
  it('never knows the unnamed and pronouns', () => {
    expect(isKnownAs(profile('officials', 'unnamed-group'), 'officials')).toBe(false)
    expect(isKnownAs(profile('she'), 'she')).toBe(false)
    expect(isPronoun('They')).toBe(true)
  })
})

describe('likeness', () => {
  it('ranks the same name over a shared part over nothing', () => {
    expect(likeness(profile('Ada Quill'), 'Ada Quill')).toBe(3)
    expect(likeness(profile('Ada Quill'), 'Quill')).toBe(2)
    expect(likeness(profile('Ada Quill'), 'Bo Reed')).toBe(0)
  })
})
