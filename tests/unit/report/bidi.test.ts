import { describe, expect, it } from 'vitest'
import { hiddenControls, withVisibleControls } from '../../../src/report/bidi'

describe('characters of direction', () => {
  it('are written out', () => expect(withVisibleControls('a\u202Eb\u2066c\u200F')).toBe('a⟨U+202E⟩b⟨U+2066⟩c⟨U+200F⟩'))

  it('leave letters of any direction alone', () => expect(withVisibleControls('שלום ab 👩‍👧')).toBe('שלום ab 👩‍👧'))

  it('are named once each', () => {
    expect(hiddenControls('\u202Ea\u202E\u2069')).toEqual([
      'U+202E right-to-left override',
      'U+2069 pop directional isolate',
    ])
  })
})
