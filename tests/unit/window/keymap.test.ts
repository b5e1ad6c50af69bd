// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { refusal } from '../../../renderer/window/keymap'
import { quietWindow } from './quiet-window'

const own = quietWindow({ 'go.next': ['J'], 'mark.note': [] })
const { commands } = own

function command(id: string) {
  const found = commands.all().find((each) => each.id === id)
  if (found === undefined) throw new Error(`There must be a command "${id}".`)
  return found
}

describe('the keys that commands have by themselves', () => {
  it('are each the key of one command, and one that it may have', () => {
    const window = quietWindow({})
    const refused = window.commands.all().flatMap((each) =>
      each.keys.flatMap((key) => {
        // The keys of codes are the codebook's, which the codes are asked for, too.
        const why = refusal(window, each, key, false)
        return why === null || (each.code !== null && why.includes('of the code')) ? [] : [why]
      }),
    )
    expect(refused).toEqual([])
  })
})

describe('the keys that the analyst gave', () => {
  it('take the place of the command’s own', () => {
    expect(commands.keysOf('go.next')).toEqual(['J'])
    expect(commands.calledBy('J', 'text')?.id).toBe('go.next')
    expect(commands.calledBy('N', 'text')).toBeUndefined()
    expect(commands.calledBy('Enter', 'text')).toBeUndefined()
    expect(commands.calledBy('P', 'text')?.id).toBe('go.previous')
  })

  it.each([
    ['go.previous', 'J', 'J is the key of “Next mark”.'],
    ['go.previous', 'N', null],
    ['go.previous', 'P', null],
    ['go.previous', 'C', 'C is the key of “Tag as Claim”.'],
    ['go.previous', 'Alt+C', 'Alt+C is the key of “Tag as Claim”.'],
    ['go.previous', 'Shift+C', 'Shift+C is the key of “Keep tagging as Claim”.'],
    ['go.previous', 'Mod+Z', 'Ctrl+Z is the key of “Undo”.'],
    ['go.previous', 'Escape', 'Esc is the key of “End the attribution; step back”.'],
    ['go.previous', 'Mod+C', 'Ctrl+C selects all, copies, cuts or pastes.'],
    ['go.previous', 'Shift+ArrowDown', 'Shift+↓ moves the caret.'],
    ['go.previous', 'Shift+F10', 'Shift+F10 opens the menu of what is selected.'],
    ['go.previous', 'Tab', 'Tab moves the focus.'],
    ['file.open', 'J', expect.stringContaining('works while you type, too')],
    ['file.open', 'F7', null],
    ['file.open', 'Mod+Shift+J', null],
  ])('are refused %s for %s: %s', (id, key, why) => {
    expect(refusal(own, command(id), key, false)).toEqual(why)
  })
})
