import { describe, expect, it } from 'vitest'
import { describeKey, keyOf } from '../../../renderer/window/key'

const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({ key, code: '', ...more }) as KeyboardEvent

describe('keyOf', () => {
  it.each([
    ['C', press('c')],
    ['C', press('C')],
    ['Shift+G', press('G', { shiftKey: true })],
    ['?', press('?', { shiftKey: true })],
    ['{', press('{', { shiftKey: true })],
    ['Mod+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true })],
    ['Alt+C', press('ç', { altKey: true, code: 'KeyC' })],
    ['C', press('с', { code: 'KeyC' })],
    ['Alt+ArrowDown', press('ArrowDown', { altKey: true })],
    ['Shift+F6', press('F6', { shiftKey: true })],
    ['Space', press(' ', { code: 'Space' })],
    // Cyrillic, Greek, Hebrew: the place counts where the letter is missing, and no place where it is there.
    ['[', press('х', { code: 'BracketLeft' })],
    ['{', press('Х', { code: 'BracketLeft', shiftKey: true })],
    ['Mod+Z', press('я', { code: 'KeyZ', ctrlKey: true })],
    ['Shift+G', press('Γ', { code: 'KeyG', shiftKey: true })],
    ['Q', press('/', { code: 'KeyQ' })],
    ['?', press('?', { code: 'Digit7', shiftKey: true })],
    // Dvorak and AZERTY: the character counts, wherever its key is.
    ["'", press("'", { code: 'KeyQ' })],
    [',', press(',', { code: 'KeyM' })],
    ['Mod+,', press(',', { code: 'KeyM', ctrlKey: true })],
    ['M', press('m', { code: 'Semicolon' })],
    // Digits that want Shift, or that are another script's.
    ['1', press('&', { code: 'Digit1' })],
    ['2', press('é', { code: 'Digit2' })],
    ['2', press('2', { code: 'Digit2', shiftKey: true })],
    ['3', press('٣', { code: 'Digit3' })],
    // German with AltGr, as Linux and as Windows report it; a Mac with Option.
    ['{', press('{', { code: 'Digit7' })],
    ['{', press('{', { code: 'Digit7', ctrlKey: true, altKey: true })],
    ['Alt+[', press('“', { code: 'BracketLeft', altKey: true })],
    ['Alt+E', press('Dead', { code: 'KeyE', altKey: true })],
    ['Dead', press('Dead', { code: 'Equal' })],
  ])('writes %s', (written, event) => expect(keyOf(event, false)).toBe(written))

  it('takes Cmd for Mod on a Mac', () => expect(keyOf(press('z', { metaKey: true }), true)).toBe('Mod+Z'))
})

describe('describeKey', () => {
  it('speaks of Ctrl, and of ⌘ on a Mac', () => {
    expect(describeKey('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z')
    expect(describeKey('Mod+Z', true)).toBe('⌘+Z')
    expect(describeKey('+', false)).toBe('+')
    expect(describeKey('Alt++', false)).toBe('Alt++')
  })
})
