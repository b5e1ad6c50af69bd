import { describe, expect, it } from 'vitest'
import { describeKey, keyOf } from '../../../renderer/workbench/key'

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
